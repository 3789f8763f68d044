/** A finding: what one step of a mail's life saw, kept with the ledger row and shown in words. */

/** The steps of a mail's life, in order. */
export const STEPS = [
  'receive',
  'parse',
  'classify',
  'authenticate',
  'thread',
  'choose',
  'people',
  'text',
  'decide',
  'apply',
] as const;
export type Step = (typeof STEPS)[number];

/** ok: went as usual; warn: worth a look; stop: this is why the mail did not become an entry. */
export type Verdict = 'ok' | 'warn' | 'stop';

export type FindingValue = string | number | boolean | null | readonly string[];

export type Finding = {
  readonly step: Step;
  readonly verdict: Verdict;
  /** What was seen, a stable code; its words are `finding.<step>.<code>` in the locale files. */
  readonly code: string;
  /** What the words speak of; JSON-safe, and never a secret. */
  readonly values: Readonly<Record<string, FindingValue>>;
};

export function finding(step: Step, verdict: Verdict, code: string, values: Finding['values'] = {}): Finding {
  return { step, verdict, code, values };
}
