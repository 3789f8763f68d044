import { expect, test } from '@jest/globals';
import { outboxEmailOfAddress } from '../../src/domain/bounce-address.ts';
import { readLinkToken } from '../../src/domain/link-token.ts';
import { isOurLoopHeader } from '../../src/domain/loop-header.ts';
import { tokenInAddress } from '../../src/domain/reply-address.ts';
import { readReplyToken } from '../../src/domain/reply-token.ts';
import { upsertMailbox } from '../../src/store/mailboxes.ts';
import type { OutboxEmail } from '../../src/store/outbox.ts';
import { BASE_URL, openComposingDesk } from '../support/composed.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file, KEYS, profile, sha } from '../support/filings.ts';

const WORDS = 'Bonjour,\n\n  la borne est réparée.\n';

onBothDatabases('a mail to a participant', (open) => {
  test('passes on what an agent wrote: from them by way of the help desk, to one alone, answered to a signed address', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ title: 'Pas de Wi-Fi', service: 'wifi' });
    await desk.invite(ticketId, 'Cleo');
    const logEntryId = await desk.say(ticketId, 'Ben', WORDS);
    const thread = { inReplyTo: 'question@univ.example', references: ['root@univ.example', 'question@univ.example'] };
    const row = desk.row(['entry', 'resolved'], 'Ada', { ticketId, logEntryId, payload: thread });
    const mail = await desk.compose(row);
    expect(mail).toMatchObject({
      from: { name: 'Ben (Assistance)', address: 'assistance@univ.example' },
      to: [{ name: 'Ada', address: 'ada@univ.example' }],
      subject: '[R-000001] Pas de Wi-Fi',
      messageId: row.messageId,
      ...thread,
    });
    expect(mail.text).toMatchInlineSnapshot(`
      "Bonjour Ada,

      Ben a écrit au sujet de votre demande R-000001 :

      Bonjour,

        la borne est réparée.

      La demande est résolue.

      Voir la demande
      https://assistance.univ.example/requests/R-000001

      -- 
      Pour répondre ou joindre un fichier, répondez simplement à ce courriel.
      Participent aussi à cette demande : Cleo.
      Vous recevez ce courriel parce que cette demande est la vôtre.
      "
    `);
    const personId = desk.idOf('Ada');
    expect(readReplyToken(KEYS, tokenInAddress(mail.replyTo ?? '') ?? '')).toEqual({
      ...{ ticketId, personId, isInternal: false },
    });
    expect(outboxEmailOfAddress(KEYS, mail.returnPath ?? '')).toBe(row.id);
  });

  test('is marked as automatic but for the words of staff, which are a person’s', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ team: 'reseau' });
    const byBen = await desk.say(ticketId, 'Ben', WORDS);
    const byAda = await desk.say(ticketId, 'Ada', WORDS);
    const about = { ticketId };
    const mails = [
      desk.row(['entry'], 'Ada', { ...about, logEntryId: byBen }),
      desk.row(['entry'], 'Ben', { ...about, logEntryId: byAda, payload: { role: 'staff' } }),
      desk.row(['acknowledgement'], 'Ada', about),
      desk.row(['resolved'], 'Ada', about),
    ];
    const headers = [];
    for (const mail of mails) headers.push((await desk.compose(mail)).headers ?? {});
    expect(headers.map((one) => [one['Auto-Submitted'], one['X-Auto-Response-Suppress']])).toEqual([
      [undefined, 'DR, RN, NRN, OOF, AutoReply'],
      ['auto-generated', 'All'],
      ['auto-replied', 'All'],
      ['auto-generated', 'All'],
    ]);
    expect(headers.every((one) => isOurLoopHeader(KEYS, one['X-Guichet-Loop'] ?? ''))).toBe(true);
  });

  test('lets a contact leave and mute without signing in', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    await desk.invite(ticketId, 'Cleo');
    const given = { ticketId, payload: { role: 'contact' as const, locale: 'en' as const, actorId: desk.idOf('Ada') } };
    const mail = await desk.compose(desk.row(['contact-added'], 'Cleo', given));
    const links = [...mail.text.matchAll(/: (https:\S+\/s\/(\S+))$/gm)];
    const personId = desk.idOf('Cleo');
    expect(links.map(([, , token = '']) => readLinkToken(KEYS, token))).toEqual([
      { to: 'mute', ticketId, personId },
      { to: 'leave', ticketId, personId },
    ]);
    expect(mail.headers).toMatchObject({
      'List-Unsubscribe': `<${links[1]?.[1]}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Content-Language': 'en',
    });
    expect(mail.text).toContain('Ada has added you to request R-000001.');
  });

  test('acknowledges with reference and service, what was refused, what is asked, and the receipt', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ service: 'wifi' });
    const values = {
      receivedEmailId: 42,
      refused: [{ filename: 'jeu.exe', size: 12_345, why: 'type' }],
      questions: [
        {
          ...{ number: 1, isMandatory: true, label: { fr: 'Où ?', en: 'Where?' } },
          choices: [
            { fr: 'Ici', en: 'Here' },
            { fr: 'Là', en: 'There' },
          ],
        },
      ],
    };
    const { text } = await desk.compose(desk.row(['acknowledgement'], 'Ada', { ticketId, payload: { values } }));
    expect(text).toContain('Votre demande R-000001 est bien enregistrée.');
    expect(text).toContain('« Numérique › Wi-Fi »');
    expect(text).toContain('- jeu.exe (12 ko) — type de fichier interdit');
    expect(text).toContain('1. Où ?\n   1. Ici\n   2. Là');
    const [, token = ''] = /\/s\/(\S+)/.exec(text) ?? [];
    expect(readLinkToken(KEYS, token)).toEqual({ to: 'receipt', receivedEmailId: 42, personId: desk.idOf('Ada') });
  });

  test('has neither links without an address of the pages, nor a signed address where the server has none', async () => {
    const desk = await openComposingDesk(open, { baseUrl: null });
    const noPlus = { ...profile('assistance@univ.example'), plus: null };
    await upsertMailbox(desk.database.write, noPlus, 'settings', 1);
    const { id: ticketId } = await desk.ticket();
    await desk.invite(ticketId, 'Cleo');
    const payload = { role: 'contact' as const, values: { receivedEmailId: 1 } };
    const mail = await desk.compose(desk.row(['acknowledgement'], 'Cleo', { ticketId, payload }));
    expect([mail.replyTo, mail.returnPath]).toEqual([undefined, 'assistance@univ.example']);
    expect(mail.text + mail.html).not.toMatch(/https?:/);
    expect(mail.headers?.['List-Unsubscribe']).toBeUndefined();
  });
});

onBothDatabases('a mail to staff', (open) => {
  test('leads to the staff’s page, says what can be commanded, and keeps answers to a note within', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ team: 'reseau' });
    const logEntryId = await desk.say(ticketId, 'Dora', 'Entre nous.', {
      visibility: 'private',
      files: [file('a.txt')],
    });
    const payload = { role: 'staff' as const, isInternal: true };
    const mail = await desk.compose(desk.row(['note'], 'Ben', { ticketId, logEntryId, payload }));
    expect(mail.text).toContain(`${BASE_URL}/staff/tickets/R-000001`);
    expect(mail.text).toContain('Entre nous.');
    expect(mail.text).toContain('Votre réponse à ce courriel restera une note interne.');
    expect(mail.text).not.toMatch(/^#/m);
    expect(readReplyToken(KEYS, tokenInAddress(mail.replyTo ?? '') ?? '')?.isInternal).toBe(true);
    // A note's files stay on the page.
    expect([mail.files, mail.text.includes('a.txt')]).toEqual([[], true]);
  });

  test('answers commands with what was done and how to undo it, or with why nothing was', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ team: 'reseau' });
    const answer = (values: object) =>
      desk.compose(
        desk.row(['command-answer'], 'Ben', { ticketId, payload: { role: 'other', values: values as never } }),
      );
    const done = await answer({ done: [{ code: 'close', values: {}, undoStepId: 7 }], refused: [], help: false });
    const [, token = ''] = /Annuler.*\/s\/(\S+)/.exec(done.text) ?? [];
    expect(readLinkToken(KEYS, token)).toEqual({ to: 'undo', undoStepId: 7, personId: desk.idOf('Ben') });
    const refused = await answer({
      done: [],
      refused: [{ code: 'unknown', values: { command: '#lcose', nearest: '#close' } }],
      help: true,
    });
    expect(refused.text).toContain('Rien n’a été exécuté');
    expect(refused.text).toContain('#assigner moi');
    expect(refused.headers?.['Auto-Submitted']).toBe('auto-replied');
  });

  test('tells in a digest only of tickets that they may still see', async () => {
    const desk = await openComposingDesk(open);
    await desk.ticket({ title: 'Wi-Fi', team: 'reseau' });
    await desk.ticket({ title: 'Secret', service: 'paie', team: 'rh' });
    const items = ['R-000001', 'R-000002'].map((reference) => ({
      ...{ reference, title: `Title of ${reference}`, kind: 'entry', at: desk.clock.now, author: 'Ada' },
    }));
    const to = (name: 'Ben' | 'Cleo', of = items) =>
      desk.row(['digest'], name, { payload: { role: 'other', values: { items: of } } });
    const [ben, cleo] = [await desk.compose(to('Ben')), await desk.compose(to('Cleo'))];
    expect(ben.text).toContain('R-000001 · Title of R-000001 — Ada a écrit');
    expect(ben.text).not.toContain('R-000002');
    expect(cleo.text).toContain('R-000002');
    expect(await desk.whyNot(to('Ben', items.slice(1)))).toMatch(/see nothing/);
  });

  test('names the mailbox that an alarm is about', async () => {
    const desk = await openComposingDesk(open);
    const values = { alarm: 'mailbox-failing', details: { error: 'ECONNREFUSED' }, mailboxId: desk.mailbox.id };
    const mail = await desk.compose(desk.row(['alarm'], 'Dora', { payload: { role: 'other', values } }));
    expect(mail.subject).toBe('Alerte de l’assistance');
    expect(mail.text).toContain('La boîte assistance@univ.example ne peut pas être relevée (ECONNREFUSED).');
  });
});

onBothDatabases('who may have a mail is asked when it leaves', (open) => {
  test('not whoever left, muted, was removed or disabled, nor who wrote it', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    await desk.invite(ticketId, 'Cleo');
    const logEntryId = await desk.say(ticketId, 'Ben', WORDS);
    const entry = (to: 'Ada' | 'Ben' | 'Cleo' | 'Stranger', role: 'requester' | 'contact' | 'staff' = 'contact') =>
      desk.row(['entry'], to, { ticketId, logEntryId, payload: { role } });
    expect(await desk.whyNot(entry('Cleo'))).toBeNull();
    expect(await desk.whyNot(entry('Stranger'))).toMatch(/left this ticket, muted it, or were removed/);
    expect(await desk.whyNot(entry('Ben', 'staff'))).toBe('They wrote it themselves.');
    await desk.database.write('ticket_contacts').update({ muted_at: 1 });
    expect(await desk.whyNot(entry('Cleo'))).toMatch(/muted/);
    await desk.database.write('ticket_contacts').update({ muted_at: null });
    await desk.remove(ticketId, 'Cleo');
    expect(await desk.whyNot(entry('Cleo'))).toMatch(/removed/);
    await desk.database
      .write('persons')
      .where({ id: desk.idOf('Ada') })
      .update({ disabled_at: 1 });
    expect(await desk.whyNot(entry('Ada', 'requester'))).toMatch(/sign in/);
  });

  test('never an internal note to who is not staff, nor a confidential ticket to who may not see it', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ service: 'paie', team: 'rh' });
    const note = await desk.say(ticketId, 'Dora', 'Entre nous.', { visibility: 'private' });
    expect(await desk.whyNot(desk.row(['note'], 'Ada', { ticketId, logEntryId: note }))).toMatch(/internal/);
    const toStaff = (name: 'Ben' | 'Cleo' | 'Ada') =>
      desk.row(['note'], name, { ticketId, logEntryId: note, payload: { role: 'staff' } });
    expect(await desk.whyNot(toStaff('Cleo'))).toBeNull();
    expect(await desk.whyNot(toStaff('Ben'))).toMatch(/may not see/);
    expect(await desk.whyNot(toStaff('Ada'))).toMatch(/may not see/);
  });

  test('an agent who follows no more is told no more, unless somebody names them', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket({ team: 'reseau' });
    await desk.invite(ticketId, 'Cleo', 'follower');
    const logEntryId = await desk.say(ticketId, 'Ada', '@cleo ?');
    const row = (kind: 'entry' | 'mentioned') =>
      desk.row([kind], 'Cleo', { ticketId, logEntryId, payload: { role: 'staff' } });
    expect(await desk.whyNot(row('entry'))).toBeNull();
    await desk.remove(ticketId, 'Cleo');
    expect(await desk.whyNot(row('entry'))).toMatch(/follow/);
    expect(await desk.whyNot(row('mentioned'))).toBeNull();
  });

  test('what became of somebody’s own mail needs no right, and holds no words of others', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    const logEntryId = await desk.say(ticketId, 'Ada', 'Secret words');
    const values = { refused: [{ filename: 'a.exe', size: 1, why: 'type' }] };
    const row = desk.row(['refused-files'], 'Stranger', { ticketId, logEntryId, payload: { role: 'other', values } });
    const mail = await desk.compose(row);
    expect(mail.text).toContain('a.exe');
    expect(mail.text + mail.html).not.toMatch(/Secret words|Ada/);
    const nobody = desk.row(['oversize'], null, { payload: { role: 'other', values: { subject: 'Film', size: 9e7 } } });
    expect((await desk.compose(nobody)).subject).toBe('Courriel trop volumineux : Film');
  });
});

onBothDatabases('files', (open) => {
  const film = file('film.mp4', { size: 14_000_000, sha256: sha('film') });
  const plan = file('plan.pdf', { size: 2_000_000, sha256: sha('plan'), contentType: 'application/pdf' });

  test('go along as far as the server takes them; the others stay on the page', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    const logo = file('logo.png', { folded: true });
    const virus = file('virus.exe', { refused: 'type' });
    const logEntryId = await desk.say(ticketId, 'Ben', WORDS, { files: [film, plan, logo, virus] });
    const row = desk.row(['entry'], 'Ada', { ticketId, logEntryId });
    const named = async (largestMail: number | null) => {
      const { files = [], text } = await desk.compose(row, { largestMail });
      return [files.map(({ filename }) => filename), /Fichiers à consulter.*\n\n(?:- .*\n)*/.exec(text)?.[0] ?? ''];
    };
    expect(await named(null)).toEqual([['film.mp4'], expect.stringContaining('- plan.pdf (2 Mo)')]);
    expect(await named(10_000_000)).toEqual([['plan.pdf'], expect.stringContaining('- film.mp4 (14 Mo)')]);
    expect(await named(0)).toEqual([[], expect.stringMatching(/film\.mp4.*\n.*plan\.pdf/)]);
    const { files, text } = await desk.compose(row, { largestMail: 10_000_000 });
    expect(files).toEqual([{ filename: 'plan.pdf', contentType: 'application/pdf', path: `/blobs/${plan.sha256}` }]);
    expect(text).not.toMatch(/logo|virus/);
  });

  test('a picture that was sent before does not come again, a file does', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    const picture = file('screen.png', { disposition: 'inline', sha256: sha('screen') });
    await desk.say(ticketId, 'Ada', 'Look', { files: [picture, plan] });
    const logEntryId = await desk.say(ticketId, 'Ben', WORDS, { files: [picture, plan] });
    const { files } = await desk.compose(desk.row(['entry'], 'Ada', { ticketId, logEntryId }));
    expect(files?.map(({ filename }) => filename)).toEqual(['plan.pdf']);
  });
});

onBothDatabases('a batch', (open) => {
  test('asks as much of the database for a hundred mails as for one', async () => {
    const desk = await openComposingDesk(open);
    const rows: OutboxEmail[] = [];
    for (let n = 0; n < 100; n += 1) {
      const { id: ticketId } = await desk.ticket({ service: 'wifi' });
      await desk.invite(ticketId, 'Cleo');
      const logEntryId = await desk.say(ticketId, 'Ben', `${n} ${WORDS}`, { files: [file('a.txt')] });
      rows.push(desk.row(['entry'], 'Ada', { ticketId, logEntryId }));
    }
    const queries = await desk.queriesOf(async () => {
      const composed = await desk.composeAll(rows);
      expect(composed.filter(({ kind }) => kind === 'mail')).toHaveLength(100);
    });
    expect(queries).toBeLessThanOrEqual(8);
    expect(await desk.queriesOf(() => desk.composeAll(rows.slice(0, 1)))).toBe(queries);
  });
});

onBothDatabases('a changed template', (open) => {
  const change = (desk: Awaited<ReturnType<typeof openComposingDesk>>, source: string) =>
    desk.database.write('mail_templates').insert({ notification: 'resolved', locale: 'fr', source, changed_at: 1 });

  test('is what mails of its kind and language are written with', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    await change(desk, 'Fini : {{ ticket.title }}.');
    const row = (locale: 'fr' | 'en') => desk.row(['resolved', 'reopened'], 'Ada', { ticketId, payload: { locale } });
    const { text, subject } = await desk.compose(row('fr'));
    // What it says nothing of is said all the same.
    expect(text).toMatch(/^Fini : Ticket 1\.\n\nLa demande est rouverte\.\n\n-- \n/);
    expect(subject).toBe('[R-000001] Ticket 1');
    expect((await desk.compose(row('en'))).text).toContain('Your request R-000001 is resolved.');
  });

  test.each([
    ['does not parse', 'Line one\n{% if %}'],
    ['does not render', '{{ ticket.title | no_such_filter }}'],
    ['never ends', '{% for a in (1..100000000) %}x{% endfor %}'],
    [
      'grows without end',
      '{% assign a = "aaaaaaaaaa" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    ['reads a file', '{% include "/etc/passwd" %}'],
    ['reads another', '{% render "entry" %}'],
  ])('that %s is replaced by the shipped one, and administrators are told once', async (_, source) => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    await change(desk, source);
    const rows = [1, 2, 3].map(() => desk.row(['resolved'], 'Ada', { ticketId }));
    for (const { kind } of await desk.composeAll(rows)) expect(kind).toBe('mail');
    expect((await desk.compose(rows[0] as (typeof rows)[0])).text).toContain('Votre demande R-000001 est résolue.');
    expect(desk.logged).toHaveLength(1);
    const alarms = await desk.db('alarms').select('kind', 'details');
    expect(alarms).toEqual([{ kind: 'template-broken', details: expect.stringContaining('resolved') }]);
    const told = await desk.db('outbox_emails').select('notification', 'person_id');
    expect(told).toEqual([{ notification: 'alarm', person_id: desk.idOf('Dora') }]);
  });
});
