import { expect, test } from '@jest/globals';
import { type OversizeMail, recordArrivals } from '../../src/desk/record-arrivals.ts';
import { changeSenderPolicy } from '../../src/desk/sender-policy.ts';
import { onBothDatabases } from '../support/databases.ts';
import { mailboxOf, mark } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const PAUL = 'paul@clients.example';

onBothDatabases('a mail too large', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    const { desk, db } = helpDesk;
    const { id: mailboxId } = await mailboxOf(desk);
    const come = (mails: readonly OversizeMail[], more: { isSilent?: boolean; mailboxId?: number } = {}) =>
      recordArrivals(desk, { mailboxId, folder: 'INBOX', mark: mark(9), downloads: [], oversize: mails, ...more });
    const told = async () => {
      const rows = await db('outbox_emails').orderBy('id');
      return rows.map(({ recipient, payload, ...row }) => ({ ...row, recipient, ...JSON.parse(payload) }));
    };
    const findings = async () => {
      const rows: string[] = await db('received_emails').orderBy('id').pluck('findings');
      return rows.map((row) => JSON.parse(row).map(({ code }: { code: string }) => code));
    };
    return { ...helpDesk, mailboxId, come, told, findings };
  };
  const mail = (uid: number, change: Partial<OversizeMail> = {}): OversizeMail => ({
    ...{ place: { kind: 'uid', uid }, size: 60_000_000, limit: 50_000_000, from: PAUL, subject: 'My film' },
    ...{ messageId: `film${uid}@clients.example`, sender: { address: PAUL, isWelcome: true } },
    ...change,
  });
  const TOLD = ['oversize', 'oversize-told'];
  const UNTOLD = ['oversize', 'oversize-untold'];

  test('is told to its sender once, in answer to it, and its row says so', async () => {
    const { come, told, findings, mailboxId, clock } = await start();
    expect(await come([mail(1)])).toEqual({ pending: 0, oversize: 1, gone: 0 });
    expect(await told()).toMatchObject([
      {
        ...{ recipient: PAUL, notification: 'oversize', mailbox_id: mailboxId, ticket_id: null, state: 'queued' },
        ...{ inReplyTo: 'film1@clients.example', role: 'other' },
        values: { subject: 'My film', size: 60_000_000, limit: 50_000_000 },
      },
    ]);
    await come([mail(1)]);
    clock.now += 2 * 3_600_000;
    await come([mail(1)]);
    // Numbered anew by its server, or in another mailbox.
    await come([mail(2, { messageId: 'film1@clients.example' })]);
    expect(await told()).toHaveLength(1);
    expect(await findings()).toEqual([TOLD, UNTOLD]);
  });

  test('is told once an hour at most, however many come', async () => {
    const { come, told, findings, clock } = await start();
    await come([mail(1), mail(2, { sender: { address: 'PAUL@clients.example', isWelcome: true } })]);
    await come([mail(3)]);
    clock.now += 3_600_000;
    await come([mail(4), mail(5, { sender: { address: 'eve@clients.example', isWelcome: true } })]);
    expect((await told()).map(({ recipient }) => recipient)).toEqual([PAUL, PAUL, 'eve@clients.example']);
    expect(await findings()).toEqual([TOLD, UNTOLD, UNTOLD, TOLD, TOLD]);
  });

  test('is told to nobody doubtful, blocked or unknown, to none of ours, nor when it is imported', async () => {
    const { desk, come, told, findings, viewer } = await start();
    await changeSenderPolicy(desk, await viewer('Ben'), 'eve@clients.example', { isBlocked: true }, null);
    await come([
      mail(1, { sender: null }),
      mail(2, { sender: { address: 'eve@clients.example', isWelcome: true } }),
      mail(3, { sender: { address: 'mallory@clients.example', isWelcome: false } }),
      mail(4, { sender: { address: 'assistance+x@univ.example', isWelcome: true } }),
    ]);
    await come([mail(5)], { isSilent: true });
    expect(await told()).toEqual([]);
    expect(await findings()).toEqual([UNTOLD, UNTOLD, UNTOLD, UNTOLD, UNTOLD]);
    // Somebody of the directory is known, whatever the mailbox thinks of strangers.
    await come([mail(6, { sender: { address: 'Ada@univ.example', isWelcome: false } })]);
    expect(await told()).toMatchObject([{ recipient: 'Ada@univ.example' }]);
  });
});
