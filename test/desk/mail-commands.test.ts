/** What mails command, done or refused: all of a mail's commands, or none. */
import { describe, expect, test } from '@jest/globals';
import { wordsIn } from '../../src/ground/words.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file } from '../support/filings.ts';
import { openMailDesk } from '../support/mail-desk.ts';

onBothDatabases('commands by mail', (open) => {
  const start = async () => {
    const desk = await openMailDesk(open);
    const codes = async () => {
      const answer = await desk.answer();
      return { done: answer?.done.map(({ code }) => code), refused: answer?.refused.map(({ code }) => code) };
    };
    return { ...desk, codes };
  };

  describe('staff', () => {
    test('take, rank, move and close a ticket, with one mail to everybody who is told', async () => {
      const { send, ticket, state, codes, told, events, lastEntry, idOf, services, teams } = await start();
      const { id, reference } = await ticket({ service: 'wifi', team: 'reseau' });
      await send('Ben', id, '#assign me\n#priorité haute\n#service [vpn]\n#fermer\n\nThe cable was out.\n> Down.');
      expect(await codes()).toEqual({ done: ['service', 'priority', 'assign', 'close'], refused: [] });
      expect(await state(id)).toMatchObject({
        ...{ status: 'closed', priority: 'high', assignee_id: idOf('Ben') },
        ...{ service_id: services.vpn, team_id: teams.reseau },
      });
      expect((await events(reference)).map(({ action, actor }) => `${actor} ${action}`)).toEqual([
        'Ben ticket.service-changed',
        'Ben ticket.priority-changed',
        'Ben ticket.assigned',
        'Ben ticket.status-changed',
      ]);
      expect(await told(id)).toEqual(['ada@univ.example: entry + closed', 'ben@univ.example: command-answer']);
      const kinds = ['command', 'new', 'quoted'];
      expect(await lastEntry(id)).toMatchObject({ visibility: 'public', isFolded: false, kinds });
    });

    test('get an answer that stays internal, in the words of their language', async () => {
      const { send, ticket, answer } = await start();
      const { id } = await ticket({ service: 'wifi' });
      await send('Ben', id, '#priority high\n#service vpn\n#assign Cleo');
      const said = await answer();
      expect(said).toMatchObject({ to: 'ben@univ.example', isInternal: true, help: false });
      const say = wordsIn('fr');
      const words = said?.done.map(({ code, values }) => say(`command.done.${code}`, values as { x: string }));
      expect(words).toEqual([
        'La demande est confiée au service VPN',
        'Priorité : Normale → Haute',
        'La demande est assignée à Cleo',
      ]);
      expect(said?.done.every(({ undoStepId }) => undoStepId !== null)).toBe(true);
    });

    test('are refused the whole of it when one command can’t be done: their words become a note, and nobody hears of it', async () => {
      const { send, ticket, state, answer, told, lastEntry, events, db } = await start();
      const { id, reference } = await ticket({ service: 'wifi', team: 'reseau' });
      const before = await state(id);
      await send('Ben', id, '#asign me\n#close\n#priority huge\n#cc +eve@univ.example\n\nI take it.', {
        cc: ['zoe@univ.example'],
        plan: { newStatus: 'open' },
      });
      expect((await answer())?.refused).toEqual([
        { code: 'unknown', values: { command: '#asign me', nearest: '#assign' } },
        { code: 'no-such-priority', values: { command: '#priority huge', name: 'huge' } },
      ]);
      expect((await answer())?.done).toEqual([]);
      expect(await state(id)).toMatchObject({ status: before.status, priority: before.priority, assignee_id: null });
      expect(await events(reference)).toEqual([]);
      expect(await db('ticket_contacts').where({ ticket_id: id })).toEqual([]);
      expect(await told(id)).toEqual(['ben@univ.example: command-answer']);
      expect(await lastEntry(id)).toMatchObject({ visibility: 'private', isFolded: false, kinds: ['new'] });
      expect(await db('undo_steps')).toEqual([]);
    });

    test('keep what #note stands above for themselves', async () => {
      const { send, ticket, lastEntry, told, state } = await start();
      const { id } = await ticket({ team: 'reseau', assignee: 'Cleo' });
      await send('Ben', id, '#note\nShe has no idea.', { plan: { newStatus: 'open' }, cc: ['zoe@univ.example'] });
      expect(await lastEntry(id)).toMatchObject({ visibility: 'private', isFolded: false, kinds: ['command', 'new'] });
      expect(await told(id)).toEqual(['ben@univ.example: command-answer', 'cleo@univ.example: note']);
      expect((await state(id)).status).toBe('new');
    });

    test('who say nothing but commands leave a folded note that nobody is told of', async () => {
      const { send, ticket, lastEntry, told, codes } = await start();
      const { id } = await ticket({ team: 'reseau' });
      await send('Ben', id, '#assign me\n-- \nBen', { plan: { newStatus: 'open' } });
      expect(await lastEntry(id)).toMatchObject({ visibility: 'private', isFolded: true });
      expect(await told(id)).toEqual(['ben@univ.example: command-answer']);
      await send('Ben', id, '#note');
      expect(await codes()).toEqual({ done: [], refused: ['nothing-to-note'] });
      await send('Ben', id, '#note', { files: [file('log.pdf')] });
      expect(await codes()).toEqual({ done: ['note'], refused: [] });
    });

    test.each([
      ['#assign cleo', 'Cleo'],
      ['#assign Cléo', 'Cleo'],
      ['#assign @cleo@univ.example', 'Cleo'],
      ['#assigner moi', 'Ben'],
      ['#assign nobody', null],
    ] as const)('%s', async (text, name) => {
      const { send, ticket, state, idOf } = await start();
      const { id } = await ticket({ service: 'wifi', assignee: 'Dora' });
      await send('Ben', id, text);
      expect((await state(id)).assignee_id).toBe(name && idOf(name));
    });

    test.each([
      ['#assign eve', 'no-such-person'],
      ['#assign ada', 'no-such-person'],
      ['#assign', 'no-argument'],
      ['#assign ben', 'may-not-see'],
      ['#service wlan', 'no-such-service'],
      ['#service numerique', 'no-such-service'],
      ['#close\n#reopen', 'contradiction'],
      ['#priority low\n#priority high', 'contradiction'],
      ['#close now', 'stands-alone'],
      ['#leave', 'not-invited'],
      ['#mute', 'not-invited'],
      ['#cc +assistance@univ.example', 'ours'],
      ['#cc +assistance+x@univ.example', 'ours'],
      ['#cc +no-reply@univ.example', 'never-contact'],
      ['#cc -ada@univ.example', 'requester-stays'],
      ['#cc -eve@univ.example', 'not-on-ticket'],
      [`${'#cc +a@x.example\n'.repeat(21)}`, 'too-many'],
    ])('%j is refused: %s', async (text, code) => {
      const { send, ticket, codes } = await start();
      const { id } = await ticket({ service: 'paie' });
      await send('Cleo', id, text);
      expect(await codes()).toEqual({ done: [], refused: [code] });
    });

    test('of a mail that moves a ticket to a confidential service can assign it to whoever may see it there, and to nobody else', async () => {
      const { send, ticket, codes, state, idOf } = await start();
      const [one, other] = [await ticket({ service: 'wifi' }), await ticket({ service: 'wifi', assignee: 'Ben' })];
      await send('Ben', one.id, '#assign cleo\n#service paie');
      expect(await codes()).toEqual({ done: ['service', 'assign'], refused: [] });
      expect((await state(one.id)).assignee_id).toBe(idOf('Cleo'));
      await send('Ben', other.id, '#assign me\n#service paie');
      expect(await codes()).toEqual({ done: [], refused: ['may-not-see'] });
    });

    test('who ask for what is so already are told that nothing has changed, and may close again what they will', async () => {
      const { send, ticket, answer, state } = await start();
      const { id } = await ticket({ status: 'closed', priority: 'high', assignee: 'Ben' });
      await send('Ben', id, '#close\n#priority high\n#assign me');
      expect((await answer())?.done.map(({ code, undoStepId }) => [code, undoStepId])).toEqual(
        Array(3).fill(['already', null]),
      );
      await send('Ben', id, '#resolve');
      expect((await state(id)).status).toBe('closed');
      await send('Ben', id, '#reopen\n#resolve');
      expect((await answer())?.refused.map(({ code }) => code)).toEqual(['contradiction']);
      await send('Ben', id, '#reopen');
      expect((await state(id)).status).toBe('open');
    });

    test('open a ticket that is theirs from the start', async () => {
      const { send, db, idOf, told, codes } = await start();
      await send('Ben', null, '#assign me\n#priority urgent\n#note\nThe switch burns.');
      const ticket = await db('tickets').orderBy('id', 'desc').first();
      expect(ticket).toMatchObject({ assignee_id: idOf('Ben'), priority: 'urgent', status: 'new' });
      expect(await codes()).toEqual({ done: ['priority', 'assign', 'note'], refused: [] });
      expect(await db('log_entries').where({ ticket_id: ticket.id })).toMatchObject([{ visibility: 'private' }]);
      expect(await told(ticket.id)).toEqual(['ben@univ.example: acknowledgement', 'ben@univ.example: command-answer']);
      const { reference } = await send('Ben', null, '#asign me\nThe switch burns.');
      expect(await db('tickets').where({ reference }).first()).toMatchObject({ assignee_id: null });
      expect(await codes()).toEqual({ done: [], refused: ['unknown'] });
    });
  });

  describe('a requester or contact', () => {
    test('closes, with the words above which it stands, and an answer', async () => {
      const { send, ticket, state, told, lastEntry, answer } = await start();
      const { id } = await ticket({ status: 'waiting', assignee: 'Ben' });
      await send('Ada', id, '#fermer\nIt works, thanks.', { plan: { newStatus: 'open' } });
      expect((await state(id)).status).toBe('closed');
      expect(await told(id)).toEqual(['ada@univ.example: command-answer', 'ben@univ.example: entry + closed']);
      expect(await lastEntry(id)).toMatchObject({ visibility: 'public', isFolded: false, kinds: ['command', 'new'] });
      expect((await answer())?.isInternal).toBe(false);
    });

    test('reopens once, and nothing by asking for help', async () => {
      const { send, ticket, state, answer, lastEntry, events } = await start();
      const { id, reference } = await ticket({ status: 'resolved' });
      await send('Ada', id, '#help', { plan: { newStatus: 'open' } });
      expect(await answer()).toMatchObject({ help: true, done: [], refused: [], to: 'ada@univ.example' });
      expect((await state(id)).status).toBe('resolved');
      expect(await lastEntry(id)).toMatchObject({ visibility: 'public', isFolded: true });
      await send('Ada', id, '#rouvrir\nDown again.', { plan: { newStatus: 'open' } });
      expect((await answer())?.done.map(({ code }) => code)).toEqual(['reopen']);
      expect((await events(reference)).map(({ action }) => action)).toEqual(['ticket.status-changed']);
    });

    test('invites and removes people, who are told, and not who was invited before', async () => {
      const { send, ticket, invite, told, events, db, idOf, codes } = await start();
      const { id, reference } = await ticket({ service: 'wifi' });
      await invite(id, 'Stranger');
      await send('Ada', id, '#cc +eve@univ.example, cleo@univ.example ada@univ.example -stranger@univ.example');
      expect(await codes()).toEqual({ done: ['cc-added', 'cc-removed'], refused: [] });
      const eve = await db('persons').where({ name: 'eve@univ.example' }).first();
      const rows = await db('ticket_contacts').where({ ticket_id: id }).orderBy('person_id');
      expect(rows.map((row) => [row.person_id, row.role, row.removed_at !== null])).toEqual([
        [idOf('Cleo'), 'follower', false],
        [idOf('Stranger'), 'contact', true],
        [eve.id, 'contact', false],
      ]);
      expect(await told(id)).toEqual([
        'ada@univ.example: command-answer',
        'cleo@univ.example: contact-added',
        'eve@univ.example: contact-added',
      ]);
      expect((await events(reference)).map(({ action, actor }) => `${actor} ${action}`)).toEqual([
        'Ada ticket.contacts-added',
        'Ada ticket.contacts-removed',
      ]);
      await send('Ada', id, '#cc eve@univ.example');
      expect(await codes()).toEqual({ done: ['already'], refused: [] });
      await send('Ada', id, '#cc +stranger@univ.example');
      expect(await codes()).toEqual({ done: [], refused: ['was-removed'] });
      await send('Ben', id, '#cc +stranger@univ.example');
      expect(await codes()).toEqual({ done: ['cc-added'], refused: [] });
    });

    test('invites nobody whom the mailbox does not take in, nor more than a ticket has', async () => {
      const { send, ticket, codes, database, mailbox, lastEntry, told, state } = await start();
      const { id } = await ticket({ assignee: 'Ben', status: 'waiting' });
      const all = Array.from({ length: 24 }, (_, at) => `a${at}@univ.example`).join(' ');
      await send('Ada', id, `#cc ${all}`);
      expect(await codes()).toMatchObject({ refused: [] });
      for (const text of ['#cc b@univ.example c@univ.example', '#cc b@univ.example\n#cc c@univ.example']) {
        await send('Ada', id, text);
        expect(await codes()).toEqual({ done: [], refused: ['too-many-contacts'] });
      }
      await send('Ada', id, '#cc b@univ.example c@univ.example -a0@univ.example');
      expect(await codes()).toEqual({ done: ['cc-added', 'cc-removed'], refused: [] });
      await send('Ada', id, '#cc -b@univ.example -c@univ.example');
      const profile = JSON.stringify({ ...mailbox, unknownPeople: 'listed-domains', source: null });
      await database.write('mailboxes').update({ profile });
      await send('Ada', id, '#cc b@elsewhere.example\n#close\nLook at this.', { plan: { newStatus: 'open' } });
      expect(await codes()).toEqual({ done: [], refused: ['unknown-domain'] });
      // What a requester says is said, whatever becomes of the commands.
      expect(await lastEntry(id)).toMatchObject({ visibility: 'public', isFolded: false, kinds: ['new'] });
      expect((await state(id)).status).toBe('open');
      expect(await told(id)).toContain('ben@univ.example: entry');
      await send('Ben', id, '#cc b@elsewhere.example');
      expect(await codes()).toEqual({ done: ['cc-added'], refused: [] });
    });

    test('does not see who follows as staff', async () => {
      const { send, ticket, invite, codes } = await start();
      const { id } = await ticket();
      await invite(id, 'Cleo', 'follower');
      await send('Ada', id, '#cc -cleo@univ.example');
      expect(await codes()).toEqual({ done: [], refused: ['not-on-ticket'] });
      await send('Ben', id, '#cc -cleo@univ.example');
      expect(await codes()).toEqual({ done: ['cc-removed'], refused: [] });
    });

    test('leaves or mutes what they were invited to; who asked can’t', async () => {
      const { send, ticket, invite, codes, db, idOf, told } = await start();
      const { id } = await ticket();
      await invite(id, 'Stranger');
      const row = () =>
        db('ticket_contacts')
          .where({ ticket_id: id, person_id: idOf('Stranger') })
          .first();
      await send('Stranger', id, '#mute');
      expect((await row()).muted_at).not.toBeNull();
      await send('Ada', id, 'Hello?');
      expect(await told(id)).not.toContain('stranger@univ.example: entry');
      await send('Stranger', id, '#leave');
      expect((await row()).removed_at).not.toBeNull();
      await send('Ada', id, '#leave');
      expect(await codes()).toEqual({ done: [], refused: ['not-invited'] });
    });
  });

  test('a mail that nothing may answer is obeyed without a word', async () => {
    const { send, ticket, answer, state } = await start();
    const { id } = await ticket();
    await send('Ada', id, '#close', { plan: { isAnswerable: false } });
    expect([(await state(id)).status, await answer()]).toEqual(['closed', null]);
  });

  test('what is imported commands nothing any more, but what was internal is so still', async () => {
    const { send, ticket, state, db, lastEntry } = await start();
    const { id } = await ticket();
    await send('Ben', id, '#close\n#note\nShe has no idea.', { isSilent: true });
    expect(await lastEntry(id)).toMatchObject({ visibility: 'private' });
    await send('Ada', id, '#close\nThanks.', { isSilent: true });
    expect(await lastEntry(id)).toMatchObject({ visibility: 'public', isFolded: false });
    expect((await state(id)).status).toBe('new');
    expect([await db('outbox_emails'), await db('undo_steps')]).toEqual([[], []]);
  });

  test('the ledger says what became of them', async () => {
    const { send, ticket, db } = await start();
    const { id } = await ticket();
    const saidOf = async ({ receivedEmailId }: { receivedEmailId: number }) => {
      const { findings } = await db('received_emails').where({ id: receivedEmailId }).first();
      const { step, code, values } = JSON.parse(findings).at(-1);
      return wordsIn('en')(`finding.${step}.${code}`, values);
    };
    expect(await saidOf(await send('Ben', id, '#close'))).toBe(
      'Message added to R-000001, commands carried out: no attachment, nobody added',
    );
    expect(await saidOf(await send('Ben', id, '#clse'))).toMatch(/^Message added to R-000001, commands refused/);
  });
});
