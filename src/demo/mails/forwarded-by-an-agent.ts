/** An agent passes on what was written to her: the request is the student's, and what she adds stays among staff. */
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const STUDENT = { name: 'Théo Lambert', address: 'theo.lambert@etu.univ.example' };

const TEXT = `Il m'a écrit directement ; rien d'anormal côté bornes, plutôt son compte.

Claire

---------- Forwarded message ---------
De : ${STUDENT.name} <${STUDENT.address}>
Date: {{date}}
Subject: Mot de passe refusé par eduroam
To: Claire Dubois <claire.dubois@univ.example>

Bonjour Madame,

Depuis que j'ai changé mon mot de passe hier, mon téléphone n'arrive plus à se connecter à eduroam alors que l'ENT fonctionne. J'ai déjà oublié le réseau et recommencé deux fois.

Merci d'avance,
Théo Lambert
L2 Informatique, n° étudiant 21904417
`;

const HOUR = 60 * 60 * 1000;

export const forwardedByAnAgent: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: (now) => ({
    from: demoAddress('claire.dubois'),
    to: [TO_HELP_DESK],
    subject: 'TR: Mot de passe refusé par eduroam',
    messageId: 'c7d1e0a2-5b19@reseaux.univ.example',
    text: TEXT.replace('{{date}}', new Date(now.getTime() - 2 * HOUR).toUTCString()),
  }),
};
