/** The address of a server as a URL: scheme, host, port, credentials, path, options. */
import { domainToASCII } from 'node:url';
import type { Refuse } from './setting.ts';

export type ServerUrl = {
  readonly scheme: string;
  /** In ASCII, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Decoded; '' when absent. */
  readonly user: string;
  readonly password: string;
  /** Decoded, without the leading slash. */
  readonly path: string;
  readonly options: ReadonlyMap<string, string>;
};

/**
 * Reads a URL whose scheme is a key of `ports`, which gives the port when the URL has none. No fault shows its
 * credentials: a ? within a password makes the rest of it look like an option, so nothing is said of options where the
 * credentials are missing.
 */
export function readServerUrl(
  text: string,
  ports: Readonly<Record<string, number>>,
  refuse: Refuse,
): ServerUrl | undefined {
  const scheme = text.slice(0, Math.max(0, text.indexOf('://')));
  const port = ports[scheme];
  if (port === undefined)
    return refuse(
      `must start with ${Object.keys(ports)
        .map((name) => `${name}://`)
        .join(' or ')}.`,
    );
  const url = URL.parse(text);
  if (!url?.hostname || url.hash) return refuse(UNREADABLE);
  const [host, user, password, path] = [url.hostname, url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (host === undefined || user === undefined || password === undefined || path === undefined)
    return refuse(UNREADABLE);
  if (!user && url.search.includes('@')) return refuse(UNREADABLE);
  const options = readOptions(url.search.slice(1), refuse);
  return { scheme, host: plainHost(host), port: Number(url.port || port), user, password, path, options };
}

/** The options of a query, decoded; `+` stays `+`, since `plus=+` means it. */
export function readOptions(query: string, refuse: Refuse): Map<string, string> {
  const options = new Map<string, string>();
  for (const part of query.split('&').filter((part) => part !== '')) {
    const [name = '', ...rest] = part.split('=');
    const value = decoded(rest.join('='));
    const named = optionNamed(name, rest.join('='));
    if (value === undefined) refuse(`has ${named} in which a % is not followed by two hexadecimal digits.`);
    else if (options.has(name)) refuse(`has ${named} twice: keep one.`);
    else options.set(name, value);
  }
  return options;
}

/** An option as a fault names it: what looks like no option, or goes on to an @, may be a part of the password. */
export function optionNamed(name: string, value: string): string {
  return /^[a-z-]{1,20}$/.test(name) && !value.includes('@')
    ? `an option ${name}`
    : "an option whose name can't be read";
}

/** Whether nothing sent to this host leaves the machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Percent-decoded; undefined when it can't be. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function plainHost(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : domainToASCII(host) || host.toLowerCase();
}

const UNREADABLE =
  'is not a URL that can be read: write scheme://user:password@host:port, with odd characters of the user and the ' +
  'password percent-encoded (@ as %40, / as %2F, ? as %3F, # as %23, % as %25, a space as %20).';
