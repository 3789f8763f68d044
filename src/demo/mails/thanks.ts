/** Thanks on a request that is still open: one entry more, and nothing that anybody has to do. */
import { quoting, type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';
import { WIFI_AUTHOR, WIFI_ID, WIFI_SUBJECT, WIFI_TEXT } from './wifi-in-a-classroom.ts';

export const thanks: SampleMail = {
  outside: null,
  meant: [{ disposition: 'appended', reason: 'answer' }],
  compose: (now) => ({
    from: WIFI_AUTHOR,
    to: [TO_HELP_DESK],
    subject: `Re: ${WIFI_SUBJECT}`,
    messageId: '9f40c6a8-b214@poste-112.univ.example',
    inReplyTo: WIFI_ID,
    text: `Merci, ça remarche ! Le voyant est repassé au vert.\n\nAmélie${quoting(WIFI_AUTHOR, now, WIFI_TEXT)}`,
  }),
};
