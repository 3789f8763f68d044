/** Who may use which route: one table for all of them. What a route shows of tickets is the viewer's alone besides. */
import { isStaff } from '../domain/person.ts';
import type { Viewer } from '../domain/viewer.ts';

/**
 * `demo`: anyone, where a demo runs; nowhere else the route exists. `machines`: anyone, and nobody is looked for in the
 * database, which may be what a machine asks about.
 */
export type Rule = 'anyone' | 'signed-in' | 'staff' | 'admin' | 'demo' | 'machines';

export const ACCESS = {
  'GET /healthz': 'machines',
  'GET /readyz': 'machines',

  'GET /': 'signed-in',
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'POST /sign-out': 'anyone',
  'POST /language': 'anyone',
  'GET /s/:token': 'anyone',
  'POST /s/:token': 'anyone',

  'GET /preferences': 'staff',
  'POST /preferences': 'staff',

  'GET /requests': 'signed-in',
  'GET /requests/closed': 'signed-in',
  'GET /requests/:reference': 'signed-in',
  'GET /files/:id': 'signed-in',
  'GET /files/:id/image': 'signed-in',

  'GET /staff': 'staff',
  'GET /staff/tickets': 'staff',
  'GET /staff/tickets/:reference': 'staff',
  'POST /staff/tickets/:reference/assignment': 'staff',
  'POST /staff/tickets/:reference/team': 'staff',
  'POST /staff/tickets/:reference/service': 'staff',
  'POST /staff/tickets/:reference/priority': 'staff',
  'POST /staff/tickets/:reference/status': 'staff',
  'POST /staff/tickets/:reference/requester': 'staff',
  'POST /staff/tickets/:reference/replies': 'staff',
  'POST /staff/tickets/:reference/entries/:id/undo': 'staff',
  'POST /staff/tickets/:reference/notes': 'staff',
  'POST /staff/tickets/:reference/closure': 'staff',
  'POST /staff/tickets/:reference/reopening': 'staff',
  'POST /staff/tickets/:reference/disclosure': 'staff',
  'POST /staff/tickets/:reference/outbox/:id/resend': 'staff',

  'GET /mail': 'staff',
  'GET /mail/held': 'staff',
  'GET /mail/senders': 'staff',
  'POST /mail/senders': 'staff',
  'GET /mail/outbox': 'staff',
  'POST /mail/outbox/:id/resend': 'staff',
  'GET /mail/:id': 'staff',
  'GET /mail/:id/raw': 'staff',
  'POST /mail/:id/replay': 'staff',
  'POST /mail/:id/judgement': 'staff',
  'GET /mail/:id/block': 'staff',

  'GET /settings/templates': 'admin',
  'GET /settings/templates/:locale/:kind': 'admin',
  'POST /settings/templates/:locale/:kind': 'admin',

  'GET /demo': 'demo',
  'POST /demo/mails': 'demo',
  'GET /demo/mails/:messageId': 'demo',
  'GET /demo/mailboxes/:address': 'demo',
  'GET /demo/mailboxes/:address/:id': 'demo',
  'POST /demo/sign-in': 'demo',
} as const satisfies Readonly<Record<string, Rule>>;

/** A route with a rule: `METHOD /path`, as express writes paths. */
export type Route = keyof typeof ACCESS;

export type Verdict = 'allowed' | 'sign-in-first' | 'not-found';

/** Staff pages are not there for others: nobody learns what there would be to see. */
export function verdictOn(rule: Rule, viewer: Viewer | null): Verdict {
  if (rule !== 'signed-in' && rule !== 'staff' && rule !== 'admin') return 'allowed';
  if (!viewer) return 'sign-in-first';
  if (rule === 'admin') return viewer.role === 'admin' ? 'allowed' : 'not-found';
  return rule === 'signed-in' || isStaff(viewer.role) ? 'allowed' : 'not-found';
}
