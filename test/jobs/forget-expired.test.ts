import { expect, test } from '@jest/globals';
import { clearAway } from '../../src/desk/clear-away.ts';
import { transactOnce } from '../../src/desk/once.ts';
import { forgetExpired } from '../../src/jobs/forget-expired.ts';
import { onBothDatabases } from '../support/databases.ts';
import { sha } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const WEEK = 7 * 24 * 3_600_000;

onBothDatabases('every hour', (open) => {
  test('sessions that are over are forgotten, and keys of a week ago', async () => {
    const { desk, db, clock, signIn } = await openHelpDesk(open);
    const work = async () => ({});
    await signIn('Ben');
    await transactOnce(desk, sha('old'), work);
    clock.now += WEEK;
    const { tokenHash } = await signIn('Cleo');
    await transactOnce(desk, sha('young'), work);
    expect(await clearAway(desk)).toEqual({ sessions: 1, onceKeys: 0 });
    clock.now += 1;
    const job = forgetExpired(desk);
    expect(job).toMatchObject({ name: 'forget-expired', when: '7 * * * *' });
    await job.run();
    expect(await db('sessions').pluck('token_hash')).toEqual([tokenHash]);
    expect(await db('once_keys').pluck('key')).toEqual([sha('young')]);
  });
});
