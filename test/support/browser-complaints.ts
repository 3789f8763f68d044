/** What a browser has to complain about while it shows pages: errors, blocked content, requests that leave the machine. */
import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

/** The complaints so far, a line each. */
export type Complaints = () => string[];

const HERE = new Set(['127.0.0.1', 'localhost']);
const NETWORK = new Set(['http:', 'https:', 'ws:', 'wss:']);
// Of a request that its page gave up, as a download does; and of one that the console has told of already.
const HARMLESS = new Set(['net::ERR_ABORTED', 'csp']);

/**
 * Listens to all pages of a context: errors in the console (what the Content Security Policy blocked stands there) and
 * in scripts, requests to elsewhere, answers ≥ 500, and parts of a page that are missing. A page that is itself a 404 or
 * a 422 is none. `expects` names complaints that are not to be told.
 */
export function watch(context: BrowserContext, expects?: RegExp): Complaints {
  const lines: string[] = [];
  const seen = new Set<string>();
  const complain = (line: string | null) => {
    if (line !== null && !expects?.test(line)) lines.push(line);
  };
  context.on('request', (request) => {
    seen.add(request.url());
    complain(leaving(request.url()));
  });
  context.on('page', (page) => page.on('websocket', (socket) => complain(leaving(socket.url()))));
  context.on('response', (response) => complain(refused(response)));
  context.on('requestfailed', (request) => complain(failed(request)));
  context.on('console', (message) => complain(said(message, seen)));
  context.on('weberror', (fault) => complain(`script: ${fault.error().message}`));
  return () => [...lines];
}

function leaving(url: string): string | null {
  return isElsewhere(url) ? `leaves the machine: ${url}` : null;
}

function isElsewhere(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return NETWORK.has(protocol) && !HERE.has(hostname);
}

function refused(response: Response): string | null {
  const isPage = response.request().isNavigationRequest();
  return response.status() >= (isPage ? 500 : 400)
    ? `${response.status()}: ${response.request().method()} ${response.url()}`
    : null;
}

function failed(request: Request): string | null {
  const why = request.failure()?.errorText ?? 'no answer';
  return HARMLESS.has(why) || isElsewhere(request.url()) ? null : `${why}: ${request.url()}`;
}

function said(message: ConsoleMessage, seen: ReadonlySet<string>): string | null {
  if (message.type() !== 'error') return null;
  const { url } = message.location();
  // The request itself has told; but that for the icon, which shows itself here alone.
  const isToldAlready = message.text().startsWith('Failed to load resource') && seen.has(url);
  return isToldAlready ? null : `console: ${message.text()} (${url})`;
}
