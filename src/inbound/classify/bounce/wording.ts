/** Tells by its words what a mail server's notice says became of a mail. */
import { noticeKey } from './notice-key.ts';
import { DELAY_PHRASES, DELAYS, GIVEN_UP, PHRASES, SUBJECTS, SUCCESSES } from './notice-words.ts';

/** Machines come to the point. */
const OPENING = 2500;
/** « Votre message n’a pas pu être remis » */
const WHOSE = /^(?:votre|le|la|your|the|ihre?|die|su|el|il suo|il tuo|il|seu|sua|a sua|o seu|uw|twoja|twoj) /;
/** These begin with whose notice it is: « 来自qq.com的退信 ». */
const UNSPACED = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

export function subjectSpeaks(subject: string): boolean {
  const start = plainly(subject, 200);
  const bare = start.replace(WHOSE, '');
  return SUBJECTS.some(
    (one) => start.startsWith(one) || bare.startsWith(one) || (UNSPACED.test(one) && start.includes(one)),
  );
}

/** @param said what the server itself says, without the mail that it returns */
export function noticeSpeaks(said: string): boolean {
  const start = plainly(said, OPENING);
  return PHRASES.some((phrase) => start.includes(phrase));
}

/** What became of the mail, as the notice says it to people: a warning is of a delay, and there is good news, too. */
export type ToldAction = 'failed' | 'delayed' | 'delivered';

export function actionToldBy(subject: string, said: string): ToldAction {
  const title = plainly(subject, 200);
  if (SUCCESSES.some((one) => title.startsWith(one))) return 'delivered';
  // « Undeliverable: Our flight is delayed »: behind the colon stands the subject of the mail that came back.
  const own = /^(?:warning|delivery|mail|message)\b/.test(title) ? title : (title.split(':', 1)[0] ?? '');
  const start = plainly(said, OPENING);
  if (GIVEN_UP.some((phrase) => start.includes(phrase))) return 'failed';
  const isDelay = DELAYS.some((one) => own.includes(one)) || DELAY_PHRASES.some((phrase) => start.includes(phrase));
  return isDelay ? 'delayed' : 'failed';
}

function plainly(text: string, length: number): string {
  return noticeKey(text.slice(0, length));
}
