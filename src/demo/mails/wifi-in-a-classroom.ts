/** A tag, two colleagues in copy, a photo: what most requests could look like. */
import { photoOfAccessPoint } from '../files/pictures.ts';
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

export const WIFI_AUTHOR = demoAddress('amelie.fournier');
export const WIFI_ID = '7c1d2f0e-b214@poste-112.univ.example';
export const WIFI_SUBJECT = '[wifi] Plus de Wi-Fi en B 214 depuis ce matin';
export const WIFI_TEXT = `Bonjour,

Depuis ce matin, personne n'arrive à se connecter à eduroam dans la salle B 214 : le réseau apparaît, on entre son mot de passe, et puis « Connexion impossible ». J'ai essayé avec mon ordinateur et avec mon téléphone, même résultat. Au bout du couloir, ça fonctionne.

Le voyant de la borne, au plafond, est rouge (photo jointe). Hier soir il était vert.

J'ai cours dans cette salle à 14 h avec 40 étudiants qui doivent consulter des archives en ligne. Serait-il possible de regarder avant ?

Jean-Marc Le Goff et Inès Moreau, en copie, ont le même problème.

Merci d'avance,
Amélie Fournier

-- 
Amélie Fournier
Maîtresse de conférences en histoire contemporaine
UFR Lettres et sciences humaines, bureau B 112
`;

export const wifiInAClassroom: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: WIFI_AUTHOR,
    to: [TO_HELP_DESK],
    cc: [demoAddress('jean-marc.le-goff'), demoAddress('ines.moreau')],
    subject: WIFI_SUBJECT,
    messageId: WIFI_ID,
    text: WIFI_TEXT,
    files: [{ filename: 'borne B214.png', contentType: 'image/png', content: photoOfAccessPoint() }],
  }),
};
