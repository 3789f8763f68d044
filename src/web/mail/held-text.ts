/** What a mail says that is on no ticket: as plain words, since links and formatting of such a mail may be a trap. */
import type { MailText } from '../../domain/mail-text.ts';
import { textRuns } from '../log/text-runs.ts';
import type { Visit } from '../visit.ts';

/** Null where its bytes are not the viewer's to see, or can't be read. */
export async function mailTextOf(
  { web }: Visit,
  { sha256, size }: { readonly sha256: string | null; readonly size: number },
): Promise<MailText | null> {
  return sha256 === null ? null : web.readMailText({ sha256, size });
}

export type ShownText = {
  readonly runs: readonly { readonly isFolded: boolean; readonly words: string }[];
  readonly isCut: boolean;
};

export function shownText({ text, segments, isCut }: MailText): ShownText {
  const runs = textRuns(text, segments).map(({ isFolded, pieces }) => ({
    isFolded,
    words: pieces.map(({ words }) => words).join(''),
  }));
  return { runs, isCut };
}

const LINES = 6;
const CHARACTERS = 500;

/** How what is new in it begins; '' when it says nothing. */
export function firstLines(text: MailText): string {
  const shown = shownText(text).runs.filter(({ isFolded }) => !isFolded);
  const whole = shown
    .map(({ words }) => words)
    .join('\n')
    .replaceAll(/\n\s*\n/g, '\n')
    .trim();
  const begins = whole.split('\n').slice(0, LINES).join('\n').slice(0, CHARACTERS);
  return begins.length < whole.length ? `${begins.trimEnd()} …` : begins;
}
