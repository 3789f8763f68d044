/** An explanation: what `explain --json` says of one mail. The keys are the product's outer face. */
import type { Decision } from '../domain/decision.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { textOf } from '../domain/log-entry.ts';
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import type { Say } from '../ground/words.ts';
import type { ParsedEmail } from '../inbound/parsed-email.ts';

/** What the engine makes of a mail. */
export type Explained = { readonly email: ParsedEmail; readonly decision: Decision };

export function explanationOf(path: string, { email, decision }: Explained, say: Say) {
  return {
    path,
    error: null,
    messageId: email.messageId,
    date: isoOf(email.date),
    subject: email.subject,
    from: email.from.map(addressOf)[0] ?? null,
    replyTo: email.replyTo.map(addressOf),
    to: email.to.map(addressOf),
    cc: email.cc.map(addressOf),
    kind: decision.kind,
    bounce: decision.bounce,
    trust: decision.trust,
    text: email.text,
    newText: textOf(email.text, email.segments, 'new'),
    quotedText: textOf(email.text, email.segments, 'quoted'),
    signature: textOf(email.text, email.segments, 'signature'),
    html: email.html,
    attachments: email.attachments.map(attachmentOf),
    parts: email.parts,
    tags: decision.tags,
    decision: decisionOf(decision),
    findings: decision.findings.map((finding) => ({
      ...finding,
      words: say(`finding.${finding.step}.${finding.code}`, finding.values),
    })),
  };
}

export type Explanation = ReturnType<typeof explanationOf>;

/** The line of a mail that can't be read: the same keys, empty. */
export function unreadable(path: string, error: string) {
  const nothing = { messageId: null, date: null, subject: null, from: null, replyTo: [], to: [], cc: [] };
  const noBody = { text: null, newText: null, quotedText: null, signature: null, html: null };
  return {
    path,
    error,
    ...nothing,
    kind: null,
    bounce: null,
    trust: null,
    ...noBody,
    attachments: [],
    parts: [],
    tags: [],
    decision: null,
    findings: [],
  };
}

function addressOf({ name, address }: EmailAddress): EmailAddress {
  return { name, address };
}

function attachmentOf(attachment: ParsedAttachment) {
  const { filename, contentType, size, sha256, disposition, contentId, refused } = attachment;
  return { filename, contentType, size, sha256, disposition, contentId, refused };
}

function decisionOf({ disposition, reason, ticket, service, title, requester, plan }: Decision) {
  return {
    disposition,
    reason,
    ticket,
    service,
    title,
    requester: requester?.address ?? null,
    contacts: 'people' in plan ? plan.people.contacts.map((contact) => contact.address) : [],
    newStatus: plan.act === 'append' ? plan.newStatus : null,
  };
}

/** A Date header may say a year that no ISO date has. */
function isoOf(instant: number | null): string | null {
  return instant === null || Number.isNaN(new Date(instant).getTime()) ? null : new Date(instant).toISOString();
}
