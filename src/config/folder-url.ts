/** A folder of .eml files or a Maildir as MAIL_IN_URL says it: folder:./path. */
import type { FolderConnection } from '../domain/mailbox-settings.ts';
import { decoded, readOptions } from './server-url.ts';
import type { Refuse } from './setting.ts';

/** The path stays as it was written, so that a moved installation still knows its folder by the same name. */
export function readFolderUrl(
  text: string,
  refuse: Refuse,
): { connection: FolderConnection; options: ReadonlyMap<string, string> } | undefined {
  const [before = '', ...rest] = text.slice('folder:'.length).split('?');
  const path = decoded(before.replace(/^\/\/(?=\/)/, ''));
  if (!path || path.startsWith('//'))
    return refuse('must name a path after folder:, as in folder:./mail or folder:/var/mail/in.');
  return { connection: { kind: 'folder', path }, options: readOptions(rest.join('?'), refuse) };
}
