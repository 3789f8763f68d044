/** What is wrong with the tags of a catalogue: those that would mean two things in a subject, or none. */
import { type CatalogueFault, type CataloguePath, doubles } from './catalogue-fault.ts';
import { DEFAULT_IGNORED_TAGS } from './mailbox.ts';
import { tagKey } from './subject-tags.ts';
import { isReferenceLike } from './ticket-reference.ts';

type LocatedTag = { readonly tag: string; readonly path: CataloguePath };

/** Faults of the tags of every service; `path` is where the service's list of tags is. */
export function tagFaults(
  services: readonly { readonly tags: readonly string[]; readonly path: CataloguePath }[],
): CatalogueFault[] {
  const tags = services.flatMap(({ tags, path }) => tags.map((tag, index) => ({ tag, path: [...path, index] })));
  return [...tags.flatMap(unreadable), ...twice(tags)];
}

const LONGEST = 60;

function unreadable({ tag, path }: LocatedTag): CatalogueFault[] {
  const why = whyUnreadable(tag);
  return why === null ? [] : [{ path, sentence: `the tag "${tag}" ${why}.` }];
}

function whyUnreadable(tag: string): string | null {
  if (tag.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (/[[\]#]/.test(tag)) return 'holds a bracket or a #: write the word alone';
  if (/^\d+$/.test(tag)) return 'is a number, and #12 in a subject is no tag: add a letter';
  if (!/[\p{L}\p{N}]/u.test(tag)) return 'has neither letter nor digit';
  if (isReferenceLike(tag)) return 'looks like a ticket reference: choose another';
  if (IGNORED.has(tagKey(tag))) return 'is a word that mail systems add to subjects by themselves: choose another';
  return null;
}

const IGNORED = new Set(DEFAULT_IGNORED_TAGS.map(tagKey));

function twice(tags: readonly LocatedTag[]): CatalogueFault[] {
  return doubles(
    tags,
    ({ tag }) => tagKey(tag),
    ({ tag, path }) => ({ path, sentence: `the tag "${tag}" is there twice (case and accents make no difference).` }),
  );
}
