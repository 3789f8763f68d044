/** What is to become of a mail, and why; the reasons are stable codes with words in both languages. */
import { CAP_REASONS } from '../../domain/caps.ts';
import type { Decision, Plan } from '../../domain/decision.ts';
import type { Finding } from '../../domain/finding.ts';

/** Every reason there is, by disposition: words are `reason.<reason>` and `finding.decide.<disposition>-<reason>`. */
export const REASONS = {
  opened: ['new', 'mentions', 'follows', 'machine-mail'],
  appended: [
    'answer',
    'reopened',
    'staff-answer',
    'note',
    'note-answered',
    'courtesy',
    'staff-unproven',
    'stranger-on-token',
    'several-authors',
    'auto-reply',
  ],
  ignored: [
    'own',
    'duplicate',
    'bounce',
    'delivery-report',
    'feedback-report',
    'auto-reply',
    'machine-mail',
    'unknown-sender',
    'blocked-sender',
  ],
  held: [
    'dmarc-failed',
    'unverified',
    'no-sender',
    'challenge',
    'bulk',
    'auto-reply',
    'machine-mail',
    'unknown-sender',
    'spam',
    ...CAP_REASONS,
  ],
} as const;

export const DECIDE_CODES: readonly string[] = [
  ...Object.entries(REASONS).flatMap(([disposition, reasons]) => reasons.map((reason) => `${disposition}-${reason}`)),
  ...['judged-accept', 'judged-open-new', 'not-acknowledged'],
];

type Disposition = keyof typeof REASONS;

export type Outcome<Kind extends Disposition = Disposition> = {
  readonly disposition: Kind;
  readonly reason: (typeof REASONS)[Kind][number];
  readonly plan: Plan;
  /** The ticket that it is tied to, though nothing may be written there. */
  readonly ticket: Pick<Decision, 'ticket' | 'ticketId'>;
  /** Of the people step, where anybody was looked for. */
  readonly findings: readonly Finding[];
};

const NO_TICKET = { ticket: null, ticketId: null };

export function ignored(reason: Outcome<'ignored'>['reason'], ticket: Outcome['ticket'] = NO_TICKET): Outcome {
  return { disposition: 'ignored', reason, ticket, plan: { act: 'none' }, findings: [] };
}

export function held(reason: Outcome<'held'>['reason'], ticket: Outcome['ticket'] = NO_TICKET): Outcome {
  return { disposition: 'held', reason, ticket, plan: { act: 'none' }, findings: [] };
}

export function tiedTo(ticket: { readonly id: number; readonly reference: string } | null): Outcome['ticket'] {
  return ticket ? { ticket: ticket.reference, ticketId: ticket.id } : NO_TICKET;
}
