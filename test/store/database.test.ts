import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { isDatabaseFault } from '../../src/store/database-fault.ts';
import { onBothDatabases } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const counter = (name: string, value = 1) => ({ name, value });

onBothDatabases('a database', (open) => {
  test('has the schema, and says so', async () => {
    const { read, migrate, isMigrated } = await open();
    expect(await isMigrated()).toBe(true);
    expect(await migrate()).toEqual([]);
    for (const table of ['persons', 'services', 'tickets', 'received_emails', 'outbox_emails', 'audit_events']) {
      expect(await read.schema.hasTable(table)).toBe(true);
    }
  });

  test('gives instants and sums of them back as numbers', async () => {
    const { write, read } = await open();
    await write('counters').insert([counter('one', 1_795_000_000_123), counter('two', 2)]);
    expect(await read('counters').where({ name: 'one' }).first()).toEqual(counter('one', 1_795_000_000_123));
    expect(await read('counters').sum({ sum: 'value' }).count({ count: '*' }).first()).toEqual({
      sum: 1_795_000_000_125,
      count: 2,
    });
  });

  test('says so when a statement can’t be prepared, and goes on', async () => {
    const { write, read, transaction } = await open();
    await expect(write('nowhere').select()).rejects.toThrow('nowhere');
    await expect(transaction((tx) => tx('nowhere').insert(counter('one')))).rejects.toThrow('nowhere');
    expect(await read('counters')).toEqual([]);
  });

  test('keeps its answers apart when many different statements come and come again', async () => {
    const { write } = await open();
    for (let round = 0; round < 2; round += 1) {
      for (let size = 1; size <= 200; size += 1) {
        const names = Array.from({ length: size }, (_, at) => `n${at}`);
        expect(await write('counters').whereIn('name', names).update({ value: 1 })).toBe(0);
      }
    }
    const changed = [1, 2, 3].map((value) => write('counters').insert(counter(`c${value}`, value)));
    await Promise.all(changed);
    expect(await write('counters').where('value', '>', 1).update({ value: 9 })).toBe(2);
  });

  test('undoes a whole transaction that fails', async () => {
    const { read, transaction } = await open();
    const failing = transaction(async (tx) => {
      await tx('counters').insert(counter('one'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await read('counters')).toEqual([]);
  });

  test('undoes a savepoint that fails, and goes on', async () => {
    const { read, transaction, savepoint } = await open();
    await transaction(async (tx) => {
      await tx('counters').insert(counter('before'));
      const inner = savepoint(tx, async (point) => {
        await point('counters').insert(counter('within'));
        await point('counters').insert(counter('before'));
      });
      await expect(inner).rejects.toThrow(/unique/i);
      await savepoint(tx, async (point) => point('counters').insert(counter('after')));
    });
    expect(await read('counters').orderBy('name').pluck('name')).toEqual(['after', 'before']);
  });

  test('lets a transaction that has only read so far write, although another process wrote in between', async () => {
    const one = await open();
    const other = await open(one.url);
    let waiting: Promise<unknown> | undefined;
    await one.transaction(async (tx) => {
      await tx('counters').select();
      waiting = other.transaction((otherTx) => otherTx('counters').insert(counter('other')));
      // The other one has had every chance to write first.
      for (let turn = 0; turn < 20; turn += 1) await tx.raw('select 1');
      await tx('counters').insert(counter('one'));
    });
    await waiting;
    expect(await one.read('counters').orderBy('name').pluck('name')).toEqual(['one', 'other']);
  });

  test('runs transactions again that wait for each other', async () => {
    const { write, read, transaction, dialect } = await open();
    await write('counters').insert([counter('one'), counter('two')]);
    const both = Promise.withResolvers<void>();
    let started = 0;
    const inOrder = (first: string, second: string) =>
      transaction(async (tx) => {
        await tx('counters').where({ name: first }).increment('value');
        started += 1;
        if (started === 2) both.resolve();
        // SQLite lets the second begin only when the first has ended.
        if (dialect === 'postgres') await both.promise;
        await tx('counters').where({ name: second }).increment('value');
      });
    await Promise.all([inOrder('one', 'two'), inOrder('two', 'one')]);
    expect(await read('counters').orderBy('name')).toEqual([counter('one', 3), counter('two', 3)]);
    expect(started).toBe(dialect === 'postgres' ? 3 : 2);
  });

  test('refuses a row that names what is not there', async () => {
    const { write } = await open();
    const lost = { team_id: 1, person_id: 1 };
    const refused: unknown = await write('team_members')
      .insert(lost)
      .then(null, (error) => error);
    expect(String(refused)).toMatch(/foreign key/i);
    expect(isDatabaseFault(refused)).toBe(false);
  });

  test('keeps the words of a mail out of its errors', async () => {
    const { write } = await open();
    await write('counters').insert(counter('a secret of Ada'));
    const refused = write('counters').insert(counter('a secret of Ada'));
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});

describe('opening a database', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  test('makes the folder of a database file', async () => {
    const path = join(folder.path, 'data', 'new', 'guichet.db');
    const database = await openDatabase(`sqlite:${path}`);
    expect(await database.isMigrated()).toBe(false);
    await database.close();
    expect(existsSync(path)).toBe(true);
  });

  test('only looks when told to make nothing', async () => {
    const path = join(folder.path, 'absent', 'guichet.db');
    await expect(openDatabase(`sqlite:${path}`, { create: false })).rejects.toThrow(
      `There is no database at ${path} yet.`,
    );
    expect(existsSync(join(folder.path, 'absent'))).toBe(false);
  });

  test('says in a sentence that a file is no database', async () => {
    const path = join(folder.path, 'letter.txt');
    writeFileSync(path, 'Dear Ben, this is a letter and no database at all. Yours, Ada.'.repeat(20));
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
      /^The database file .*letter\.txt cannot be opened: SQLITE_NOTADB: .*[^.]\.$/,
    );
  });

  test('says in a sentence that a server is away, without the password', async () => {
    const url = `postgres://ben:hush-hush@127.0.0.1:${await freePort()}/guichet`;
    const refused: Error = await openDatabase(url).then(
      () => new Error('opened'),
      (error) => error,
    );
    expect(refused.message).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:\d+\/guichet cannot be used: connect ECONNREFUSED .*[^.]\.$/,
    );
    expect(`${refused.stack} ${JSON.stringify(refused)} ${refused.cause}`).not.toContain('hush-hush');
  });

  test.each(['mysql://localhost/guichet', 'guichet.db', 'sqlite:', ''])('does not know what %j is', async (url) => {
    await expect(openDatabase(url)).rejects.toThrow('A database is named by sqlite:./path or postgres://');
  });
});
