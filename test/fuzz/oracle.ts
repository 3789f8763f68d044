/** What must be true of whatever is made of any bytes at all. */

import { explanationOf } from '../../src/cli/explanation.ts';
import { readConfig } from '../../src/config.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { EMPTY_DESK } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { wordsIn } from '../../src/ground/words.ts';
import { decide } from '../../src/inbound/decide.ts';
import { parse } from '../../src/inbound/parse.ts';
import type { ParsedEmail } from '../../src/inbound/parsed-email.ts';
import { questionsOf } from '../../src/inbound/questions.ts';

const MAILBOX: Mailbox = { ...readConfig({}).profileWithoutMailbox, id: 1, address: 'assistance@univ.example' };
const KEYS = ['a key that signs nothing but the mails of these tests'] as const;
const SAYS = [wordsIn('fr'), wordsIn('en')];
/** Any day will do: what is decided must not depend on it. */
const NOW = Date.UTC(2026, 10, 16, 9);

/** Reads and decides the bytes; throws when that fails, or when what comes of it breaks a promise. */
export async function readAndJudge(bytes: Buffer): Promise<void> {
  const { email } = await parse([bytes], { staging: null });
  questionsOf(email, MAILBOX, KEYS);
  const deciding = { email, mailbox: MAILBOX, mailboxes: [MAILBOX], facts: EMPTY_DESK, keys: KEYS };
  const decision = decide({ ...deciding, now: NOW, referencePrefix: 'R', place: null });
  const broken = [...brokenIn(email), ...unsaid(email, decision)];
  if (broken.length > 0) throw new Error(broken.join('; '));
}

function brokenIn(email: ParsedEmail): string[] {
  const { text, segments, html, attachments, subject } = email;
  const broken: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || broken.push(what));
  must(!text.includes('\0') && text.isWellFormed(), 'the text holds a NUL or half a character');
  must(subject.isWellFormed() && !/[\r\n\0]/.test(subject), 'the subject is no line');
  must(!/[\u202a-\u202e\u2066-\u2069]/.test(subject), 'the subject runs backwards');
  must(covers(segments, text.length), 'the segments do not cover the text');
  must(
    text.trim() === '' || segments.some(({ kind }) => kind === 'new' || kind === 'command'),
    'nothing is left to read',
  );
  must(
    !/<(?:script|style|iframe|object|embed|form|base|meta|link)\b|\son\w+\s*=\s*["']|javascript:/i.test(tagsOf(html)),
    'the HTML is not safe',
  );
  must(
    attachments.every(({ filename }) => filename !== '' && !/[/\\\0\r\n]/.test(filename) && filename.isWellFormed()),
    'a file has a bad name',
  );
  must(
    email.from.every(({ address }) => !/[\r\n\0]/.test(address)),
    'an address holds a line end',
  );
  must(
    email.from.every(({ name }) => !/[\u202a-\u202e\u2066-\u2069\r\n\0]/.test(name)),
    'a name runs backwards',
  );
  return broken;
}

/** Every finding has its words in both languages. */
function unsaid(email: ParsedEmail, decision: Decision): string[] {
  return SAYS.flatMap((say) =>
    explanationOf('mutant', { email, decision }, say)
      .findings.filter(({ words, step, code }) => words.trim() === '' || words === `finding.${step}.${code}`)
      .map(({ step, code }) => `no words for ${step}.${code}`),
  );
}

function covers(segments: ParsedEmail['segments'], length: number): boolean {
  const isJoined = segments.every(({ from, to }, at) => from === (segments[at - 1]?.to ?? 0) && to > from);
  return isJoined && (segments.at(-1)?.to ?? 0) === length;
}

function tagsOf(html: string | null): string {
  return (html?.match(/<[^>]*>/g) ?? []).join('');
}
