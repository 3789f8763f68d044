/** Mails of the project's own, one of each kind that reading has a way of its own for: what the fuzzer begins with. */

const HEAD = `Return-Path: <ada@univ.example>
Received: from mail.univ.example by mx.univ.example with ESMTPS id 1; Mon, 16 Nov 2026 09:00:00 +0100
Authentication-Results: mx.univ.example; spf=pass smtp.mailfrom=univ.example; dmarc=pass header.from=univ.example
From: =?utf-8?Q?Ada_Lovel=C3=A9?= <ada@univ.example>
To: assistance@univ.example
Cc: "Ben, agent" <ben@univ.example>, =?iso-8859-1?B?Q2zp?= <cleo@univ.example>
Subject: [vpn] =?utf-8?B?UsOpc2VhdSBlbiBwYW5uZQ==?=
Date: Mon, 16 Nov 2026 09:00:00 +0100
Message-ID: <one@univ.example>
MIME-Version: 1.0
`;

const part = (type: string, body: string, more = '') => `--b\nContent-Type: ${type}\n${more}\n${body}\n`;
const parts = (type: string, ...all: string[]) => `${HEAD}Content-Type: ${type}; boundary=b\n\n${all.join('')}--b--\n`;
const single = (type: string, body: string, more = '') => `${HEAD}Content-Type: ${type}\n${more}\n${body}\n`;
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');
const IN_BASE64 = 'Content-Transfer-Encoding: base64\n';
const FILE = `${IN_BASE64}Content-Disposition: attachment; filename*=utf-8''%C3%A9tat%20des%20lieux.pdf\n`;

const ANSWER = `Bonjour,

Oui, la borne du deuxième étage.

Le lun. 16 nov. 2026 à 08:12, Assistance <assistance+r.1.abc@univ.example> a écrit :
> Quelle borne est-ce ?
> -- 
> Ben

Merci !
-- 
Ada Lovelé
Tél. : 01 23 45 67 89
`;

const OUTLOOK = `Voir ci-dessous.

________________________________
De : Assistance <assistance@univ.example>
Envoyé : lundi 16 novembre 2026 08:12
À : Ada
Objet : RE: [R-000001] Réseau

Bonjour
`;

const FORWARD = `#note vu au téléphone
Pour vous.

---------- Forwarded message ---------
From: Eve <eve@etu.univ.example>
Date: Mon, 16 Nov 2026 at 07:00
Subject: Mon compte
To: Ben <ben@univ.example>

Je n’arrive plus à me connecter.
`;

const HTML = `<html><head><style>p{color:red}</style><title>x</title></head><body><div dir="ltr">Bonjour,<br><br><b>Le réseau</b> est en panne.
<table width="100%"><tr><td>Salle</td><td>B12</td></tr></table><img src="cid:logo@x" alt=""><img src="https://img.example/x.png">
<a href="https://univ.example/x">ici</a><div class="gmail_quote"><div class="gmail_attr">Le lun. 16 nov., Ben a écrit :<br></div>
<blockquote class="gmail_quote" type="cite"><p>Quelle salle ?</p></blockquote></div><div style="border:none;border-top:solid #E1E1E1 1.0pt">
<p><b>De :</b> Ben<br><b>Objet :</b> x</p></div></div><script>alert(1)</script></body></html>`;

const DSN = [
  part('text/plain', 'This is the mail system.\n\n<eve@x.example>: host mx.x.example said: 550 5.1.1 User unknown'),
  part(
    'message/delivery-status',
    'Reporting-MTA: dns; mx.univ.example\n\nFinal-Recipient: rfc822; eve@x.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown',
  ),
  part(
    'message/rfc822',
    'From: assistance@univ.example\nTo: eve@x.example\nSubject: x\nMessage-ID: <out@univ.example>\n\nBonjour',
  ),
];

const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Paris:20261124T140000
DTEND;TZID=Europe/Paris:20261124T150000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Point réseau
LOCATION:Salle B12
ORGANIZER;CN=Ben:mailto:ben@univ.example
END:VEVENT
END:VCALENDAR`;

/** A winmail.dat with one file: signature, key, attTitle and attAttachData after an attRendData. */
const TNEF = Buffer.from(
  '789f3e22010002' +
    '02900600' +
    '0e000000' +
    '00'.repeat(14) +
    '0000' +
    '0210800100' +
    '08000000' +
    Buffer.from('note.txt').toString('hex') +
    '5c03' +
    '020f800600' +
    '05000000' +
    Buffer.from('hello').toString('hex') +
    '1402',
  'hex',
).toString('base64');

/** ContentInfo, SignedData, with a text inside. */
const CMS = Buffer.from(
  '308006092a864886f70d010702a0803080020101310030800609' +
    '2a864886f70d010701a0802480' +
    '0420' +
    Buffer.from('Content-Type: text/plain\r\n\r\nHello').toString('hex').padEnd(64, '20') +
    '0000000000000000000000000000',
  'hex',
).toString('base64');

const UUENCODED = 'Voici le fichier.\n\nbegin 644 notes.txt\n%:&5L;&\\\n`\nend\n\nMerci.';

const BOUNCE = `Return-Path: <>
From: MAILER-DAEMON@mx.old.example
To: assistance@univ.example
Subject: failure notice

Hi. This is the qmail-send program at mx.old.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<eve@old.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <out@univ.example>
Subject: x

Bonjour
`;

const AWAY = `Auto-Submitted: auto-replied
From: eve@x.example
To: assistance@univ.example
Subject: Réponse automatique : votre demande
In-Reply-To: <out@univ.example>

Je suis absente jusqu’au 24 novembre.
`;

const MAILS: readonly string[] = [
  single('text/plain; charset=utf-8', ANSWER),
  single(
    'text/plain; charset=utf-8; format=flowed; delsp=yes',
    'Un long \nparagraphe \nplié.\n> cité \n> encore\n-- \nAda',
  ),
  single('text/plain; charset=utf-8', OUTLOOK),
  single('text/plain; charset=utf-8', FORWARD),
  single('text/plain; charset=iso-8859-1', 'Caf=E9, =80 et =\nsuite', 'Content-Transfer-Encoding: quoted-printable\n'),
  single('text/plain; charset=iso-2022-jp', '\x1b$B$3$s\x1b(B'),
  single('text/html; charset=utf-8', HTML),
  parts('multipart/alternative', part('text/plain; charset=utf-8', ANSWER), part('text/html; charset=utf-8', HTML)),
  parts('multipart/mixed', part('text/plain', 'Voir le fichier.'), part('application/pdf', base64('%PDF-1.4'), FILE)),
  parts(
    'multipart/related',
    part('text/html', HTML),
    part('image/png', base64('\x89PNG'), `${IN_BASE64}Content-ID: <logo@x>\n`),
  ),
  parts('multipart/report; report-type=delivery-status', ...DSN),
  parts('multipart/mixed', part('text/plain', 'Ci-joint.'), part('message/rfc822', single('text/html', HTML))),
  parts('multipart/alternative', part('text/plain', ''), part('text/calendar; method=REQUEST', CALENDAR)),
  parts('multipart/mixed', part('application/ms-tnef; name=winmail.dat', TNEF, IN_BASE64)),
  single('application/pkcs7-mime; smime-type=signed-data; name=smime.p7m', CMS, IN_BASE64),
  single('application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', CMS, IN_BASE64),
  parts(
    'multipart/signed; protocol="application/pgp-signature"',
    part('text/plain', 'Signé.'),
    part('application/pgp-signature; name=signature.asc', '-----BEGIN PGP SIGNATURE-----'),
  ),
  parts(
    'multipart/encrypted',
    part('application/pgp-encrypted', 'Version: 1'),
    part('application/octet-stream', '-----BEGIN PGP MESSAGE-----'),
  ),
  single('text/plain', UUENCODED),
  BOUNCE,
  AWAY,
  'Sans aucun en-tête, rien que du texte.\n',
];

export function ownMails(): Buffer[] {
  return MAILS.map((mail) => Buffer.from(mail.replaceAll('\n', '\r\n')));
}
