/** Finds the mails of a corpus with what their sources expect of them; bodies and bare TNEF are wrapped into mails. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Expectation } from './keys/check.ts';
import { type Nature, wrapped } from './wrapped.ts';

export type Case = {
  /** Name of the folder that the mail lies in: figures are kept by folder. */
  readonly folder: string;
  readonly name: string;
  /** Where the mail, or what it was wrapped into, lies. */
  readonly path: string;
  readonly expectation: Expectation;
};

/** Whom bounces of public collections name: read by people, since their sources do not say. By folder and name. */
const BY_EYE: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL('./recipients.json', import.meta.url), 'utf8'),
);
const BESIDES = /\.expect\.json$|\.md$|^expect\.json$/;
/** A list of HTML that means harm, with what a reader may see of each. */
const VECTORS = 'expect.json';

/** Every mail under the folders given, in order of their names. */
export function casesIn(folders: readonly string[], scratch: string): Case[] {
  return folders.flatMap((folder) => foldersUnder(resolve(folder))).flatMap((folder) => casesOf(folder, scratch));
}

export function foldersUnder(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    folder,
    ...inside
      .map(({ name }) => join(folder, name))
      .sort()
      .flatMap(foldersUnder),
  ];
}

function casesOf(folder: string, scratch: string): Case[] {
  return [...mailsOf(folder, scratch), ...vectorsOf(folder, scratch)];
}

type StatedVector = { readonly title?: string; readonly payload: string; readonly expected: string | string[] };

/** Each in a mail of its own. */
function vectorsOf(folder: string, scratch: string): Case[] {
  const file = join(folder, VECTORS);
  if (!existsSync(file)) return [];
  const stated = JSON.parse(readFileSync(file, 'utf8')) as StatedVector[];
  return stated.map(({ title = '', payload, expected }, index) => {
    const path = join(scratch, `${basename(folder)}-vector-${index}.eml`);
    writeFileSync(path, wrapped(Buffer.from(payload), 'html', {}));
    return { folder: basename(folder), name: `${index} ${title}`, path, expectation: { visibleText: expected } };
  });
}

function mailsOf(folder: string, scratch: string): Case[] {
  const names = readdirSync(folder)
    .filter((name) => !BESIDES.test(name) && statSync(join(folder, name)).isFile())
    .sort();
  const stated = names.map((name) => ({ name, expectation: expectationOf(folder, name) }));
  // Where one file is said to be a body, its neighbours without expectations are bodies, too.
  const bodies = stated.find(({ expectation }) => expectation.inputIs !== undefined)?.expectation.inputIs;
  return stated.map(({ name, expectation }, index) => {
    const nature = natureOf(name, expectation.inputIs ?? bodies);
    const path = join(folder, name);
    if (nature === 'mail') return { folder: basename(folder), name, path, expectation };
    const place = join(scratch, `${basename(folder)}-${index}-${name.replace(/\.\w+$/, '')}.eml`);
    writeFileSync(place, wrapped(readFileSync(path), nature, expectation));
    return { folder: basename(folder), name, path: place, expectation };
  });
}

function expectationOf(folder: string, name: string): Expectation {
  const recipients = BY_EYE[`${basename(folder)}/${name}`];
  const own = recipients === undefined ? {} : { recipientsByEye: recipients };
  const path = join(folder, `${name.replace(/\.\w+$/, '')}.expect.json`);
  return existsSync(path) ? { ...JSON.parse(readFileSync(path, 'utf8')), ...own } : own;
}

function natureOf(name: string, inputIs: unknown): Nature | 'mail' {
  if (name.endsWith('.tnef')) return 'tnef';
  if (typeof inputIs !== 'string') return 'mail';
  return /html/i.test(inputIs) ? 'html' : 'text';
}
