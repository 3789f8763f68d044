import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/domain/our-addresses.ts';
import { classify } from '../../../src/inbound/classify.ts';
import { aMailbox, KEYS } from '../../support/mails.ts';
import { readMail } from '../../support/read-mail.ts';
import { HUMAN_MAILS } from './human-mails.ts';
import { rawMail, type WrittenMail } from './written-mail.ts';

const ours = addressesOf([aMailbox()]);

async function takenForMachines(mails: readonly WrittenMail[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const mail of mails) {
    const { kind, findings } = classify({ email: await readMail(rawMail(mail)), ours, keys: KEYS });
    if (kind !== 'human') wrong.push(`${mail.subject} → ${kind} (${findings[0]?.values?.sign})`);
  }
  return wrong;
}

describe('people’s mails', () => {
  test('are many, and no two are the same', () => {
    expect(new Set(HUMAN_MAILS.map(rawMail)).size).toBe(HUMAN_MAILS.length);
    expect(HUMAN_MAILS.length).toBeGreaterThanOrEqual(300);
  });

  test('are taken for a machine’s once in a hundred at most', async () => {
    const wrong = await takenForMachines(HUMAN_MAILS);
    if (wrong.length > HUMAN_MAILS.length / 100) expect(wrong).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(HUMAN_MAILS.length / 100);
  });
});
