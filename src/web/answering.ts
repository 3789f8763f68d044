/** How a route answers a request: who asks, whether they may, what their form says, what is sent back. */
import type { Request, Response } from 'express';
import { ACCESS, type Route, verdictOn } from './access.ts';
import { type Answer, redirect } from './answer.ts';
import type { Assets } from './assets.ts';
import { requireOurForm } from './csrf.ts';
import { Refusal } from './errors.ts';
import { hereOf } from './frame.ts';
import type { Handler } from './handler.ts';
import { isMultipart, readMultipart, type SentFile } from './multipart.ts';
import { send } from './send.ts';
import type { Visit } from './visit.ts';
import { anyone, type Visitor, visitorOf } from './visitor.ts';
import type { Web } from './web.ts';

export function answering(web: Web, assets: Assets, route: Route, handler: Handler) {
  return async (request: Request, response: Response) => {
    const find = ACCESS[route] === 'machines' ? anyone : visitorOf;
    const visitor = await find(web, request, response);
    const verdict = verdictOn(ACCESS[route], visitor.viewer);
    if (verdict === 'not-found') throw new Refusal('not-found');
    const answer = verdict === 'allowed' ? await answered(web, visitor, route, handler) : signInFirst(request);
    await send(web, assets, visitor, answer);
  };
}

/** A form is read, whatever its size, only of whom the route is for; files that nobody kept are gone afterwards. */
async function answered(web: Web, visitor: Visitor, route: Route, handler: Handler): Promise<Answer> {
  const { request, secret } = visitor;
  if (request.method !== 'POST') return handler(visitOf(visitor, []));
  const form = TAKE_FILES.has(route) && isMultipart(request) ? await readMultipart(request, web.blobs) : null;
  if (form) request.body = form.fields;
  try {
    if (!KNOWN_BY_ADDRESS.has(route)) requireOurForm(web.keys, secret, request);
    return await handler(visitOf(visitor, form?.files ?? []));
  } finally {
    if (form) await web.blobs.discard(form.files.map(({ staged }) => staged));
  }
}

/** Any other form that brings files is none of ours: nothing of it is read, or anybody could fill the disk. */
const TAKE_FILES: ReadonlySet<Route> = new Set([
  'POST /demo/mails',
  'POST /staff/tickets/:reference/replies',
  'POST /staff/tickets/:reference/notes',
]);

/**
 * Their address is the permission: nobody can guess one, and it does a single thing. A mail program that unsubscribes
 * for its reader has neither a form nor a cookie of ours (RFC 8058).
 */
const KNOWN_BY_ADDRESS: ReadonlySet<Route> = new Set(['POST /s/:token']);

function visitOf(visitor: Visitor, files: readonly SentFile[]): Visit {
  return { ...visitor, once: visitor.onceKey(files), files };
}

/** And then comes back: to the page that a form stood on, since what it said is not kept. */
function signInFirst(request: Request): Answer {
  const here = hereOf(request);
  const isKnown = request.method === 'GET' || here !== '/';
  return redirect(isKnown ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in');
}
