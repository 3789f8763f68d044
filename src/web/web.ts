/** What the pages need from outside: handed down once by whoever wires the process. */
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../ground/log.ts';
import type { TokenKeys } from '../ground/signed-token.ts';
import type { Locale } from '../ground/words.ts';
import type { BlobStore } from '../store/blobs.ts';
import type { Demo } from './demo/demo.ts';

export type WebSettings = {
  /** Where people reach these pages, without a slash at its end; null when it is not set. */
  readonly baseUrl: string | null;
  readonly defaultLocale: Locale;
  /** As express takes it: which proxies' X-Forwarded-For to believe. */
  readonly trustProxy: boolean | number | string | readonly string[];
  /** The address that people write to; null when there is none. */
  readonly mailAddress: string | null;
};

export type Web = {
  readonly desk: Desk;
  readonly blobs: BlobStore;
  readonly keys: TokenKeys;
  readonly log: Log;
  readonly settings: WebSettings;
  /** What the demo's own pages can do; null everywhere else. */
  readonly demo: Demo | null;
};
