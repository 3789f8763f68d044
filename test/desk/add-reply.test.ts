/** Staff answer everybody on a ticket: what is mailed to whom and when, what becomes of the ticket, and how it is taken back. */
import { describe, expect, test } from '@jest/globals';
import { addNote } from '../../src/desk/add-note.ts';
import { addReply } from '../../src/desk/add-reply.ts';
import type { DeskRefusal } from '../../src/desk/refusal.ts';
import { setPriority } from '../../src/desk/set-priority.ts';
import { setStatus } from '../../src/desk/set-status.ts';
import { undoReply } from '../../src/desk/undo-reply.ts';
import { type Sending, statusAfterReply } from '../../src/domain/reply-sending.ts';
import type { Status } from '../../src/domain/ticket.ts';
import { UNDO_WINDOW } from '../../src/domain/undo-window.ts';
import type { WrittenFile } from '../../src/domain/written-file.ts';
import { hasNewsByOthers } from '../../src/store/news-by-others.ts';
import { claimOutboxEmails } from '../../src/store/outbox-claims.ts';
import { onBothDatabases } from '../support/databases.ts';
import { mailboxOf, sha } from '../support/filings.ts';
import type { Character } from '../support/help-desk.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

const refusal = (code: DeskRefusal['code'], choice: DeskRefusal['choice'] = null) =>
  expect.objectContaining({ name: 'DeskRefusal', code, choice });

const file = (filename: string, change: Partial<WrittenFile> = {}): WrittenFile => ({
  ...{ filename, contentType: 'application/pdf', size: 1234, sha256: sha(filename) },
  ...change,
});

test.each<[Status, Sending, Status]>([
  ['new', 'keep', 'open'],
  ['new', 'wait', 'waiting'],
  ['new', 'resolve', 'resolved'],
  ['open', 'keep', 'open'],
  ['waiting', 'keep', 'waiting'],
  ['waiting', 'resolve', 'resolved'],
  ['resolved', 'keep', 'resolved'],
  ['resolved', 'wait', 'waiting'],
  ['closed', 'keep', 'closed'],
  ['closed', 'resolve', 'closed'],
  ['closed', 'wait', 'waiting'],
])('a reply makes a ticket that is %s, sent to %s, %s', (status, sending, after) => {
  expect(statusAfterReply(status, sending)).toBe(after);
});

onBothDatabases('a reply of staff', (open) => {
  const start = async (given: { readonly status?: Status; readonly assignee?: Character } = {}) => {
    const helpDesk = await openTicketDesk(open);
    await mailboxOf(helpDesk.desk);
    const { id, reference } = await helpDesk.ticket({ title: 'No network', team: 'reseau', ...given });
    const by = async (name: Character, once: string | null = null) => ({
      ...{ viewer: await helpDesk.viewer(name), reference, once },
    });
    const mails = async () => {
      const rows = await helpDesk.db('outbox_emails').orderBy('recipient');
      return rows.map(({ recipient, state, notification, payload }) => {
        const others = JSON.parse(payload).kinds.slice(1);
        return [recipient.split('@')[0], state, [notification, ...others].join(' ')].join(' ');
      });
    };
    const seen = async () => {
      const [entry] = await helpDesk.db('log_entries').max('id as id');
      const [event] = await helpDesk.db('audit_events').max('id as id');
      return { entryId: entry?.id ?? 0, eventId: event?.id ?? 0 };
    };
    return { ...helpDesk, id, reference, by, mails, seen };
  };

  test('is read by everybody, mailed to each once when the undo window has passed, and opens what is new', async () => {
    const { desk, db, by, id, invite, mails, clock, row, reference, events, idOf } = await start({ assignee: 'Ben' });
    await invite(id, 'Stranger');
    await invite(id, 'Cleo', 'follower');
    const { logEntryId } = await addReply(desk, { ...(await by('Ben')), text: ' Try again.\r\n', send: 'keep' });
    expect(await db('log_entries').where({ id: logEntryId }).first()).toMatchObject({
      ...{ text: 'Try again.', visibility: 'public', via: 'web', author_id: idOf('Ben'), ticket_id: id },
    });
    expect(await mails()).toEqual(['ada queued entry', 'cleo queued entry', 'stranger queued entry']);
    expect(await db('outbox_emails').distinct('not_before_at', 'log_entry_id')).toEqual([
      { not_before_at: clock.now + UNDO_WINDOW, log_entry_id: logEntryId },
    ]);
    expect(await row(reference)).toMatchObject({ status: 'open', revision: 2 });
    expect((await events(reference)).map(({ action, after }) => [action, after])).toEqual([
      ['ticket.status-changed', { status: 'open' }],
    ]);
  });

  test('that resolves says both in one mail', async () => {
    const { desk, by, mails, row, reference, db, clock } = await start();
    await addReply(desk, { ...(await by('Ben')), text: 'Done.', send: 'resolve' });
    expect(await mails()).toEqual(['ada queued entry resolved']);
    expect(await db('outbox_emails').pluck('not_before_at')).toEqual([clock.now + UNDO_WINDOW]);
    expect(await row(reference)).toMatchObject({ status: 'resolved', resolved_at: clock.now });
  });

  test('may be files alone; those that no mail could bring are refused, with all the rest', async () => {
    const { desk, db, by } = await start();
    const ben = await by('Ben');
    await addReply(desk, { ...ben, text: '', files: [file('plan.pdf')], send: 'keep' });
    await addReply(desk, { ...ben, text: 'Again', files: [file('plan.pdf'), file('b.pdf')], send: 'keep' });
    const files = await db('attachments').orderBy('id').select('filename', 'is_repeat');
    expect(files.map(({ filename, is_repeat }) => [filename, Boolean(is_repeat)])).toEqual([
      ['plan.pdf', false],
      ['plan.pdf', true],
      ['b.pdf', false],
    ]);
    expect(await db('blobs')).toHaveLength(2);
    for (const bad of [file('run.exe'), file('big.pdf', { size: 26 * 1024 * 1024 })])
      await expect(addReply(desk, { ...ben, text: 'x', files: [bad], send: 'keep' })).rejects.toEqual(
        refusal('bad-choice', 'files'),
      );
    for (const text of ['', ' \u200b\r\n', 'x'.repeat(100_001)])
      await expect(addReply(desk, { ...ben, text, send: 'keep' })).rejects.toEqual(refusal('bad-choice', 'text'));
    expect(await db('log_entries')).toHaveLength(2);
  });

  describe('written on a page that others have outrun', () => {
    test('is not sent, nor is a note; on the page as it is now it is', async () => {
      const { desk, by, seen, say, id, mails, db, database } = await start();
      const ben = await by('Ben');
      const old = await seen();
      await say(id, 'Ada', 'It works again!');
      await database.write('tickets').where({ id }).increment('revision');
      for (const write of [addReply, addNote])
        await expect(write(desk, { ...ben, text: 'Hm', send: 'keep', seen: old })).rejects.toEqual(refusal('stale'));
      expect(await mails()).toEqual([]);
      expect(await db('log_entries')).toHaveLength(1);
      await addReply(desk, { ...ben, text: 'Fine!', send: 'keep', seen: await seen() });
      expect(await db('log_entries')).toHaveLength(2);
    });

    test('is not sent after what others did, but after what its own author did it is', async () => {
      const { desk, by, seen } = await start();
      const old = await seen();
      const [ben, cleo] = [await by('Ben'), await by('Cleo')];
      await setPriority(desk, { ...ben, priority: 'high' });
      await addNote(desk, { ...ben, text: 'Mine', seen: old });
      await addReply(desk, { ...ben, text: 'Mine too', send: 'wait', seen: old });
      await setStatus(desk, { ...cleo, status: 'open' });
      await expect(addReply(desk, { ...ben, text: 'x', send: 'keep', seen: old })).rejects.toEqual(refusal('stale'));
      await addReply(desk, { ...ben, text: 'As a program', send: 'keep', seen: null });
    });

    test('counts what the gateway does by itself, and nothing that no page tells', async () => {
      const { db, id, seen, idOf, database } = await start();
      const old = await seen();
      const event = { at: 1, subject_type: 'ticket', subject_id: String(id), ticket_id: id };
      await database.write('audit_events').insert({ ...event, actor_id: null, action: 'ticket.looked-at' });
      expect(await hasNewsByOthers(db, id, idOf('Ben'), old)).toBe(false);
      await database.write('audit_events').insert({ ...event, actor_id: null, action: 'ticket.status-changed' });
      expect(await hasNewsByOthers(db, id, idOf('Ben'), old)).toBe(true);
    });
  });

  describe('taken back', () => {
    test('within the window leaves nothing but that it was; text and files come back', async () => {
      const { desk, by, clock, mails, db, row, reference, events } = await start();
      const ben = await by('Ben');
      const written = { text: 'Solved', files: [file('plan.pdf')], send: 'resolve' } as const;
      const { logEntryId } = await addReply(desk, { ...ben, ...written });
      clock.now += UNDO_WINDOW;
      const back = await undoReply(desk, { ...ben, logEntryId });
      expect(back).toEqual({ reference, text: 'Solved', files: [file('plan.pdf')] });
      expect(await mails()).toEqual(['ada cancelled entry resolved']);
      for (const table of ['log_entries', 'attachments', 'digest_items']) expect(await db(table)).toEqual([]);
      expect(await row(reference)).toMatchObject({ status: 'new', resolved_at: null, revision: 3 });
      expect((await events(reference)).map(({ action, actor }) => [action, actor])).toEqual([
        ['ticket.status-changed', 'Ben'],
        ['ticket.reply-withdrawn', 'Ben'],
        ['ticket.status-changed', 'Ben'],
      ]);
    });

    test('of a ticket that it had reopened, tells its team nothing either', async () => {
      const { desk, by, mails, row, reference, database, idOf } = await start({ status: 'closed' });
      await database
        .write('persons')
        .where({ id: idOf('Dora') })
        .update({ notify: 'digest' });
      const cleo = await by('Cleo');
      const { logEntryId } = await addReply(desk, { ...cleo, text: 'One more thing', send: 'wait' });
      expect(await mails()).toEqual(['ada queued entry reopened', 'ben queued reopened']);
      await undoReply(desk, { ...cleo, logEntryId });
      expect(await mails()).toEqual(['ada cancelled entry reopened', 'ben cancelled reopened']);
      expect(await row(reference)).toMatchObject({ status: 'closed' });
    });

    test('leaves the status that somebody has given it since, and what was in a digest is in none', async () => {
      const { desk, by, row, reference, database, db, idOf } = await start({ assignee: 'Cleo' });
      await database
        .write('persons')
        .where({ id: idOf('Cleo') })
        .update({ notify: 'digest' });
      const ben = await by('Ben');
      const { logEntryId } = await addReply(desk, { ...ben, text: 'Wait', send: 'wait' });
      expect(await db('digest_items')).toHaveLength(1);
      await setStatus(desk, { ...(await by('Cleo')), status: 'open' });
      await undoReply(desk, { ...ben, logEntryId });
      expect(await row(reference)).toMatchObject({ status: 'open' });
      expect(await db('digest_items')).toEqual([]);
    });

    test('is too late once one of its mails has begun to leave, or the window has long passed', async () => {
      const { desk, by, clock, db, id, invite, mails, database } = await start();
      await invite(id, 'Stranger');
      const ben = await by('Ben');
      const { logEntryId } = await addReply(desk, { ...ben, text: 'Gone', send: 'keep' });
      clock.now += UNDO_WINDOW + 1;
      const claim = { holder: 'sender', now: clock.now, until: clock.now + 60_000, limit: 1 };
      expect(await claimOutboxEmails(database.write, claim)).toHaveLength(1);
      await expect(undoReply(desk, { ...ben, logEntryId })).rejects.toEqual(refusal('too-late'));
      expect((await mails()).map((mail) => mail.split(' ')[1]).toSorted()).toEqual(['queued', 'sending']);
      // Put back after an attempt that failed, it may have arrived all the same.
      await database.write('outbox_emails').update({ state: 'queued' });
      await expect(undoReply(desk, { ...ben, logEntryId })).rejects.toEqual(refusal('too-late'));
      await database.write('outbox_emails').update({ attempts: 0 });
      clock.now += 60_000;
      await expect(undoReply(desk, { ...ben, logEntryId })).rejects.toEqual(refusal('too-late'));
      expect(await db('log_entries')).toHaveLength(1);
    });

    test('is for its author alone, and for replies alone', async () => {
      const { desk, by, say, id } = await start();
      const [ben, cleo] = [await by('Ben'), await by('Cleo')];
      const { logEntryId } = await addReply(desk, { ...ben, text: 'Mine', send: 'keep' });
      const note = await addNote(desk, { ...ben, text: 'Inside' });
      const mailed = await say(id, 'Ben', 'By mail', { via: 'mail' });
      await expect(undoReply(desk, { ...cleo, logEntryId })).rejects.toEqual(refusal('not-allowed'));
      for (const other of [note.logEntryId, mailed, 9999])
        await expect(undoReply(desk, { ...ben, logEntryId: other })).rejects.toEqual(refusal('not-allowed'));
    });

    test('can be sent again by the very form that had sent it', async () => {
      const { desk, by, db } = await start();
      const form = { ...(await by('Ben', sha('form'))), text: 'Again', send: 'keep' } as const;
      const undo = await by('Ben', sha('undo'));
      const { logEntryId } = await addReply(desk, form);
      expect(await addReply(desk, form)).toMatchObject({ logEntryId });
      const back = await undoReply(desk, { ...undo, logEntryId });
      expect(await undoReply(desk, { ...undo, logEntryId })).toEqual(back);
      await addReply(desk, form);
      expect(await db('log_entries').pluck('text')).toEqual(['Again']);
    });

    test('at the instant at which it leaves, either leaves or is taken back: never half of it', async () => {
      const { desk, by, db, id, clock, invite, database } = await start();
      await invite(id, 'Stranger');
      await invite(id, 'Cleo');
      const ben = await by('Ben');
      for (let time = 0; time < 8; time += 1) {
        const { logEntryId } = await addReply(desk, { ...ben, text: `Race ${time}`, send: 'keep' });
        clock.now += UNDO_WINDOW;
        const claim = { holder: 'sender', now: clock.now, until: clock.now + 60_000, limit: 10 };
        const undone = undoReply(desk, { ...ben, logEntryId }).then(
          () => true,
          () => false,
        );
        const [claimed, wasUndone] = await Promise.all([claimOutboxEmails(database.write, claim), undone]);
        expect([time, claimed.length]).toEqual([time, wasUndone ? 0 : 3]);
        expect(await db('log_entries').where({ id: logEntryId })).toHaveLength(wasUndone ? 0 : 1);
        await database.write('outbox_emails').where({ state: 'sending' }).update({ state: 'sent' });
      }
    });
  });
});
