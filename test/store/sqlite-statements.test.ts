import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { forget, type RawConnection, remembering } from '../../src/store/sqlite-statements.ts';

type Closable = RawConnection & { close(done: (error: Error | null) => void): void };
const { Database } = createRequire(import.meta.url)('sqlite3') as { Database: new (path: string) => Closable };

test('a connection can be closed although the same statement came twice at once', async () => {
  const connection = new Database(':memory:');
  const ask = () =>
    new Promise((resolve, reject) =>
      remembering(connection).all('select 1 as one', [], (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  expect(await ask()).toEqual([{ one: 1 }]);
  forget(connection);
  expect(await new Promise((resolve) => connection.close(resolve))).toBeNull();
});
