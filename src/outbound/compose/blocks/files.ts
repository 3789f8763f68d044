/** The files of what somebody wrote: those that are attached, and those that are left on the ticket's page. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter, LetterFile } from '../letter.ts';
import { fileSize } from '../sizes.ts';

export function files({ files: attached, filesOnPage, links, locale }: Letter, say: Say): Block[] {
  const named = ({ filename, size }: LetterFile) => `${filename} (${fileSize(locale, size)})`;
  const onPage = links.ticket ? say('email.files-on-page') : say('email.files-kept');
  return [
    ...(attached.length === 0 ? [] : [list(say('email.files'), attached.map(named))].flat()),
    ...(filesOnPage.length === 0 ? [] : list(onPage, filesOnPage.map(named), links.ticket)),
  ];
}

function list(title: string, names: readonly string[], url: string | null = null): Block[] {
  const items = names.map((text) => ({ text }));
  const link: Block[] = url === null ? [] : [{ kind: 'text', text: url }];
  return [{ kind: 'text', text: title }, { kind: 'list', items }, ...link];
}
