/** The lock file is one that `npm ci` takes on a fresh clone. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { absentPackages, type LockFile } from './support/lock-file.ts';

test('names the packages of every platform (else: node test/support/lock-file.ts)', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;
  expect(absentPackages(lock).map(({ name }) => name)).toEqual([]);
});

test('an absent package is found, wherever the others lie', () => {
  const optionalDependencies = { 'x-linux-x64': '1.0.0', 'x-darwin-arm64': '1.0.0' };
  const packages = {
    '': {},
    'node_modules/x': { optionalDependencies },
    'node_modules/y/node_modules/x-linux-x64': {},
  };
  expect(absentPackages({ packages })).toEqual([{ name: 'x-darwin-arm64', version: '1.0.0', dev: false }]);
});
