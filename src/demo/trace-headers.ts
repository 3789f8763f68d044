/** What a university's mail server writes on top of a mail that it takes in: Return-Path, what it could prove, Received. */
import { domainOf } from '../domain/email-address.ts';
import type { Submission } from './smtp-server.ts';

export type Tracing = {
  /** The name of the server: whose results the gateway believes. */
  readonly server: string;
  /** Domains whose mail must come from someone who signed in. */
  readonly domains: readonly string[];
  readonly at: Date;
  /** Of this delivery. */
  readonly id: string;
};

/** The mail as it lies in `recipient`'s mailbox. */
export function traced(submission: Submission, recipient: string, tracing: Tracing): Buffer {
  const mail = submission.raw.toString('latin1');
  const end = mail.search(/\r?\n\r?\n/);
  const head = end < 0 ? mail : mail.slice(0, end + 2);
  const top = [
    `Return-Path: <${submission.returnPath}>`,
    `Delivered-To: ${recipient}`,
    ...authenticationResults(submission, authorDomain(head), tracing),
    received(submission, recipient, tracing),
  ];
  const written = `${top.join('\r\n')}\r\n${withoutResultsOf(tracing.server, head)}`;
  return Buffer.from(written + mail.slice(head.length), 'latin1');
}

/** Whoever signed in is of the house; who writes in its name without is not; of the rest of the world it can't tell. */
function authenticationResults({ user }: Submission, domain: string, { server, domains }: Tracing): string[] {
  if (!domains.includes(domain)) return [];
  const how = user === null ? 'spf=none; dkim=none' : `auth=pass smtp.auth=${user}`;
  const dmarc = `dmarc=${user === null ? 'fail' : 'pass'} header.from=${domain}`;
  return [`Authentication-Results: ${server}; ${how};\r\n\t${dmarc}`];
}

function received({ client, user }: Submission, recipient: string, { server, at, id }: Tracing): string {
  const name = client.replace(/[^\w.:[\]-]/g, '') || 'unknown';
  const by = `by ${server} with ${user === null ? 'ESMTP' : 'ESMTPA'} id ${id}`;
  return `Received: from ${name} ([127.0.0.1])\r\n\t${by}\r\n\tfor <${recipient}>; ${at.toUTCString().replace('GMT', '+0000')}`;
}

/** Anybody could write our name on top of what they send: a server removes it (RFC 8601, 5). */
function withoutResultsOf(server: string, head: string): string {
  return head.replaceAll(header('Authentication-Results'), (line) => (line.toLowerCase().includes(server) ? '' : line));
}

function authorDomain(head: string): string {
  const from = head.match(header('From'))?.[0] ?? '';
  return domainOf([...from.matchAll(/[^\s<>"(),:;]+@[^\s<>"(),:;]+/g)].at(-1)?.[0] ?? '');
}

/** A header with the lines that continue it. */
function header(name: string): RegExp {
  return new RegExp(`^${name}:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*`, 'gim');
}
