/** Decides what becomes of a mail: all that the steps saw, added up; it writes nothing and never throws. */
import type { Decision, Plan } from '../domain/decision.ts';
import { type Finding, finding, STEPS } from '../domain/finding.ts';
import { concernedService, concernedTicket } from './decide/concerned-service.ts';
import { gatesOf } from './decide/gates.ts';
import { held, type Outcome } from './decide/outcome.ts';
import { type Deciding, type Survey, survey } from './decide/survey.ts';
import { write } from './decide/write.ts';

export type { Deciding } from './decide/survey.ts';
export type { LedgerPlace } from './duplicate.ts';

/** The same answer for the same input, always: live mail, a dry run and a replay all ask here. */
export function decide(deciding: Deciding): Decision {
  const seen = survey(deciding);
  const outcome = throughGates(seen) ?? (seen.author ? write(seen, seen.author) : held('no-sender'));
  const { disposition, reason, plan } = outcome;
  const { kind, bounce } = seen.classification;
  const isTurnedAway = disposition === 'ignored' || disposition === 'appended';
  return {
    disposition,
    reason,
    plan,
    ...outcome.ticket,
    service: isTurnedAway ? null : (seen.choice.service?.slug ?? null),
    serviceId: concernedService(seen),
    concernedTicketId: concernedTicket(seen)?.id ?? null,
    ...(plan.act === 'open' ? openedFor(plan) : asWritten(seen)),
    kind,
    bounce,
    trust: seen.authentication.trust,
    tags: seen.choice.tags,
    findings: findingsOf(seen, outcome),
  };
}

/** What an agent passes on is another's. */
function openedFor({ title, requester: { name, address } }: Extract<Plan, { act: 'open' }>) {
  return { title, requester: { name, address } };
}

function asWritten({ choice, author }: Survey) {
  return { title: choice.title, requester: author && { name: author.name, address: author.address } };
}

function throughGates(seen: Survey): Outcome | null {
  for (const gate of gatesOf(seen)) {
    const outcome = gate(seen);
    if (outcome) return outcome;
  }
  return null;
}

/** Of every step in order; of what an ignored mail might have become nobody needs to hear. */
function findingsOf(seen: Survey, outcome: Outcome): Finding[] {
  const isIgnored = outcome.disposition === 'ignored';
  const all = [
    ...received(seen.deciding),
    ...seen.deciding.email.findings,
    ...seen.duplicate.findings,
    ...seen.classification.findings,
    ...seen.authentication.findings,
    ...(isIgnored && outcome.ticket.ticketId !== seen.thread.ticket?.id ? [] : seen.thread.findings),
    ...(isIgnored ? [] : serviceFindings(seen, outcome)),
    ...outcome.findings,
    ...judged(seen.deciding),
    conclusion(seen, outcome),
  ];
  return all.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
}

/** Only what lies in a mailbox was copied from there. */
function received({ email, place }: Deciding): Finding[] {
  return place ? [finding('receive', 'ok', 'stored', { size: email.size, sha256: email.rawSha256.slice(0, 12) })] : [];
}

function serviceFindings({ choice }: Survey, { disposition, ticket }: Outcome): readonly Finding[] {
  if (disposition !== 'appended') return choice.findings;
  return [finding('choose', 'ok', 'kept', { reference: ticket.ticket })];
}

function judged({ place }: Deciding): Finding[] {
  return place?.judgement ? [finding('decide', 'ok', `judged-${place.judgement}`)] : [];
}

/** Worth a second look: words that only staff will read, and tickets that point at another. */
const REMARKABLE = ['staff-unproven', 'note-answered', 'stranger-on-token', 'several-authors', 'mentions'];

function conclusion({ thread }: Survey, { disposition, reason, ticket }: Outcome): Finding {
  const isWritten = disposition === 'opened' || disposition === 'appended';
  const verdict = !isWritten ? 'stop' : REMARKABLE.includes(reason) ? 'warn' : 'ok';
  const reference = ticket.ticket ?? (isWritten ? (thread.mentions ?? thread.ticket)?.reference : null) ?? null;
  return finding('decide', verdict, `${disposition}-${reason}`, { reference });
}
