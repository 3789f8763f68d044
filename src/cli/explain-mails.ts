/** Explaining mails one after the other: a line, or a block, as soon as each is decided. */

import type { Locale } from '../ground/words.ts';
import { wordsIn } from '../ground/words.ts';
import { ahead } from './ahead.ts';
import { type Explained, explanationOf, unreadable } from './explanation.ts';
import { explanationText } from './explanation-text.ts';
import { type MailToRead, type MissingPath, mailsAt } from './mail-paths.ts';
import { complain, sentencesOf } from './outcome.ts';
import { jsonLine } from './output.ts';

export type ExplainMail = (mail: MailToRead) => Promise<Explained>;

type Ways = {
  readonly json: boolean;
  readonly locale: Locale;
  readonly explain: ExplainMail;
  readonly print: (line: string) => Promise<void>;
};

/** What is printed of a mail, or why there is nothing to print. */
type Line = { readonly words: string } | { readonly path: string; readonly fault: string };

/** Gives how many of the paths could not be read or decided; the others go on. */
export async function explainMails(paths: readonly string[], ways: Ways): Promise<number> {
  let failures = 0;
  const lines = ahead(mailsAt(paths), (mail) => lineOf(mail, ways), isFleeting);
  for await (const line of lines) {
    if ('words' in line) await ways.print(line.words);
    else {
      failures += 1;
      await tell(line.path, line.fault, ways);
    }
  }
  return failures;
}

function isFleeting(mail: MailToRead | MissingPath): boolean {
  return 'isFleeting' in mail;
}

async function lineOf(mail: MailToRead | MissingPath, ways: Ways): Promise<Line> {
  try {
    if ('fault' in mail) return mail;
    return { words: wordsOf(mail.path, await ways.explain(mail), ways) };
  } catch (error) {
    return { path: mail.path, fault: sentencesOf(error).join(' ') };
  }
}

async function tell(path: string, fault: string, { json, print }: Ways): Promise<void> {
  if (json) await print(jsonLine(unreadable(path, fault)));
  else complain(fault.startsWith(path) ? fault : `${path}: ${fault}`);
}

function wordsOf(path: string, explained: Explained, { json, locale }: Ways): string {
  const say = wordsIn(locale);
  const explanation = explanationOf(path, explained, say);
  return json ? jsonLine(explanation) : `${explanationText(explanation, say)}\n`;
}
