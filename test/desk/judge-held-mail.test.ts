import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { judgeHeldMail } from '../../src/desk/judge-held-mail.ts';
import { DeskRefusal } from '../../src/desk/refusal.ts';
import { replayFromPage } from '../../src/desk/replay-from-page.ts';
import { replayReceivedEmails } from '../../src/desk/replay-received-emails.ts';
import { finding } from '../../src/domain/finding.ts';
import { ledgerBalance } from '../../src/store/ledger-counts.ts';
import { emailsToFileAway } from '../../src/store/received-emails.ts';
import { readSenderPolicy } from '../../src/store/sender-policies.ts';
import { onBothDatabases } from '../support/databases.ts';
import { ADA, arrive, decisionOf, filing, mailboxOf } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const SEEN = finding('classify', 'ok', 'human');

onBothDatabases('judging a held mail', (open) => {
  /** A mail of somebody whom nobody knows, held. */
  const start = async ({ from = 'paul@clients.example', serviceId = null as number | null } = {}) => {
    const helpDesk = await openHelpDesk(open);
    const { desk } = helpDesk;
    const { id: mailboxId } = await mailboxOf(desk);
    const [mail = 0] = await arrive(desk, mailboxId, [1]);
    const decision = decisionOf({ act: 'none' }, { disposition: 'held', reason: 'dmarc-failed', serviceId });
    const hold = () =>
      fileReceivedEmails(desk, [
        filing(mail, { act: 'none' }, { decide: () => decision, content: { fromAddress: from } }),
      ]);
    await hold();
    const row = () => desk.database.write('received_emails').where({ id: mail }).first();
    const audited = () =>
      desk.database.write('audit_events').where({ action: 'received-email.judged' }).orderBy('id').select('*');
    const [ben, cleo] = [await helpDesk.viewer('Ben'), await helpDesk.viewer('Cleo')];
    return { ...helpDesk, mailboxId, mail, hold, row, audited, ben, cleo };
  };

  test('lets it wait to be decided as judged, and says who did', async () => {
    for (const judgement of ['accept', 'open-new'] as const) {
      const { desk, mail, row, ben, audited, mailboxId, idOf } = await start();
      expect(await judgeHeldMail(desk, ben, mail, { judgement }, null)).toBe(true);
      expect(await row()).toMatchObject({
        ...{ disposition: 'pending', reason: null, settled_at: null, attempts: 0 },
        ...{ judgement, judged_by: idOf('Ben') },
      });
      expect(await ledgerBalance(desk.database.read, mailboxId)).toMatchObject({
        ...{ seen: 1, counts: { pending: 1, held: 0 }, balances: true },
      });
      expect(await audited()).toMatchObject([
        { actor_id: idOf('Ben'), received_email_id: mail, after: JSON.stringify({ judgement }) },
      ]);
    }
  });

  test('that is ignored settles it at once, with what was found before, and its server may file it away', async () => {
    const { desk, mail, row, ben, mailboxId, idOf, clock } = await start();
    const place = { mailboxId, folder: 'INBOX', uidValidity: 1, afterId: 0, limit: 10 };
    expect(await emailsToFileAway(desk.database.write, place)).toEqual([]);
    clock.now += 1000;
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'ignore' }, null)).toBe(true);
    const { findings, ...ignored } = await row();
    expect(ignored).toMatchObject({
      ...{ disposition: 'ignored', reason: 'judged-ignored', settled_at: clock.now },
      ...{ judgement: null, judged_by: idOf('Ben'), filed_away_at: null },
    });
    expect(JSON.parse(findings)).toEqual([SEEN, expect.anything(), finding('decide', 'stop', 'judged-ignored')]);
    expect(await emailsToFileAway(desk.database.write, place)).toMatchObject([{ id: mail, uid: 1 }]);
    expect(await ledgerBalance(desk.database.read, mailboxId)).toMatchObject({ balances: true });
    expect(await desk.database.read('outbox_emails')).toEqual([]);
  });

  test('is done once for a form sent twice, and by one of two who judge at once', async () => {
    const { desk, mail, row, ben, cleo, audited } = await start();
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'ignore' }, 'a form')).toBe(true);
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'ignore' }, 'a form')).toBe(true);
    expect(await judgeHeldMail(desk, cleo, mail, { judgement: 'accept' }, 'another')).toBe(false);
    expect(await row()).toMatchObject({ disposition: 'ignored' });
    expect(await audited()).toHaveLength(1);
    const other = await start();
    const both = await Promise.all([
      judgeHeldMail(other.desk, other.ben, other.mail, { judgement: 'accept' }, null),
      judgeHeldMail(other.desk, other.cleo, other.mail, { judgement: 'ignore' }, null),
    ]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await other.audited()).toHaveLength(1);
  });

  test('does nothing while it is replayed, nor to what was never held', async () => {
    const { desk, mail, ben, row, hold, audited } = await start();
    expect(await replayFromPage(desk, ben, mail, null)).toBe(true);
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'accept' }, null)).toBe(false);
    expect(await row()).toMatchObject({ disposition: 'pending', judgement: null });
    await hold();
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'accept' }, null)).toBe(true);
    // Held once more, for another reason: that is for another look.
    await hold();
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'ignore' }, null)).toBe(true);
    expect(await row()).toMatchObject({ disposition: 'ignored', judgement: null });
    expect(await audited()).toHaveLength(2);
    await replayReceivedEmails(desk, [mail]);
    expect(await row()).toMatchObject({ disposition: 'pending', judgement: null });
  });

  test('is for staff who may see it', async () => {
    const { services } = await openHelpDesk(open);
    const { desk, mail, ben, cleo, row, viewer } = await start({ serviceId: services.paie ?? null });
    expect(await judgeHeldMail(desk, ben, mail, { judgement: 'ignore' }, null)).toBeNull();
    expect(await judgeHeldMail(desk, ben, 999, { judgement: 'ignore' }, null)).toBeNull();
    await expect(judgeHeldMail(desk, await viewer('Ada'), mail, { judgement: 'ignore' }, null)).rejects.toThrow(
      DeskRefusal,
    );
    expect(await row()).toMatchObject({ disposition: 'held' });
    expect(await judgeHeldMail(desk, cleo, mail, { judgement: 'ignore' }, null)).toBe(true);
  });

  test('may block its sender along with it, but nobody of ours', async () => {
    const { desk, mail, ben, cleo } = await start();
    const blocking = { judgement: 'ignore', blocksSender: true } as const;
    expect(await judgeHeldMail(desk, ben, mail, blocking, null)).toBe(true);
    expect(await readSenderPolicy(desk.database.read, 'Paul@Clients.example')).toMatchObject({ isBlocked: true });
    expect(await judgeHeldMail(desk, cleo, mail, blocking, null)).toBe(false);
    for (const from of ['cleo@univ.example', 'assistance@univ.example', 'assistance+x@univ.example']) {
      const other = await start({ from });
      await expect(judgeHeldMail(other.desk, other.ben, other.mail, blocking, null)).rejects.toThrow('address');
      expect(await other.row()).toMatchObject({ disposition: 'held' });
      expect(await readSenderPolicy(other.desk.database.read, from)).toBeNull();
    }
    const known = await start({ from: ADA.address });
    expect(await judgeHeldMail(known.desk, known.ben, known.mail, blocking, null)).toBe(true);
  });
});
