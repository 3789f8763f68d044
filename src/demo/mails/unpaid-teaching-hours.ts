/** To a confidential service: only those who handle pay see it. */
import { pdf } from '../files/pdf.ts';
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const SHEET = [
  'Inès Moreau, doctorante, UFR Lettres et sciences humaines',
  '',
  'TD Méthodologie, groupe 4 : 12 h',
  'TD Méthodologie, groupe 5 : 12 h',
  'Total : 24 h équivalent TD',
  '',
  'Certifié conforme par la direction de l’UFR',
];

const TEXT = `Bonjour,

Je n'ai toujours pas reçu le paiement de mes vacations d'octobre (24 h de TD). Mes collègues ont été payées le 28.

Je vous joins l'état de service fait, signé par la direction de l'UFR. Mon RIB n'a pas changé depuis l'an dernier.

Pourriez-vous me dire quand le virement partira ? Mon loyer est prélevé le 5 et je suis un peu inquiète.

Merci beaucoup,
Inès Moreau
06 99 00 12 34
`;

export const unpaidTeachingHours: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: demoAddress('ines.moreau'),
    to: [TO_HELP_DESK],
    subject: "[paie] Vacations d'octobre non payées",
    messageId: 'CAGx8kq2Lw-vacations@mail.univ.example',
    text: TEXT,
    files: [
      { filename: 'Service fait octobre.pdf', contentType: 'application/pdf', content: pdf('Service fait', SHEET) },
    ],
  }),
};
