/** Classifies a mail: a person's, or one of the ways in which machines write (RFC 3834, RFC 3464, RFC 5965). */
import { type Finding, finding } from '../domain/finding.ts';
import type { Bounce, MailKind } from '../domain/mail-kind.ts';
import { amazonNotice } from './classify/amazon-notice.ts';
import { autoReply } from './classify/auto-reply.ts';
import { bulk } from './classify/bulk.ts';
import { challenge } from './classify/challenge.ts';
import { complaint } from './classify/complaint.ts';
import { machine } from './classify/machine.ts';
import { mailSystem } from './classify/mail-system.ts';
import { own } from './classify/own.ts';
import { receipt } from './classify/receipt.ts';
import type { Classifying, Recogniser, Recognition } from './classify/recognition.ts';
import { report } from './classify/report.ts';
import { signsAgainstAnswering } from './decide/answerable.ts';

/** Tried in order; the first that knows the mail decides. */
const RECOGNISERS: readonly Recogniser[] = [
  own,
  report,
  complaint,
  amazonNotice,
  mailSystem,
  receipt,
  challenge,
  machine,
  autoReply,
  bulk,
];

export const CLASSIFY_CODES = [
  'human',
  'own',
  'bounce',
  'bounce-delayed',
  'delivery-report',
  'feedback-report',
  'challenge',
  'auto-reply',
  'auto-reply-guessed',
  'machine',
  'bulk',
  'no-automatic-answer',
  'no-automatic-answer-by-nature',
] as const;

export type Classification = {
  readonly kind: MailKind;
  readonly bounce: Bounce | null;
  /** A machine's own mail, such as an alarm; false for answers and for people. */
  readonly isUnprompted: boolean;
  /** Only the wording speaks for it: a person has to look before it is turned away. */
  readonly isGuess: boolean;
  readonly findings: readonly Finding[];
};

export function classify(classifying: Classifying): Classification {
  const known = firstOf(classifying);
  const { kind = 'human', bounce = null, isUnprompted = false, isGuess = false } = known ?? {};
  return {
    kind,
    bounce,
    isUnprompted,
    isGuess,
    findings: [whatItIs(known), ...whetherToAnswer(classifying, kind)],
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
  return finding('classify', 'warn', codeOf(known), { sign: known.sign });
}

function codeOf({ kind, bounce, isUnprompted, isGuess }: Recognition): (typeof CLASSIFY_CODES)[number] {
  if (isUnprompted) return 'machine';
  if (isGuess && kind === 'auto-reply') return 'auto-reply-guessed';
  const actions = bounce?.recipients.map(({ action }) => action) ?? [];
  const isDelay = kind === 'bounce' && actions.includes('delayed') && !actions.includes('failed');
  return isDelay ? 'bounce-delayed' : kind;
}

function whetherToAnswer({ email }: Classifying, kind: MailKind): Finding[] {
  const why = signsAgainstAnswering(email);
  if (why.length > 0) return [finding('classify', 'ok', 'no-automatic-answer', { why })];
  return kind === 'human' ? [] : [finding('classify', 'ok', 'no-automatic-answer-by-nature')];
}
