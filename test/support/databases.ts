/** Stories told on both databases: SQLite in a temporary folder, PostgreSQL in a database of its own. */
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, test } from '@jest/globals';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A migrated database without rows; `url` opens it again, as another process would. */
export type TestDatabase = Database & { readonly url: string };

/** Opens a fresh database; or, given a URL, another handle on that one. All are closed after the test. */
export type Open = (url?: string) => Promise<TestDatabase>;

type Half = {
  /** Makes a migrated database to copy from. */
  readonly prepare: () => Promise<void>;
  readonly copy: () => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** Tells a story on SQLite and on PostgreSQL (the cluster of TEST_POSTGRES_URL; skipped without, but never in CI). */
export function onBothDatabases(story: string, tell: (open: Open) => void): void {
  describe(`${story} (SQLite)`, () => tellOn(sqlite(), tell));
  const cluster = process.env.TEST_POSTGRES_URL;
  if (cluster) describe(`${story} (PostgreSQL)`, () => tellOn(postgres(cluster), tell));
  else if (process.env.GUICHET_TESTS === 'quick') return;
  else if (process.env.CI === 'true')
    throw new Error('TEST_POSTGRES_URL is not set: the PostgreSQL half would not run.');
  else describe.skip(`${story} (PostgreSQL)`, () => test.skip('needs TEST_POSTGRES_URL', () => {}));
}

function tellOn(half: Half, tell: (open: Open) => void): void {
  const opened: Database[] = [];
  beforeAll(half.prepare);
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  afterAll(half.remove);
  tell(async (again) => {
    const url = again ?? (await half.copy());
    const database = await openDatabase(url);
    opened.push(database);
    return { ...database, url };
  });
}

function sqlite(): Half {
  const folder = temporaryFolder('sqlite');
  const template = join(folder.path, 'template.db');
  let copies = 0;
  return {
    prepare: () => migrated(`sqlite:${template}`),
    copy: async () => {
      const path = join(folder.path, `${copies++}.db`);
      copyFileSync(template, path);
      return `sqlite:${path}`;
    },
    remove: folder.remove,
  };
}

function postgres(cluster: string): Half {
  const name = `guichet_${randomBytes(6).toString('hex')}`;
  const names = [name];
  const urlOf = (database: string) => Object.assign(new URL(cluster), { pathname: `/${database}` }).href;
  return {
    prepare: async () => {
      await administer(cluster, `create database ${name}`);
      await migrated(urlOf(name));
    },
    copy: async () => {
      const copy = `${name}_${names.length}`;
      await administer(cluster, `create database ${copy} template ${name}`);
      names.push(copy);
      return urlOf(copy);
    },
    remove: async () => {
      for (const one of names) await administer(cluster, `drop database if exists ${one} with (force)`);
    },
  };
}

async function migrated(url: string): Promise<void> {
  const database = await openDatabase(url);
  await database.migrate();
  await database.close();
}

async function administer(cluster: string, statement: string): Promise<void> {
  const database = await openDatabase(cluster);
  await database.write.raw(statement);
  await database.close();
}
