/** What the pages need from outside: handed down once by whoever wires the process. */
import type { Desk } from '../desk/desk.ts';
import type { TemplateWorkshop } from '../domain/mail-template.ts';
import type { MailText } from '../domain/mail-text.ts';
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
  /** What a mail of the ledger says; null when that can't be had. Whoever asks has seen to it that the reader may know. */
  readonly readMailText: (mail: { readonly sha256: string; readonly size: number }) => Promise<MailText | null>;
  /** Called when a mail of the ledger waits to be settled again: whoever settles mail in this process need not wait for the clock. */
  readonly mailWaits: () => void;
  /** What mail templates are tried with. */
  readonly templates: TemplateWorkshop;
  /** What the demo's own pages can do; null everywhere else. */
  readonly demo: Demo | null;
};

/** Whether the pages are served over https. */
export function isSecure({ settings }: Pick<Web, 'settings'>): boolean {
  return settings.baseUrl?.startsWith('https:') ?? false;
}
