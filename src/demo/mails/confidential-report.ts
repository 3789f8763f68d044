/** A plus-address in place of a tag, to a service that only the listening unit sees. */
import { demoAddress } from '../people.ts';
import type { SampleMail } from '../sample-mail.ts';

const TEXT = `Bonjour,

Je suis étudiante en première année de master. Depuis la rentrée, un des chargés de TD fait devant tout le groupe des remarques sur ma tenue et ma vie privée, et m'écrit le soir sur mon téléphone personnel. Je lui ai demandé d'arrêter. Depuis, c'est pire.

Je ne sais pas si c'est « assez grave », mais je n'ose plus aller à ce TD, qui est obligatoire. Une amie du groupe est prête à témoigner.

Est-ce que je peux vous rencontrer sans que cela se sache à l'UFR ?

Camille Garnier
`;

export const confidentialReport: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: demoAddress('camille.garnier'),
    to: [{ name: '', address: 'assistance+signalement@univ.example' }],
    subject: "Besoin d'en parler à quelqu'un",
    messageId: '5b7f1c92@webmail.etu.univ.example',
    text: TEXT,
  }),
};
