/** MAIL_IN_URL: one mailbox, or several separated by white space. */
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import { readFolderUrl } from './folder-url.ts';
import { readImapUrl } from './imap-url.ts';
import { MAILBOX_OPTIONS, type MailboxOptions } from './mailbox-options.ts';
import { optionNamed } from './server-url.ts';
import type { Refuse } from './setting.ts';

/** A mailbox as its URL alone says it: what is missing comes from other variables. */
export type MailboxDraft = {
  readonly connection: MailboxSettings['connection'];
  readonly options: Readonly<Partial<MailboxOptions>>;
};

/** Options that belong to the connection and are read with it. */
const OF_THE_CONNECTION = { imap: ['tls', 'idle'], folder: [] };

/** No fault shows a credential: a mailbox is told by its rank alone. */
export function readMailInUrl(text: string, refuse: Refuse): MailboxDraft[] | undefined {
  const urls = text.split(/\s+/);
  const drafts = urls.map((url, index) =>
    readMailboxUrl(url, (sentence) => refuse(urls.length > 1 ? `(mailbox ${index + 1}) ${sentence}` : sentence)),
  );
  return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

function readMailboxUrl(url: string, refuse: Refuse): MailboxDraft | undefined {
  if (url.startsWith('folder:')) return withOptions(readFolderUrl(url, refuse), refuse);
  if (/^imaps?:\/\//.test(url)) return withOptions(readImapUrl(url, refuse), refuse);
  return refuse('must start with imaps://, imap:// or folder: (a space within a password is written %20).');
}

function withOptions(
  read: { connection: MailboxSettings['connection']; options: ReadonlyMap<string, string> } | undefined,
  refuse: Refuse,
): MailboxDraft | undefined {
  if (!read) return undefined;
  const options: Record<string, unknown> = {};
  for (const [name, text] of read.options) {
    if ((OF_THE_CONNECTION[read.connection.kind] as string[]).includes(name)) continue;
    if (isOption(name))
      options[name] = MAILBOX_OPTIONS[name](text, (sentence) => refuse(`has an option ${name} that ${sentence}`));
    else
      refuse(`has ${optionNamed(name, text)}, which does not exist: the options are ${known(read.connection.kind)}.`);
  }
  return { connection: read.connection, options };
}

function isOption(name: string): name is keyof MailboxOptions {
  return Object.hasOwn(MAILBOX_OPTIONS, name);
}

function known(kind: 'imap' | 'folder'): string {
  return [...OF_THE_CONNECTION[kind], ...Object.keys(MAILBOX_OPTIONS)].join(', ');
}
