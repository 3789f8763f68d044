import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DatabaseSettings } from '../../src/config/database-url.ts';
import { freshKey, keysOrKept, knownKeys } from '../../src/config/kept-key.ts';
import { SettingsError } from '../../src/config/settings-error.ts';

describe('the key of an installation that was given none', () => {
  let folder: string;
  let sqlite: DatabaseSettings;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-key-'));
    const path = join(folder, 'data', 'guichet.db');
    sqlite = { client: 'sqlite', path, url: `sqlite:${path}` };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made once, readable by its owner alone, and found again', () => {
    expect(knownKeys(null, sqlite)).toEqual([]);
    const made = keysOrKept(null, sqlite);
    expect(made).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(keysOrKept(null, sqlite)).toEqual(made);
    expect(knownKeys(null, sqlite)).toEqual(made);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret.key']);
    expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
  });

  test('gives way to SECRET_KEY', () => {
    const keys = [freshKey()];
    expect(keysOrKept(keys, sqlite)).toBe(keys);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is never overwritten when it is damaged', () => {
    keysOrKept(null, sqlite);
    writeFileSync(join(folder, 'data', 'secret.key'), 'short');
    expect(() => keysOrKept(null, sqlite)).toThrow(SettingsError);
  });

  test('is not made for PostgreSQL, which several machines may share', () => {
    expect(() => keysOrKept(null, { client: 'postgres', url: 'postgres://h/d' })).toThrow(/guichet secret/);
  });
});
