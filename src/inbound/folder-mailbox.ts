/** A folder of .eml files, or a Maildir, as a mail source: for tests, migrations and servers that deliver to disk. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { After } from '../domain/mailbox-settings.ts';
import type { Watermark } from '../domain/watermark.ts';
import type { BlobWriter } from '../store/blobs.ts';
import type { Arrival, ArrivalBatch, Download, MailSource, Place } from './mail-source.ts';
import { SourceFault } from './source-fault.ts';

type MailFile = { readonly path: string; readonly key: string; readonly size: number; readonly modifiedAt: number };

/** Files a batch. */
const BATCH = 50;

/** `knownKeys` tells which of some file keys the ledger has, so that a pass over a large folder reads only what is new. */
export type FolderMailboxOptions = {
  readonly path: string;
  readonly since: 'now' | 'all' | number;
  readonly clock: Clock;
  readonly knownKeys: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
};

export function folderMailbox(options: FolderMailboxOptions): MailSource {
  return {
    async open() {
      const files = await listFiles(options.path);
      const byKey = new Map(files.map((file) => [file.key, file]));
      return {
        folder: options.path,
        uidValidity: null,
        arrivals: (previous) => folderArrivals(files, previous, options),
        download: (arrivals, stage) => Promise.all(arrivals.map((arrival) => read(arrival, byKey, stage))),
        fileAway: (after, places) => fileAway(options.path, after, places, byKey),
      };
    },
    waitForMail: (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    close: async () => {},
  };
}

/** Oldest first. Names that begin with a dot and Maildir's tmp/ are files that someone is still writing. */
async function listFiles(path: string): Promise<MailFile[]> {
  const names = await readdir(path).catch((cause) => {
    throw new SourceFault('folder', `the folder ${path} can't be read (${cause.code})`, { cause });
  });
  const isMaildir = names.includes('cur') && names.includes('new');
  const folders = isMaildir ? [join(path, 'new'), join(path, 'cur')] : [path];
  const files = await Promise.all(folders.map((folder) => filesIn(folder, isMaildir)));
  return files.flat().sort((a, b) => a.modifiedAt - b.modifiedAt || (a.key < b.key ? -1 : 1));
}

async function filesIn(folder: string, isMaildir: boolean): Promise<MailFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => isMaildir || name.toLowerCase().endsWith('.eml'));
  const files: MailFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found) files.push({ path, key: keyOf(name, found), size: found.size, modifiedAt: found.mtimeMs });
  }
  return files;
}

/** A Maildir's flags (after ":2,") change while the mail stays the same; other bytes under an old name are another mail. */
const keyOf = (name: string, { size, mtimeMs }: { size: number; mtimeMs: number }) =>
  `${name.replace(/:2,[A-Za-z]*$/, '')}|${size}|${Math.floor(mtimeMs)}`;

async function* folderArrivals(
  files: readonly MailFile[],
  previous: Watermark | null,
  options: FolderMailboxOptions,
): AsyncGenerator<ArrivalBatch> {
  const mark = previous ?? { uidValidity: null, lastUid: 0, startsAt: startOf(options), backlogBelowUid: 0 };
  if (!previous) yield { arrivals: [], mark };
  const recent = files.filter((file) => file.modifiedAt >= (mark.startsAt ?? 0));
  for (let at = 0; at < recent.length; at += BATCH) {
    const chunk = recent.slice(at, at + BATCH);
    const known = await options.knownKeys(chunk.map((file) => file.key));
    const arrivals = chunk.filter((file) => !known.has(file.key)).map(arrivalOf);
    if (arrivals.length > 0) yield { arrivals, mark };
  }
}

function startOf({ since, clock }: FolderMailboxOptions): number | null {
  if (since === 'all') return null;
  return since === 'now' ? clock() : since;
}

const arrivalOf = (file: MailFile): Arrival => ({
  place: { kind: 'file', fileKey: file.key },
  size: file.size,
  messageId: null,
  from: null,
  subject: null,
});

const fileOf = (place: Place, byKey: ReadonlyMap<string, MailFile>) =>
  place.kind === 'file' ? byKey.get(place.fileKey) : undefined;

async function read(
  arrival: Arrival,
  byKey: ReadonlyMap<string, MailFile>,
  stage: () => BlobWriter,
): Promise<Download> {
  const file = fileOf(arrival.place, byKey);
  const writer = stage();
  try {
    for await (const chunk of createReadStream(file?.path ?? '')) await writer.write(chunk);
    return { arrival, blob: await writer.finish() };
  } catch {
    await writer.abort();
    return { arrival, blob: null };
  }
}

async function fileAway(
  root: string,
  after: After,
  places: readonly Place[],
  byKey: ReadonlyMap<string, MailFile>,
): Promise<void> {
  for (const place of places) {
    const file = fileOf(place, byKey);
    if (!file) continue;
    if (after.act === 'delete') await rm(file.path, { force: true });
    if (after.act === 'move') await moveTo(join(root, after.folder), file.path);
    if (after.act === 'flag') await markSeen(file.path);
  }
}

async function moveTo(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await rename(path, join(folder, basename(path)));
}

/** Maildir's S flag, in cur/; a plain .eml has no place for a flag and stays as it is. */
async function markSeen(path: string): Promise<void> {
  const [, folder, name] = /^(.*)\/(?:cur|new)\/([^/]+)$/.exec(path) ?? [];
  if (!folder || !name || /:2,[A-Za-z]*S/.test(name)) return;
  await rename(path, join(folder, 'cur', name.includes(':2,') ? `${name}S` : `${name}:2,S`));
}
