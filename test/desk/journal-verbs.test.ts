import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { noteFailure } from '../../src/desk/note-failure.ts';
import { recordRawMailRead } from '../../src/desk/read-raw-mail.ts';
import { DeskRefusal } from '../../src/desk/refusal.ts';
import { replayFromPage } from '../../src/desk/replay-from-page.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { readJournal } from '../../src/store/journal-list.ts';
import { upsertService } from '../../src/store/services.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, decisionOf, deskOn, filing, mailboxOf, opening, sha } from '../support/filings.ts';

onBothDatabases('a mail of the journal', (open) => {
  const start = async () => {
    const desk = deskOn(await open());
    const db = desk.database.write;
    const { id: mailboxId } = await mailboxOf(desk);
    const [mail = 0] = await arrive(desk, mailboxId, [1]);
    const [{ id: personId }] = await db('persons')
      .insert({ name: 'Ben', role: 'agent', origin: 'directory', created_at: 0 })
      .returning('id');
    const ben: Viewer = {
      ...{ personId, name: 'Ben', role: 'agent', teamIds: [] },
      ...{ hiddenServiceIds: [], disclosedTicketIds: [] },
    };
    const audit = () => db('audit_events').orderBy('id').select('actor_id', 'action', 'received_email_id');
    const fail = async () => {
      for (let attempt = 0; attempt < 3; attempt += 1) await noteFailure(desk, mail, new Error('unreadable'));
    };
    const disposition = async () => (await readJournal(db, ben, {})).mails[0]?.disposition;
    return { desk, db, mail, ben, audit, fail, disposition };
  };

  test('is given raw to those who see it, and that is audited', async () => {
    const { desk, db, mail, ben, audit } = await start();
    expect(await recordRawMailRead(desk, ben, mail)).toEqual({ sha256: sha('mail 1'), size: 100 });
    const read = { actor_id: ben.personId, action: 'received-email.raw-read', received_email_id: mail };
    expect(await audit()).toEqual([read]);
    expect(await recordRawMailRead(desk, { ...ben, role: 'requester' }, mail)).toBeNull();
    // Nobody has read it yet: it might be of the service that is hidden from this one.
    expect(await recordRawMailRead(desk, { ...ben, hiddenServiceIds: [1] }, mail)).toBeNull();
    expect(await recordRawMailRead(desk, ben, mail + 1)).toBeNull();
    await db('received_emails').update({ sha256: null });
    expect(await recordRawMailRead(desk, ben, mail)).toBeNull();
    expect(await audit()).toEqual([read]);
  });

  test('that is held stays hidden from those from whom its service is', async () => {
    const { desk, db, mail, ben } = await start();
    const service = { slug: 'pay', parentId: null, position: 1, name: { fr: 'x', en: 'x' }, teamId: null };
    const about = { description: { fr: '', en: '' }, priority: 'normal', isConfidential: true } as const;
    const serviceId = await upsertService(db, { ...service, ...about, takesTickets: true, reopenDays: 7 });
    const held = decisionOf({ act: 'none' }, { disposition: 'held', reason: 'bulk', serviceId });
    await fileReceivedEmails(desk, [filing(mail, { act: 'none' }, { decide: () => held })]);
    const cleo = { ...ben, hiddenServiceIds: [serviceId] };
    expect((await readJournal(db, ben, {})).mails).toMatchObject([{ id: mail, disposition: 'held' }]);
    expect((await readJournal(db, cleo, {})).mails).toEqual([]);
    expect(await recordRawMailRead(desk, { ...cleo, role: 'admin' }, mail)).toBeNull();
    expect(await replayFromPage(desk, cleo, mail, null)).toBeNull();
    expect(await replayFromPage(desk, ben, mail, null)).toBe(true);
    expect((await readJournal(db, cleo, {})).mails).toEqual([]);
  });

  test('that failed waits once more when staff ask for it, and once only', async () => {
    const { desk, mail, ben, audit, fail, disposition } = await start();
    await fail();
    expect(await replayFromPage(desk, ben, mail, 'a form')).toBe(true);
    expect(await disposition()).toBe('pending');
    await fail();
    expect(await replayFromPage(desk, ben, mail, 'a form')).toBe(true);
    expect(await disposition()).toBe('failed');
    expect(await audit()).toEqual([
      { actor_id: ben.personId, action: 'received-email.replayed', received_email_id: mail },
    ]);
  });

  test('that nobody could read is put through again by any of staff: that shows nothing of it', async () => {
    const { desk, mail, ben, fail, disposition } = await start();
    await fail();
    expect(await replayFromPage(desk, { ...ben, hiddenServiceIds: [1] }, mail, null)).toBe(true);
    expect(await disposition()).toBe('pending');
  });

  test('that is held and speaks of a ticket is hidden once that ticket is', async () => {
    const { desk, db, ben, mail } = await start();
    const [other = 0] = await arrive(desk, (await mailboxOf(desk)).id, [2]);
    await fileReceivedEmails(desk, [filing(other, opening())]);
    const { id: concernedTicketId } = await db('tickets').first('id');
    const held = decisionOf({ act: 'none' }, { disposition: 'held', reason: 'bulk', concernedTicketId });
    await fileReceivedEmails(desk, [filing(mail, { act: 'none' }, { decide: () => held })]);
    const service = { slug: 'pay', parentId: null, position: 1, name: { fr: 'x', en: 'x' }, teamId: null };
    const about = { description: { fr: '', en: '' }, priority: 'normal', isConfidential: true } as const;
    const serviceId = await upsertService(db, { ...service, ...about, takesTickets: true, reopenDays: 7 });
    const cleo = { ...ben, hiddenServiceIds: [serviceId] };
    expect(await recordRawMailRead(desk, cleo, mail)).not.toBeNull();
    await db('tickets').update({ service_id: serviceId });
    expect(await recordRawMailRead(desk, cleo, mail)).toBeNull();
    expect(await replayFromPage(desk, cleo, mail, null)).toBeNull();
    expect((await readJournal(db, cleo, {})).mails).toEqual([]);
    expect(await recordRawMailRead(desk, ben, mail)).not.toBeNull();
  });

  test('that is neither held nor failed, or not theirs to see, stays as it is', async () => {
    const { desk, mail, ben, fail, disposition } = await start();
    expect(await replayFromPage(desk, ben, mail, null)).toBe(false);
    await fail();
    expect(await replayFromPage(desk, ben, 2 ** 40, null)).toBeNull();
    await expect(replayFromPage(desk, { ...ben, role: 'requester' }, mail, null)).rejects.toThrow(DeskRefusal);
    expect(await disposition()).toBe('failed');
  });
});
