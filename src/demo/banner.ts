/** What the terminal says once the demonstration runs: what to open, and whom to sign in as. */
import type { Config } from '../config.ts';
import { wordsIn } from '../ground/words.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people.ts';
import { HELP_DESK } from './university.ts';

/** As many of the people as show every side of it. */
const SHOWN = 5;

export function banner(url: string, { DEFAULT_LOCALE: locale }: Pick<Config, 'DEFAULT_LOCALE'>): string {
  const say = wordsIn(locale);
  const people = DEMO_PEOPLE.slice(0, SHOWN);
  const lines = [
    say('demo.title'),
    '',
    ...inColumns([
      [say('demo.open'), url],
      [say('demo.password'), say('demo.password-of-all', { password: DEMO_PASSWORD })],
    ]),
    '',
    say('demo.sign-in-as'),
    ...inColumns(people.map(({ name, address, hint }) => [`  ${address}`, `${name}, ${lowerFirst(hint[locale])}`])),
    `  ${say('demo.others')}`,
    '',
    say('demo.mail-arrives', { address: HELP_DESK.address }),
    say('demo.stays-here'),
    say('demo.how-to-stop'),
  ];
  return `\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n\n`;
}

function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `${first.padEnd(width)}   ${second}`);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
