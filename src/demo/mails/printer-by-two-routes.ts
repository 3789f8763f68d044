/** Sent to our address and to an older one that is passed on: it arrives twice, and opens one request. */
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';
import { HELP_DESK } from '../university.ts';

const TEXT = `Bonjour,

L'imprimante du secrétariat (couloir rez-de-chaussée, étiquette IMP-0231) n'imprime plus qu'en rose. J'ai changé les cartouches et lancé deux fois le nettoyage des têtes, sans résultat.

Nous imprimons les sujets d'examen jeudi. En attendant, pouvons-nous utiliser celle du premier étage ?

Je mets aussi l'ancienne adresse en copie, je ne sais plus laquelle est la bonne.

Cordialement,
Nadia Benali
`;

export const printerByTwoRoutes: SampleMail = {
  outside: null,
  meant: [
    { disposition: 'opened', reason: 'new' },
    { disposition: 'ignored', reason: 'duplicate' },
  ],
  compose: () => ({
    from: demoAddress('nadia.benali'),
    to: [TO_HELP_DESK],
    cc: HELP_DESK.aliases.map((address) => ({ name: 'DSI', address })),
    subject: "[impression] L'imprimante du secrétariat n'imprime plus qu'en rose",
    messageId: '01dc5b7b77e04310@outlook.univ.example',
    text: TEXT,
  }),
};
