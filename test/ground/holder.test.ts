import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { hasDied, newHolder } from '../../src/ground/holder.ts';

test('nobody else has the same name, and it fits its column', () => {
  expect(newHolder()).not.toBe(newHolder());
  expect(newHolder().length).toBeLessThanOrEqual(80);
});

test('only a process that would be seen here, and is not, is known to have died', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  const dead = newHolder().replace(`/${process.pid}/`, `/${child.pid}/`);
  expect(hasDied(newHolder())).toBe(false);
  expect(hasDied(dead)).toBe(true);
  expect(hasDied(`elsewhere${dead}`)).toBe(false);
  expect(hasDied(dead.replace(/\/[0-9a-f]{8}-/, '/another0-'))).toBe(false);
  expect(hasDied('somebody')).toBe(false);
});
