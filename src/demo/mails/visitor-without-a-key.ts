/** In English, from outside, without a tag: nothing proves who wrote it, and somebody has to choose the service. */
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const TEXT = `Dear all,

I am joining the history department next Monday as a visiting lecturer (my host is Dr Amélie Fournier). Could you tell me how I get a key to office B 109, and a login for the library and the Wi-Fi? I will only be on campus from 9 to 12 that day.

I can send a copy of my passport and of the invitation letter if you need them.

Kind regards,
Sarah O'Connor

Dr Sarah O'Connor
School of History, University of Strathleven
`;

export const visitorWithoutAKey: SampleMail = {
  outside: 'mail.strathleven.example',
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: { name: "Sarah O'Connor", address: 's.oconnor@strathleven.example' },
    to: [TO_HELP_DESK],
    subject: 'Visiting lecturer arriving on Monday: key and login',
    messageId: 'DB9PR04MB8123@strathleven.example',
    text: TEXT,
  }),
};
