import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sentencesOf } from '../../src/cli/outcome.ts';
import { openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('what is said of a fault', () => {
  test.each([
    ['SQLITE_FULL', 'insert into `blobs` values (?) - SQLITE_FULL: database or disk is full', 'disk'],
    ['SQLITE_BUSY', 'BEGIN IMMEDIATE; - SQLITE_BUSY: database is locked', 'locked'],
    ['SQLITE_CORRUPT', 'select * from `x` - SQLITE_CORRUPT: database disk image is malformed', 'damaged'],
    ['SQLITE_READONLY', 'update `x` set `a` = ? - SQLITE_READONLY: attempt to write', "can't be written"],
    ['SQLITE_IOERR', 'update `x` set `a` = ? - SQLITE_IOERR: disk I/O error', 'disk I/O error'],
    ['57P01', 'select "a - b" from "x" - terminating connection', "can't be used: terminating connection."],
    ['ECONNREFUSED', 'select 1 - connect ECONNREFUSED ::1:5432', "can't be used: connect"],
  ])('a database fault is a sentence without SQL: %s', (code, message, words) => {
    const [sentence = '', ...others] = sentencesOf(withCode(code, message));
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^The .*\.$/);
    expect(sentence).not.toMatch(/select|insert|update|begin|SQLITE_|[`?]/i);
    expect(others).toEqual([]);
  });

  test('a server that is no database is not taken for one', () => {
    expect(sentencesOf(withCode('ECONNREFUSED', 'connect ECONNREFUSED ::1:143'))).toEqual([
      'connect ECONNREFUSED ::1:143.',
    ]);
  });

  test('a file that is no database is named', async () => {
    const folder = temporaryFolder('outcome');
    const path = join(folder.path, 'x.db');
    writeFileSync(
      path,
      'this is a text, and quite a long one so that nobody takes it for an empty database'.repeat(20),
    );
    const error = await openDatabase(`sqlite:${path}`).catch((fault: Error) => fault);
    const [sentence] = sentencesOf(error);
    expect(sentence).toBe(`The database file ${path} cannot be opened: file is not a database.`);
    await folder.remove();
  });
});
