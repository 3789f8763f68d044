/** What somebody of the demonstration has received, as their mail program would show it. */
import { type Answer, page } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { mailHtml } from '../log/mail-html.ts';
import { textRuns } from '../log/text-runs.ts';
import { paramOf, type Visit } from '../visit.ts';
import type { DemoMail } from './demo.ts';
import { demoOf } from './demo-of.ts';
import { replyUrl } from './urls.ts';

export async function showMailbox(visit: Visit): Promise<Answer> {
  const address = paramOf(visit, 'address');
  const it = { owner: ownerOf(visit, address), mails: await demoOf(visit).receivedBy(address) };
  return page('demo/mailbox', visit.say('demo-page.mailbox', { name: it.owner.name }), it);
}

export async function showReceived(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const mail = await receivedMail(visit, paramOf(visit, 'address'), idOf(visit));
  if (!mail) throw new Refusal('not-found');
  const owner = ownerOf(visit, paramOf(visit, 'address'));
  const { email } = mail;
  const html = email.html === null ? null : mailHtml(email.html, { ...NO_IMAGES, quotation: say('entry.quotation') });
  const it = {
    ...{ owner, mail, email, html: html?.html ?? null, runs: textRuns(email.text, email.segments) },
    ...{ reply: replyUrl(owner.address, mail.id), headers: headersOf(mail) },
  };
  return page('demo/received', email.subject || say('demo-page.no-subject'), it, { mailHtml: 'images-blocked' });
}

/** Null when there is none, or when it was forgotten. */
export async function receivedMail(visit: Visit, address: string, id: number): Promise<DemoMail | null> {
  const mails = await demoOf(visit).receivedBy(address);
  return mails.find((mail) => mail.id === id) ?? null;
}

const NO_IMAGES = { images: [], showsRemote: false };

/** Anybody may be written to: whoever is none of the demonstration's people goes by their address. */
function ownerOf(visit: Visit, address: string): { readonly name: string; readonly address: string } {
  return demoOf(visit).people.find((one) => one.address === address) ?? { name: address, address };
}

/** What makes answers find their ticket and machines keep quiet. */
const TELLING = [
  'reply-to',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'auto-submitted',
  'x-auto-response-suppress',
  'list-unsubscribe',
];

function headersOf({ email }: DemoMail) {
  return email.headers.filter(({ name }) => TELLING.includes(name));
}
