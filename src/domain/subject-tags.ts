/** Subject tags: `[VPN]` and `#vpn`, as they stand in a subject. */
import { bareLetters } from './bare-letters.ts';
import { isReferenceLike } from './ticket-reference.ts';

export type SubjectTag = {
  /** Without brackets or #. */
  readonly written: string;
  readonly key: string;
  readonly form: 'bracket' | 'hash';
  /** Where it stands, brackets and # included: UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  /** False for what is a tag only if a service says so: `[12]`, `#2fa`, `[ABC-12]`. */
  readonly isSure: boolean;
};

const LONGEST = 80;

/** What a # may stand behind: not a letter (C#), a slash (an address's fragment) or an & (an HTML entity). */
const BEFORE_HASH = /[\s(,;:\]]/;
const HASH_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}/uy;

/** All white space but a single space. */
const SPARE_SPACE = /\s{2,}|[^\S ]/g;

/** The form under which tags are stored and compared: without case, accents and spare spaces. */
export function tagKey(tag: string): string {
  return bareLetters(tag).toLowerCase().replaceAll(SPARE_SPACE, ' ').trim();
}

/** Every tag of a subject in the order written; one pass, whatever the subject. */
export function subjectTags(subject: string): readonly SubjectTag[] {
  const tags: SubjectTag[] = [];
  for (let at = 0; at < subject.length; at += 1) {
    const tag = subject[at] === '[' ? bracketAt(subject, at) : subject[at] === '#' ? hashAt(subject, at) : null;
    if (!tag) continue;
    tags.push(tag);
    at = tag.to - 1;
  }
  return tags;
}

function bracketAt(subject: string, from: number): SubjectTag | null {
  const inside = subject.slice(from + 1, from + 2 + LONGEST);
  const close = inside.indexOf(']');
  const written = inside.slice(0, Math.max(0, close)).trim().replace(/^#/, '');
  // Of `[a [b]` the tag is the inner one.
  if (written === '' || written.includes('[')) return null;
  const isSure = /\p{L}/u.test(written) && !isReferenceLike(written);
  return { written, key: tagKey(written), form: 'bracket', from, to: from + close + 2, isSure };
}

function hashAt(subject: string, at: number): SubjectTag | null {
  const before = subject[at - 1];
  if (before !== undefined && !BEFORE_HASH.test(before)) return null;
  HASH_WORD.lastIndex = at + 1;
  const [word] = HASH_WORD.exec(subject) ?? [];
  if (word === undefined || /^\d+$/.test(word)) return null;
  const end = at + 1 + word.length;
  const isEnclosed = before === '(' && subject[end] === ')';
  const isSure = /^\p{L}/u.test(word) && !isReferenceLike(word);
  const [from, to] = isEnclosed ? [at - 1, end + 1] : [at, end];
  return { written: word, key: tagKey(word), form: 'hash', from, to, isSure };
}
