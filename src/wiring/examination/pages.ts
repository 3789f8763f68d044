/** Examines the pages' address and port: links in mail lead there. */

import { isLoopback } from '../../config/server-url.ts';
import type { Config } from '../../config.ts';
import { listen, PortUnavailable } from '../listen.ts';
import { type Check, unset, well, wrong } from './check.ts';

export async function examinePages(config: Config): Promise<Check[]> {
  const { BASE_URL, PORT, HOST, ROLES } = config;
  const checks = [baseUrl(BASE_URL)];
  if (!ROLES.includes('web')) return checks;
  // Port 0 is whichever is free.
  return [...checks, ...proxy(config), ...(PORT === 0 ? [] : [await port(PORT, HOST)])];
}

function baseUrl(url: string | null): Check {
  const advice = 'Set BASE_URL to the address of the pages, such as https://assistance.univ.example.';
  if (url === null) return unset('base-url', 'BASE_URL is not set: links in mail would lead nowhere.', advice);
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, '')))
    return well('base-url', `Links in mail lead to ${url}.`);
  return wrong(
    'base-url',
    `BASE_URL is ${url}: sign-ins would cross the network unprotected.`,
    'Put a proxy with TLS in front, and use https://.',
  );
}

/** With https outside and this machine alone let in, a proxy stands in front, and all requests seem to come from it. */
function proxy({ BASE_URL, HOST, TRUST_PROXY }: Config): Check[] {
  if (TRUST_PROXY !== false || !BASE_URL?.startsWith('https:') || !isLoopback(HOST)) return [];
  const words = 'No proxy is trusted: behind one, everybody counts as one towards the limits on signing in.';
  return [unset('trust-proxy', words, 'Set TRUST_PROXY=loopback where the proxy runs on this machine.')];
}

/** Taken and let go of at once. */
async function port(port: number, host: string): Promise<Check> {
  try {
    const listening = await listen(port, host);
    await listening.close();
    return well('port', `Port ${port} of ${host} is free.`);
  } catch (error) {
    if (!(error instanceof PortUnavailable)) throw error;
    if (error.code === 'EADDRINUSE' && (await isOurs(port, host)))
      return well('port', `The gateway answers on port ${port} of ${host}.`);
    return wrong('port', error.message);
  }
}

const PATIENCE = 2000;

/** Whatever listens there says that it is well, as the gateway does. */
async function isOurs(port: number, host: string): Promise<boolean> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(PATIENCE) });
    return ((await answer.json()) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}
