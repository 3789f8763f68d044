/** Addresses of what stands around the gateway: its own pages, and the virus scanner. */
import { readServerUrl } from './server-url.ts';
import type { Read } from './setting.ts';

/** The address that links in mail start with, without a slash at its end. */
export const readBaseUrl: Read<string> = (text, refuse) => {
  const url = URL.parse(text);
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  return plain
    ? url.href.replace(/\/+$/, '')
    : refuse('must be the address of the pages, such as https://assistance.univ.example, without user, query or #.');
};

export type ClamdSettings = { readonly host: string; readonly port: number };

export const readClamdUrl: Read<ClamdSettings> = (text, refuse) => {
  const url = readServerUrl(text, { tcp: 3310 }, () => undefined);
  return url && !url.user && !url.path
    ? { host: url.host, port: url.port }
    : refuse('must be tcp://host:port, such as tcp://127.0.0.1:3310.');
};
