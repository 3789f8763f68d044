/** Imports a directory file: people in batches, each bad line told by its number, what was done at the end. */
import { createReadStream } from 'node:fs';
import type { Desk } from '../desk/desk.ts';
import { putPeople } from '../desk/put-people.ts';
import { type PersonLine, peopleIn } from '../importers/people-csv.ts';
import { withDesk } from '../wiring/desk.ts';
import { sizeOfFile } from './named-file.ts';
import { complain, markFailed } from './outcome.ts';
import { print } from './output.ts';
import { startProgress } from './progress.ts';
import { settings } from './settings.ts';

/** People a transaction: enough to be fast, few enough for mail to get its turn in between. */
const BATCH = 200;

type Counts = { added: number; changed: number; same: number; failed: number };

export async function importPeople(path: string): Promise<void> {
  const config = await settings();
  const counts: Counts = { added: 0, changed: 0, same: 0, failed: 0 };
  const lines = peopleIn(path === '-' ? process.stdin : await bytesOf(path));
  await withDesk(config, async (desk) => {
    for await (const batch of batches(lines)) await putBatch(desk, batch, counts);
  });
  if (counts.failed > 0) markFailed();
  await print(
    `${counts.added} added, ${counts.changed} changed, ${counts.same} unchanged, ${counts.failed} not imported`,
  );
}

async function putBatch(desk: Desk, batch: readonly PersonLine[], counts: Counts): Promise<void> {
  const people = batch.flatMap((line) => ('person' in line ? [line.person] : []));
  const outcomes = (await putPeople(desk, people)).values();
  for (const line of batch) {
    const outcome = 'person' in line ? outcomes.next().value : line;
    if (outcome && 'outcome' in outcome) counts[outcome.outcome] += 1;
    else {
      counts.failed += 1;
      complain(`line ${line.line}: ${outcome?.fault}`);
    }
  }
}

async function* batches(lines: AsyncIterable<PersonLine>): AsyncGenerator<PersonLine[]> {
  let batch: PersonLine[] = [];
  for await (const line of lines) {
    if (batch.push(line) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function bytesOf(path: string): Promise<AsyncIterable<Buffer>> {
  const size = await sizeOfFile(path);
  return counted(createReadStream(path), size);
}

async function* counted(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  const progress = startProgress('kB');
  progress.expect(Math.ceil(size / 1024));
  try {
    for await (const chunk of chunks) {
      yield chunk;
      progress.advance(chunk.length / 1024);
    }
  } finally {
    progress.stop();
  }
}
