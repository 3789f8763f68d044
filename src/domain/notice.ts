/** What a reader of an entry must know about the mail that it came by: encrypted, cut, unpacked, an invitation… */
import type { Finding } from './finding.ts';
import { shownLine } from './shown-address.ts';

/** Kept with the entry; shown under its head as `notice.<code>`, in the reader's language. */
export type Notice = Pick<Finding, 'code' | 'values'>;

/**
 * Findings of the steps `parse` and `text` that readers are told, each on the entry itself; the journal tells all.
 * To add one: give `email.findings` a finding of one of these steps, list its code here, and write `finding.<step>.<code>`
 * for the journal and `notice.<code>` for readers, who may be requesters: what it means for them, no word of MIME.
 */
export const NOTICE_CODES: readonly string[] = [
  'encrypted',
  'signed-unchecked',
  ...['calendar-invite', 'calendar-event', 'calendar-cancelled'],
  ...['calendar-accepted', 'calendar-declined', 'calendar-tentative', 'calendar-answered'],
  ...['calendar-repeats', 'calendar-more'],
  ...['winmail-damaged', 'winmail-unreadable'],
  ...['damaged', 'charset-guessed', 'text-cut', 'html-cut', 'parts-cut', 'took-too-long'],
  ...['several-from', 'name-is-address', 'hidden-characters', 'disguised-domain'],
];

/** Of one entry: a mail can be broken in more ways than anybody wants to read about. */
const MOST = 10;
const LONGEST_VALUE = 700;

/** In the order of the findings, each once. */
export function noticesOf(findings: readonly Finding[]): Notice[] {
  const told = new Map<string, Notice>();
  for (const { step, code, values } of findings) {
    if ((step !== 'parse' && step !== 'text') || !NOTICE_CODES.includes(code)) continue;
    const notice = { code, values: shortened(values) };
    told.set(JSON.stringify(notice), notice);
  }
  return [...told.values()].slice(0, MOST);
}

function shortened(values: Finding['values']): Finding['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? shownLine(value).slice(0, LONGEST_VALUE) : value,
    ]),
  );
}
