/** A tag that no service has: it stays in the title, and somebody chooses. */
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const TEXT = `Salut,

je ne sais pas si c'est à vous qu'il faut écrire, mais la borne pour recharger la carte au resto U refuse ma carte depuis une semaine. Elle affiche "carte inconnue", alors que j'ai 23 euros dessus.

A la caisse on m'a dit de voir avec l'informatique.

Merci
Théo Lambert, L3 info
`;

export const unknownTag: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: demoAddress('theo.lambert'),
    to: [TO_HELP_DESK],
    subject: '[cantine] carte refusée par la borne',
    messageId: 'e2b60d17@webmail.etu.univ.example',
    text: TEXT,
  }),
};
