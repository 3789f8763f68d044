/** Classifies a mail: a person's, or one of the ways in which machines write (RFC 3834, RFC 3464, RFC 5965). */
import { type Finding, finding } from '../domain/finding.ts';
import type { Bounce, MailKind } from '../domain/mail-kind.ts';
import { reasonsNotToAnswer } from './answerable.ts';
import { autoReply } from './classify/auto-reply.ts';
import { bulk } from './classify/bulk.ts';
import { challenge } from './classify/challenge.ts';
import { mailSystem } from './classify/mail-system.ts';
import { own } from './classify/own.ts';
import type { Classifying, Recogniser, Recognition } from './classify/recognition.ts';
import { report } from './classify/report.ts';

/** Tried in order; the first that knows the mail decides. */
const RECOGNISERS: readonly Recogniser[] = [own, report, mailSystem, challenge, autoReply, bulk];

export const CLASSIFY_CODES = [
  'human',
  'own',
  'bounce',
  'delivery-report',
  'feedback-report',
  'challenge',
  'auto-reply',
  'machine',
  'bulk',
  'no-automatic-answer',
] as const;

export type Classification = {
  readonly kind: MailKind;
  readonly bounce: Bounce | null;
  /** A machine's own mail, such as an alarm; false for answers and for people. */
  readonly isUnprompted: boolean;
  readonly findings: readonly Finding[];
};

export function classify(classifying: Classifying): Classification {
  const known = firstOf(classifying);
  const { kind = 'human', bounce = null, isUnprompted = false } = known ?? {};
  const why = reasonsNotToAnswer(classifying.email, kind);
  return {
    kind,
    bounce,
    isUnprompted,
    findings: [whatItIs(known), ...(why.length > 0 ? [finding('classify', 'ok', 'no-automatic-answer', { why })] : [])],
  };
}

function firstOf(classifying: Classifying): Recognition | null {
  for (const recognise of RECOGNISERS) {
    const recognition = recognise(classifying);
    if (recognition) return recognition;
  }
  return null;
}

function whatItIs(known: Recognition | null): Finding {
  if (!known) return finding('classify', 'ok', 'human');
  return finding('classify', 'warn', known.isUnprompted ? 'machine' : known.kind, { sign: known.sign });
}
