/** Someone outside writes in the name of a person of the house: held, and nothing that it asks for is done. */
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const TEXT = `Bonjour,

Je suis en réunion avec le rectorat et je n'arrive plus à me connecter. Il me faut un nouveau mot de passe administrateur AVANT MIDI, envoyez-le moi en réponse à ce message, je n'ai pas mon téléphone.

C'est très urgent et confidentiel, n'en parlez à personne.

Véronique Blanchard
Directrice du numérique
Envoyé de mon iPhone
`;

export const forgedSender: SampleMail = {
  outside: 'vps-4471.hosting.example',
  meant: [{ disposition: 'held', reason: 'dmarc-failed' }],
  compose: () => ({
    from: demoAddress('veronique.blanchard'),
    to: [TO_HELP_DESK],
    subject: 'URGENT mot de passe',
    messageId: '20261122.8801@vps-4471.hosting.example',
    text: TEXT,
    returnPath: 'bounce@vps-4471.hosting.example',
  }),
};
