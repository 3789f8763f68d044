/** HTML as Outlook writes it: a screenshot in the text, and a logo that would be fetched from a server. */
import { pictureOfError } from '../files/pictures.ts';
import { demoAddress } from '../people.ts';
import { type SampleMail, TO_HELP_DESK } from '../sample-mail.ts';

const SCREENSHOT = 'image001.png@01DC5B7A.3F2A1C40';

const TEXT = `Bonjour,

En inscrivant le groupe 3 au cours « Droit constitutionnel L1 », j'obtiens le message suivant au moment d'enregistrer :

[cid:${SCREENSHOT}]

Les groupes 1 et 2 sont passés hier sans difficulté. Les 32 étudiants du groupe 3 n'ont donc pas accès au premier devoir, qui est à rendre vendredi.

Pouvez-vous regarder ?

Bien cordialement,

Nadia Benali
Secrétariat pédagogique, UFR Droit
Tél. 01 99 00 45 12
`;

const HTML = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body lang="FR" style="font-family:Calibri,sans-serif;font-size:11pt">
<p>Bonjour,</p>
<p>En inscrivant le <b>groupe 3</b> au cours « Droit constitutionnel L1 », j'obtiens le message suivant au moment d'enregistrer :</p>
<p><img width="560" height="300" src="cid:${SCREENSHOT}" alt="Message d'erreur"></p>
<p>Les groupes 1 et 2 sont passés hier sans difficulté. Les <b>32 étudiants</b> du groupe 3 n'ont donc pas accès au premier devoir, qui est à rendre <u>vendredi</u>.</p>
<p>Pouvez-vous regarder ?</p>
<p>Bien cordialement,</p>
<p style="color:#1f4e79"><b>Nadia Benali</b><br>Secrétariat pédagogique, UFR Droit<br>Tél. 01 99 00 45 12<br>
<img width="160" height="48" src="https://www.univ.example/signatures/logo.png" alt="Université"></p>
</body></html>
`;

export const moodleWithAScreenshot: SampleMail = {
  outside: null,
  meant: [{ disposition: 'opened', reason: 'new' }],
  compose: () => ({
    from: demoAddress('nadia.benali'),
    to: [TO_HELP_DESK],
    subject: "[moodle] Erreur à l'inscription du groupe 3",
    messageId: '01dc5b7a3f2a1c40@outlook.univ.example',
    text: TEXT,
    html: HTML,
    files: [{ filename: 'image001.png', contentType: 'image/png', content: pictureOfError(), contentId: SCREENSHOT }],
    headers: { 'Thread-Topic': "[moodle] Erreur à l'inscription du groupe 3", 'X-Mailer': 'Microsoft Outlook 16.0' },
  }),
};
