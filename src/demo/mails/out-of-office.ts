/** A machine's answer that answers no request of ours: it opens none. */
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const TEXT = `Bonjour,

Je suis absent jusqu'au 4 inclus, sans accès à ma messagerie. Pour toute urgence, merci de vous adresser au secrétariat (secretariat@rectorat.example).

Marc Delattre
`;

export const outOfOffice: SampleMail = {
  outside: 'smtp.rectorat.example',
  meant: [{ disposition: 'ignored', reason: 'auto-reply' }],
  compose: () => ({
    from: { name: 'Marc Delattre', address: 'm.delattre@rectorat.example' },
    to: [TO_HELP_DESK],
    subject: 'Réponse automatique : Fermeture de la plateforme samedi',
    messageId: '4f6e2a90-ooo@rectorat.example',
    text: TEXT,
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    returnPath: '',
  }),
};
