/** Mutates mails: what goes wrong on the way, and what somebody does on purpose. A mutant is told again by its seed. */
import { seeded } from '../support/generated-mails.ts';
import { HEADER_TOKENS, TOKENS } from './tokens.ts';

type Random = () => number;
type Mutation = (mail: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** Bytes of a mutant at most: what is larger has tests of its own. */
const LARGEST = 400_000;

/** The mutant of that number: always the same for the same mails and seed. */
export function mutant(mails: readonly Buffer[], seed: number, number: number): Buffer {
  const random = seeded(seed * 1_000_003 + number);
  // The first numbers are scattered over a small range otherwise.
  for (let skipped = 0; skipped < 3; skipped += 1) random();
  let mail = pick(mails, random);
  const times = 1 + Math.floor(random() * 4);
  for (let done = 0; done < times; done += 1) mail = pick(MUTATIONS, random)(mail, random, mails).subarray(0, LARGEST);
  return mail;
}

const flipBytes: Mutation = (mail, random) => {
  const copy = Buffer.from(mail);
  for (let count = 1 + random() * 20; count > 0; count -= 1) copy[at(copy, random)] = Math.floor(random() * 256);
  return copy;
};

const cutOut: Mutation = (mail, random) => {
  const [from, to] = span(mail, random);
  return Buffer.concat([mail.subarray(0, from), mail.subarray(to)]);
};

const cutShort: Mutation = (mail, random) => mail.subarray(0, at(mail, random));

const repeat: Mutation = (mail, random) => {
  const [from, to] = span(mail, random);
  const times = Math.floor(random() ** 4 * 200) + 1;
  return Buffer.concat([
    mail.subarray(0, to),
    ...Array.from({ length: times }, () => mail.subarray(from, to)),
    mail.subarray(to),
  ]);
};

const splice: Mutation = (mail, random, others) => {
  const other = pick(others, random);
  return Buffer.concat([mail.subarray(0, at(mail, random)), other.subarray(at(other, random))]);
};

const insertToken: Mutation = (mail, random) => {
  const token = pick(TOKENS, random);
  const times = random() < 0.1 ? Math.floor(random() * 2000) : 1;
  const where = at(mail, random);
  return Buffer.concat([mail.subarray(0, where), Buffer.from(token.repeat(times), 'latin1'), mail.subarray(where)]);
};

/** Of the headers alone, a small part of most mails: something odd between two lines, or in one. */
const meddleWithHead: Mutation = (mail, random) => {
  const head = Math.max(1, mail.subarray(0, 65_536).indexOf('\n\n'), mail.subarray(0, 65_536).indexOf('\r\n\r\n'));
  const token = Buffer.from(pick(HEADER_TOKENS, random).repeat(random() < 0.05 ? 2000 : 1), 'latin1');
  const somewhere = Math.floor(random() * head);
  const where = random() < 0.5 ? mail.lastIndexOf('\n', somewhere) + 1 : somewhere;
  return Buffer.concat([mail.subarray(0, where), token, mail.subarray(where)]);
};

const shuffleLines: Mutation = (mail, random) => {
  const lines = mail.toString('latin1').split('\n');
  for (let count = 1 + random() * 6; count > 0; count -= 1) {
    const [one, other] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  }
  return Buffer.from(lines.join('\n'), 'latin1');
};

const repeatLine: Mutation = (mail, random) => {
  const lines = mail.toString('latin1').split('\n');
  const where = Math.floor(random() * lines.length);
  const times = Math.floor(random() ** 3 * 3000);
  lines.splice(where, 0, ...Array.from({ length: times }, () => lines[where] ?? ''));
  return Buffer.from(lines.join('\n'), 'latin1');
};

const changeLineEnds: Mutation = (mail, random) =>
  Buffer.from(
    mail.toString('latin1').replace(/\r?\n/g, pick(['\n', '\r', '\r\n', '\r\r\n', '\n\r'], random)),
    'latin1',
  );

const wrapDeep: Mutation = (mail, random) => {
  const depth = Math.floor(random() ** 2 * 80) + 1;
  const type = pick(['multipart/mixed', 'multipart/alternative', 'multipart/related', 'message/rfc822'], random);
  let whole = mail;
  for (let level = 0; level < depth && whole.length < LARGEST; level += 1) whole = wrapped(whole, type, `b${level}`);
  return whole;
};

const shoutDigits: Mutation = (mail, random) =>
  Buffer.from(
    mail.toString('latin1').replace(/\d+/g, (digits) => (random() < 0.1 ? '9'.repeat(30) : digits)),
    'latin1',
  );

const MUTATIONS: readonly Mutation[] = [
  flipBytes,
  cutOut,
  cutShort,
  repeat,
  splice,
  insertToken,
  insertToken,
  meddleWithHead,
  shuffleLines,
  repeatLine,
  changeLineEnds,
  wrapDeep,
  shoutDigits,
];

function wrapped(mail: Buffer, type: string, boundary: string): Buffer {
  if (type === 'message/rfc822') return Buffer.concat([Buffer.from(`Content-Type: ${type}\r\n\r\n`), mail]);
  const head = `From: Ada <ada@univ.example>\r\nContent-Type: ${type}; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`;
  return Buffer.concat([Buffer.from(head), mail, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

function at(mail: Buffer, random: Random): number {
  return Math.floor(random() * mail.length);
}

function span(mail: Buffer, random: Random): [number, number] {
  const from = at(mail, random);
  return [from, Math.min(mail.length, from + 1 + Math.floor(random() ** 2 * 500))];
}

function pick<Thing>(things: readonly Thing[], random: Random): Thing {
  return things[Math.floor(random() * things.length)] as Thing;
}
