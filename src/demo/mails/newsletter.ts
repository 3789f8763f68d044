/** A newsletter: nobody asks for anything in it, so it waits for somebody to say otherwise. */
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const TEXT = `LA LETTRE DU NUMÉRIQUE RESPONSABLE, n° 48

- Prolonger la vie des ordinateurs : trois universités racontent
- Webinaire : éteindre les salles informatiques la nuit, combien y gagne-t-on ?
- Nos formations de printemps sont ouvertes

Lire en ligne : https://lettre.numerique-responsable.example/48
Se désabonner : https://lettre.numerique-responsable.example/desabonnement
`;

const UNSUBSCRIBE = '<https://lettre.numerique-responsable.example/desabonnement>';

export const newsletter: SampleMail = {
  outside: 'envoi3.numerique-responsable.example',
  meant: [{ disposition: 'held', reason: 'bulk' }],
  compose: () => ({
    from: { name: 'La lettre du numérique responsable', address: 'lettre@numerique-responsable.example' },
    to: [TO_HELP_DESK],
    subject: 'Prolonger la vie des ordinateurs, et autres bonnes nouvelles',
    messageId: '48.20261122.assistance@numerique-responsable.example',
    text: TEXT,
    headers: {
      'List-Unsubscribe': UNSUBSCRIBE,
      'List-Id': '<lettre.numerique-responsable.example>',
      Precedence: 'bulk',
    },
    returnPath: 'retours+48@numerique-responsable.example',
  }),
};
