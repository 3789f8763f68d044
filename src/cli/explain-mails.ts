/** Explaining mails one after the other: a line, or a block, as soon as each is decided. */
import type { Locale } from '../ground/words.ts';
import { wordsIn } from '../ground/words.ts';
import { type Explained, explanationOf, unreadable } from './explanation.ts';
import { explanationText } from './explanation-text.ts';
import { type MailToRead, mailsAt } from './mail-paths.ts';
import { complain, sentencesOf } from './outcome.ts';
import { jsonLine } from './output.ts';

export type ExplainMail = (mail: MailToRead) => Promise<Explained>;

type Ways = {
  readonly json: boolean;
  readonly locale: Locale;
  readonly explain: ExplainMail;
  readonly print: (line: string) => Promise<void>;
};

/** Gives how many of the paths could not be read or decided; the others go on. */
export async function explainMails(paths: readonly string[], ways: Ways): Promise<number> {
  let failures = 0;
  for await (const mail of mailsAt(paths)) {
    try {
      if ('fault' in mail) throw new Error(mail.fault);
      await ways.print(wordsOf(mail.path, await ways.explain(mail), ways));
    } catch (error) {
      failures += 1;
      const fault = sentencesOf(error).join(' ');
      if (ways.json) await ways.print(jsonLine(unreadable(mail.path, fault)));
      else complain(fault.startsWith(mail.path) ? fault : `${mail.path}: ${fault}`);
    }
  }
  return failures;
}

function wordsOf(path: string, explained: Explained, { json, locale }: Ways): string {
  const say = wordsIn(locale);
  const explanation = explanationOf(path, explained, say);
  return json ? jsonLine(explanation) : `${explanationText(explanation, say)}\n`;
}
