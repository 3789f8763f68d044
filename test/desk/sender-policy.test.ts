import { expect, test } from '@jest/globals';
import { changeSenderPolicy } from '../../src/desk/sender-policy.ts';
import { listSenderPolicies, readSenderPolicy } from '../../src/store/sender-policies.ts';
import { onBothDatabases } from '../support/databases.ts';
import { mailboxOf } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

onBothDatabases('what a sender may do', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    await mailboxOf(helpDesk.desk);
    const [ada, ben, dora] = await Promise.all((['Ada', 'Ben', 'Dora'] as const).map((one) => helpDesk.viewer(one)));
    if (!ada || !ben || !dora) throw new Error('somebody is missing');
    const policy = (address = 'robot@lab.example') => readSenderPolicy(helpDesk.db, address);
    const audited = () => helpDesk.db('audit_events').where({ action: 'sender.policy-changed' }).orderBy('id');
    return { ...helpDesk, ada, ben, dora, policy, audited };
  };

  test('any of staff may take away and give back; with nothing left to say it is gone', async () => {
    const { desk, ben, policy, audited, idOf } = await start();
    await changeSenderPolicy(desk, ben, ' Robot@LAB.example ', { isBlocked: true }, null);
    expect(await policy()).toEqual({
      ...{ address: 'Robot@LAB.example', isBlocked: true, ticketsAnHour: null, acknowledgementsAnHour: null },
    });
    await changeSenderPolicy(desk, ben, 'robot@lab.example', { isBlocked: true }, null);
    await changeSenderPolicy(desk, ben, 'robot@lab.example', { isBlocked: false }, null);
    expect(await policy()).toBeNull();
    const events = await audited();
    expect(events).toMatchObject([
      { actor_id: idOf('Ben'), subject_type: 'sender', subject_id: 'robot@lab.example' },
      { actor_id: idOf('Ben') },
    ]);
    expect(JSON.parse(events[0].after)).toMatchObject({ isBlocked: true });
  });

  test('administrators alone limit otherwise than for everybody', async () => {
    const { desk, ben, dora, policy } = await start();
    const limits = { ticketsAnHour: 200, acknowledgementsAnHour: 0 };
    await expect(changeSenderPolicy(desk, ben, 'robot@lab.example', limits, null)).rejects.toThrow('not-allowed');
    await changeSenderPolicy(desk, dora, 'robot@lab.example', limits, null);
    await changeSenderPolicy(desk, ben, 'robot@lab.example', { isBlocked: true }, null);
    await changeSenderPolicy(desk, ben, 'robot@lab.example', { isBlocked: false }, null);
    expect(await policy()).toMatchObject({ isBlocked: false, ...limits });
    await expect(changeSenderPolicy(desk, ben, 'robot@lab.example', { ticketsAnHour: null }, null)).rejects.toThrow(
      'not-allowed',
    );
    for (const ticketsAnHour of [-1, 1.5, 10_001, Number.NaN]) {
      await expect(changeSenderPolicy(desk, dora, 'robot@lab.example', { ticketsAnHour }, null)).rejects.toThrow(
        'limit',
      );
    }
    await changeSenderPolicy(
      desk,
      dora,
      'robot@lab.example',
      { ticketsAnHour: null, acknowledgementsAnHour: null },
      null,
    );
    expect(await policy()).toBeNull();
  });

  test('is nothing for requesters to say, nor about what is no address, one of ours or a colleague', async () => {
    const { desk, ada, ben, dora, audited } = await start();
    await expect(changeSenderPolicy(desk, ada, 'x@y.example', { isBlocked: true }, null)).rejects.toThrow(
      'not-allowed',
    );
    for (const address of ['', 'robot', 'a b@c.example', 'assistance@univ.example', 'dora@univ.example']) {
      for (const viewer of [ben, dora])
        await expect(changeSenderPolicy(desk, viewer, address, { isBlocked: true }, null)).rejects.toThrow('address');
    }
    expect(await audited()).toEqual([]);
  });

  test('is listed by address, page after page, with who changed it', async () => {
    const { desk, db, dora, clock } = await start();
    for (let more = 0; more < 51; more += 1) {
      const address = `robot${String(more).padStart(2, '0')}@lab.example`;
      await changeSenderPolicy(desk, dora, address, { isBlocked: true }, null);
    }
    const first = await listSenderPolicies(db, undefined);
    expect([first.policies.length, first.policies[0]]).toEqual([
      50,
      {
        ...{ address: 'robot00@lab.example', isBlocked: true, ticketsAnHour: null, acknowledgementsAnHour: null },
        ...{ changedAt: clock.now, changedBy: 'Dora' },
      },
    ]);
    const second = await listSenderPolicies(db, first.next ?? '');
    expect(second).toMatchObject({ policies: [{ address: 'robot50@lab.example' }], next: null });
  });
});
