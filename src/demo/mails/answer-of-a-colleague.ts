/** A colleague in copy answers all: it belongs to the request, and its quote is folded away. */
import { demoAddress } from '../people.ts';
import { quoting, type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';
import { WIFI_AUTHOR, WIFI_ID, WIFI_SUBJECT, WIFI_TEXT } from './wifi-in-a-classroom.ts';

const TEXT = `Bonjour à tous,

Je confirme, et c'est pareil en B 215 et dans le petit amphi. Si cela peut vous aider : cela a commencé juste après la coupure de courant de 7 h 40.

Bon courage,
JM Le Goff`;

export const answerOfAColleague: SampleMail = {
  outside: null,
  meant: [{ disposition: 'appended', reason: 'answer' }],
  compose: (now) => ({
    from: demoAddress('jean-marc.le-goff'),
    to: [WIFI_AUTHOR],
    cc: [TO_HELP_DESK, demoAddress('ines.moreau')],
    subject: `Re: ${WIFI_SUBJECT}`,
    messageId: 'a90b7755-03f1@chimie.univ.example',
    inReplyTo: WIFI_ID,
    text: TEXT + quoting(WIFI_AUTHOR, now, WIFI_TEXT),
  }),
};
