/** Makes a notice's words plain, so that phrases can be looked for in them. */
import { tagKey } from '../../../domain/subject-tags.ts';

/** Letters that are no other letter with a mark, and that old servers write without. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', ß: 'ss', '’': "'" };

/** Lower case, no accents, simple spaces and apostrophes. */
export function noticeKey(text: string): string {
  return tagKey(text).replaceAll(/[łøæß’]/g, (letter) => PLAIN[letter] ?? letter);
}
