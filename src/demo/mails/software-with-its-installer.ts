/** Two files: a quote that is kept, and a program that is refused, in so many words. */
import { pdf } from '../files/pdf.ts';
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const QUOTE = ['SpectroLab 4, licence établissement, un an', '', '10 postes : 480,00 EUR HT', 'Valable trois mois'];

/** What every Windows program starts with; nothing follows that could run. */
const PROGRAM = Buffer.from('MZ\x90\0\x03\0\0\0This program cannot be run in DOS mode.\r\n');

const TEXT = `Bonjour,

Pour les TP de L2, il nous faudrait SpectroLab 4 sur les 10 postes de la salle C 03, avant la reprise des TP le 8. Le devis de l'éditeur est joint, la commande est partie.

Je vous mets aussi l'installeur, comme ça vous n'aurez pas à le chercher.

Bien à vous,
Jean-Marc Le Goff
Département de chimie
`;

export const softwareWithItsInstaller: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: demoAddress('jean-marc.le-goff'),
    to: [TO_HELP_DESK],
    subject: '#logiciel SpectroLab 4 pour la salle C 03',
    messageId: 'c0ffee31-44aa@chimie.univ.example',
    text: TEXT,
    files: [
      { filename: 'Devis SpectroLab.pdf', contentType: 'application/pdf', content: pdf('Devis 2026-1187', QUOTE) },
      { filename: 'setup-spectrolab4.exe', contentType: 'application/octet-stream', content: PROGRAM },
    ],
  }),
};
