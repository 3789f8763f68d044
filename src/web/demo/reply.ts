/** An answer as mail programs begin it: to whom the mail asks, under its subject, above what it said. */
import type { Visit } from '../visit.ts';
import type { DemoMail } from './demo.ts';
import type { Draft } from './draft.ts';

/** More would fill the page: what is quoted is only there to be recognised. */
const QUOTED_LINES = 40;

export function replyTo({ say }: Visit, { email }: DemoMail): Pick<Draft, 'to' | 'subject' | 'text' | 'inReplyTo'> {
  const [from] = email.from;
  const [to = from] = email.replyTo;
  const lines = email.text.trim().split('\n');
  const shown = lines.length > QUOTED_LINES ? [...lines.slice(0, QUOTED_LINES), '…'] : lines;
  const quoted = shown.map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`)).join('\n');
  return {
    to: to?.address ?? '',
    subject: /^re\s*:/i.test(email.subject) ? email.subject : `Re: ${email.subject}`,
    text: `\n\n${say('demo-page.wrote', { name: from?.name || (from?.address ?? '') })}\n${quoted}\n`,
    inReplyTo: email.messageId ?? '',
  };
}
