/** Mails passed on within another's text, as programs write them: Ada's about the printer, forwarded on 4 May 2026 from UTC+2. */

export type ForwardSample = {
  readonly program: string;
  /** `Fwd: Imprimante` without one. */
  readonly subject?: string;
  readonly lines: readonly string[];
  /** Above the forward; nothing without it. */
  readonly own?: string;
  /** As read from the head. */
  readonly name?: string;
  /** To the minute, UTC; null when none is to be read; 3 May, 10:05 at UTC+2 without one. */
  readonly date?: string | null;
};

const BODY = ['L’imprimante du couloir est en panne.', '', 'Merci, Ada'];
const ADA = 'Ada Lovelace <ada@univ.example>';
const BEN = 'Ben <ben@univ.example>';

type Told = Omit<ForwardSample, 'program' | 'lines'> & { readonly below?: readonly string[] };

/** The head's lines one by one; what the mail says follows, an empty line below. */
function sample(program: string, head: string, { own, below = [''], ...told }: Told = {}): ForwardSample {
  const lines = [...(own === undefined ? [] : [own, '']), ...head.split('\n'), ...below, ...BODY];
  return { program, lines, ...told, ...(own === undefined ? {} : { own }) };
}

const head = (names: string, values: readonly string[], colon = ': ') =>
  names
    .split('|')
    .map((name, at) => `${name}${colon}${values[at]}`)
    .join('\n');

/** From, date, subject, to: Gmail in its languages. */
const gmail = (title: string, names: string, date: string) =>
  `---------- ${title} ---------\n${head(names, [ADA, date, 'Imprimante', BEN])}`;
/** From, date, to, subject: what Outlook copies, and telephones. */
const outlook = (names: string, date: string, colon = ' : ') => head(names, [ADA, date, BEN, 'Imprimante'], colon);
/** Subject, date, from, to: Thunderbird. */
const thunderbird = (title: string, names: string, date = 'Sun, 3 May 2026 10:05:11 +0200') =>
  `-------- ${title} --------\n${head(names, ['Imprimante', date, ADA, BEN], ' : \t')}`;
/** From, subject, date, to: Apple Mail, which quotes what it passes on. */
const apple = (title: string, names: string, date: string) =>
  `${title}\n\n${head(names, [ADA, 'Imprimante', date, BEN])
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`;
const QUOTED = { below: ['> '] };
const quoted = (one: ForwardSample): ForwardSample => ({
  ...one,
  lines: one.lines.map((line) => (BODY.includes(line) && line !== '' ? `> ${line}` : line)),
});

export const FORWARDS: readonly ForwardSample[] = [
  sample('Gmail, English', gmail('Forwarded message', 'From|Date|Subject|To', 'Sun, May 3, 2026 at 10:05 AM')),
  sample('Gmail, French', gmail('Forwarded message', 'De|Date|Subject|To', 'dim. 3 mai 2026 à 10:05'), {
    own: 'Pour vous.',
  }),
  sample('Gmail, all French', gmail('Message transféré', 'De |Date |Objet |À ', 'dim. 3 mai 2026 à 10:05')),
  sample('Gmail, German', gmail('Weitergeleitete Nachricht', 'Von|Date|Subject|To', 'So., 3. Mai 2026 um 10:05 Uhr'), {
    subject: 'WG: Imprimante',
  }),
  sample('Gmail, Spanish', gmail('Mensaje reenviado', 'De|Fecha|Asunto|Para', 'dom, 3 may 2026 a las 10:05')),
  sample('Gmail, Italian', gmail('Messaggio inoltrato', 'Da|Data|Oggetto|A', 'dom 3 mag 2026 alle ore 10:05'), {
    subject: 'I: Imprimante',
  }),
  sample('Gmail, Dutch', gmail('Doorgestuurd bericht', 'Van|Datum|Onderwerp|Aan', 'zo 3 mei 2026 om 10:05')),
  sample(
    'Gmail, Portuguese',
    gmail('Mensagem encaminhada', 'De|Data|Assunto|Para', 'dom., 3 de mai. de 2026 às 10:05'),
  ),
  sample('Gmail, Polish', gmail('Wiadomość przekazana', 'Od|Data|Temat|Do', 'niedz., 3 maj 2026 o 10:05')),
  sample(
    'Gmail, from its HTML alone',
    '---------- Forwarded message ---------\nFrom: **Ada Lovelace** <ada@univ.example>\nDate: Sun, May 3, 2026 at 10:05 AM\nSubject: Imprimante\nTo: <ben@univ.example>',
    { below: ['', ''] },
  ),
  sample('Outlook, French', outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05'), {
    subject: 'TR: Imprimante',
    own: 'Peux-tu voir ?',
  }),
  sample('Outlook, English', outlook('From|Sent|To|Subject', 'Sunday, May 3, 2026 10:05 AM', ': '), {
    subject: 'FW: Imprimante',
    own: 'Please see below',
  }),
  sample('Outlook, German', outlook('Von|Gesendet|An|Betreff', 'Sonntag, 3. Mai 2026 10:05', ': '), {
    subject: 'WG: Imprimante',
  }),
  sample('Outlook, Spanish', outlook('De|Enviado el|Para|Asunto', 'domingo, 3 de mayo de 2026 10:05', ': '), {
    subject: 'RV: Imprimante',
  }),
  sample('Outlook, Italian', outlook('Da|Inviato|A|Oggetto', 'domenica 3 maggio 2026 10:05', ': '), {
    subject: 'I: Imprimante',
  }),
  sample('Outlook, Dutch', outlook('Van|Verzonden|Aan|Onderwerp', 'zondag 3 mei 2026 10:05', ': '), {
    subject: 'Doorst: Imprimante',
  }),
  sample('Outlook, Portuguese', outlook('De|Enviada em|Para|Assunto', 'domingo, 3 de maio de 2026 10:05', ': '), {
    subject: 'ENC: Imprimante',
  }),
  sample('Outlook, Polish', outlook('Od|Wysłano|Do|Temat', 'niedziela, 3 maja 2026 10:05', ': '), {
    subject: 'PD: Imprimante',
  }),
  sample(
    'Outlook of old, French',
    `-----Message d'origine-----\n${head('De|Envoyé|À|Objet', ['Ada Lovelace [mailto:ada@univ.example]', 'dimanche 3 mai 2026 10:05', 'Ben', 'Imprimante'], ' : ')}`,
    { subject: 'TR : Imprimante' },
  ),
  sample(
    'Outlook of old, English',
    `-----Original Message-----\n${head('From|Sent|To|Subject', ['Ada Lovelace [mailto:ada@univ.example] ', 'Sunday, May 03, 2026 10:05 AM', 'Ben', 'Imprimante'])}`,
    { subject: 'FW: Imprimante' },
  ),
  sample(
    'Outlook of old, German',
    `-----Ursprüngliche Nachricht-----\n${outlook('Von|Gesendet|An|Betreff', 'Sonntag, 3. Mai 2026 10:05', ': ')}`,
    { subject: 'WG: Imprimante' },
  ),
  sample(
    'Outlook, with a rule above',
    `________________________________\n${outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05')}`,
    { subject: 'TR: Imprimante', own: 'Envoyé à mes collègues' },
  ),
  sample('Outlook, in bold', outlook('*De |*Envoyé |*À |*Objet ', 'dimanche 3 mai 2026 10:05', ':* '), {
    subject: 'TR: Imprimante',
  }),
  sample('Outlook, in bold Markdown', outlook('**From|**Sent|**To|**Subject', 'Sunday, May 3, 2026 10:05 AM', ':** '), {
    subject: 'FW: Imprimante',
  }),
  sample(
    'Outlook, with links that show their target',
    head(
      'De|Envoyé|À|Objet',
      [
        'Ada Lovelace <ada@univ.example<mailto:ada@univ.example>>',
        'dimanche 3 mai 2026 10:05',
        'Ben <ben@univ.example<mailto:ben@univ.example>>',
        'Imprimante',
      ],
      ' : ',
    ),
    { subject: 'TR: Imprimante' },
  ),
  sample(
    'Outlook, with Cc, files and importance',
    `${outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05')}\nCc : Cleo <cleo@univ.example>; Dora\n <dora@univ.example>\nPièces jointes : a.pdf\nImportance : Haute`,
    { subject: 'TR: Imprimante' },
  ),
  sample(
    'Outlook, with addressees over several lines',
    `De : ${ADA}\nEnvoyé : dimanche 3 mai 2026 10:05\nÀ : Ben <ben@univ.example>;\nCleo <cleo@univ.example>;\nDora <dora@univ.example>\nObjet : Imprimante`,
    { subject: 'TR: Imprimante' },
  ),
  sample(
    'Outlook for iOS, French',
    `________________________________\n${outlook('De|Envoyé|À|Objet', 'Sunday, May 3, 2026 10:05:00 AM')}`,
    { subject: 'TR: Imprimante', own: 'Pour toi\n\nTéléchargez Outlook pour iOS' },
  ),
  sample(
    'Outlook for Android, English',
    `________________________________\n${outlook('From|Sent|To|Subject', 'Sunday, May 3, 2026 10:05:00 AM', ': ')}`,
    { subject: 'Fw: Imprimante' },
  ),
  sample(
    'Outlook on the web, German',
    `________________________________\n${outlook('Von|Gesendet|An|Betreff', 'Sonntag, 3. Mai 2026 10:05', ': ')}`,
    { subject: 'WG: Imprimante' },
  ),
  sample('Outlook for Mac', head('From|Date|To|Subject', [ADA, 'Sunday, 3 May 2026 at 10:05', BEN, 'Imprimante']), {
    subject: 'FW: Imprimante',
  }),
  sample(
    'Outlook for Mac, French',
    head('De|Date|À|Objet', [ADA, 'dimanche 3 mai 2026 à 10:05', BEN, 'Imprimante'], ' : '),
    { subject: 'TR: Imprimante' },
  ),
  sample('Thunderbird, French', thunderbird('Message transféré', 'Sujet|Date|De|Pour')),
  sample('Thunderbird, English', thunderbird('Forwarded Message', 'Subject|Date|From|To'), {
    own: 'Can you take this?',
  }),
  sample('Thunderbird, German', thunderbird('Weitergeleitete Nachricht', 'Betreff|Datum|Von|An')),
  sample('Thunderbird, Spanish', thunderbird('Mensaje reenviado', 'Asunto|Fecha|De|Para')),
  sample('Thunderbird, Italian', thunderbird('Messaggio inoltrato', 'Oggetto|Data|Mittente|A')),
  sample('Thunderbird, Dutch', thunderbird('Doorgestuurd bericht', 'Onderwerp|Datum|Van|Aan')),
  sample('Thunderbird, Portuguese', thunderbird('Mensagem reencaminhada', 'Assunto|Data|De|Para')),
  sample('Thunderbird, Polish', thunderbird('Przekazana wiadomość', 'Temat|Data|Nadawca|Adresat')),
  sample('Thunderbird, without a prefix', thunderbird('Message transféré', 'Sujet|Date|De|Pour'), {
    subject: 'Imprimante du couloir',
    own: 'À faire',
  }),
  sample('Thunderbird, below a signature', thunderbird('Message transféré', 'Sujet|Date|De|Pour'), {
    own: 'Peux-tu voir ?\n\n-- \nBen\nDSI',
  }),
  quoted(
    sample(
      'Apple Mail, French',
      apple('Début du message réexpédié :', 'De|Objet|Date|À', '3 mai 2026 à 10:05:11 UTC+2'),
      { ...QUOTED, subject: 'Tr: Imprimante' },
    ),
  ),
  quoted(
    sample(
      'Apple Mail, French of today',
      apple('Début du message transféré :', 'De|Objet|Date|À', '3 mai 2026 à 10:05:11 UTC+2'),
      QUOTED,
    ),
  ),
  quoted(
    sample(
      'Apple Mail, English',
      apple('Begin forwarded message:', 'From|Subject|Date|To', '3 May 2026 at 10:05:11 CEST'),
      QUOTED,
    ),
  ),
  quoted(
    sample(
      'Apple Mail, German',
      apple('Anfang der weitergeleiteten Nachricht:', 'Von|Betreff|Datum|An', '3. Mai 2026 um 10:05:11 MESZ'),
      { ...QUOTED, subject: 'WG: Imprimante' },
    ),
  ),
  quoted(
    sample(
      'Apple Mail, Italian',
      apple('Inizio messaggio inoltrato:', 'Da|Oggetto|Data|A', '3 maggio 2026 alle ore 10:05:11 CEST'),
      QUOTED,
    ),
  ),
  quoted(
    sample(
      'Apple Mail, Dutch',
      apple('Begin doorgestuurd bericht:', 'Van|Onderwerp|Datum|Aan', '3 mei 2026 om 10:05:11 CEST'),
      QUOTED,
    ),
  ),
  sample(
    'an iPhone, unquoted',
    `Début du message transféré :\n\n${head('De|Date|À|Objet', [ADA, '3 mai 2026 à 10:05:11 UTC+2', 'ben@univ.example', 'Imprimante'], ' : ')}`,
    { own: 'Vu au couloir', below: ['', ''] },
  ),
  sample(
    'Yahoo, French',
    `----- Message transmis -----\n${head('De|À|Envoyé|Objet', ['« Ada Lovelace » <ada@univ.example>', '« Ben » <ben@univ.example>', 'dimanche 3 mai 2026 à 10:05:11 UTC+2', 'Imprimante'], ' : ')}`,
  ),
  sample(
    'Yahoo, English',
    `----- Forwarded Message -----\n${head('From|To|Sent|Subject', ['Ada Lovelace <ada@univ.example>', BEN, 'Sunday, May 3, 2026 at 10:05:11 AM GMT+2', 'Imprimante'])}`,
    { subject: 'Fw: Imprimante' },
  ),
  sample(
    'Proton',
    `------- Forwarded Message -------\n${head('From|Date|Subject|To', [ADA, 'On Sunday, May 3rd, 2026 at 10:05 AM', 'Imprimante', 'ben@univ.example'])}`,
  ),
  sample(
    'Proton, French',
    `------- Message transféré -------\n${head('De|Date|Objet|À', [ADA, 'Le dimanche 3 mai 2026 à 10:05', 'Imprimante', 'ben@univ.example'], ' : ')}`,
  ),
  sample(
    'Zimbra, French',
    `----- Mail transféré -----\n${head('De|À|Envoyé|Objet', ['"Ada Lovelace" <ada@univ.example>', '"Ben" <ben@univ.example>', 'Dimanche 3 Mai 2026 10:05:11', 'Imprimante'])}`,
  ),
  sample(
    'Zimbra, with « original »',
    `----- Mail original -----\n${head('De|À|Envoyé|Objet', ['"Ada Lovelace" <ada@univ.example>', '"Ben" <ben@univ.example>', 'Dimanche 3 Mai 2026 10:05:11', 'Imprimante'])}`,
  ),
  sample(
    'Roundcube, French',
    `-------- Message original --------\n${head('Objet|Date|De|À', ['Imprimante', '2026-05-03 10:05', ADA, BEN], ' : ')}`,
  ),
  sample(
    'Roundcube, English',
    `-------- Original Message --------\n${head('Subject|Date|From|To', ['Imprimante', '2026-05-03 10:05', ADA, BEN])}`,
  ),
  sample(
    'Roundcube, German',
    `-------- Originalnachricht --------\n${head('Betreff|Datum|Von|An', ['Imprimante', '03.05.2026 10:05', ADA, BEN])}`,
  ),
  sample(
    'a Samsung, French',
    `-------- Message d'origine --------\n${head('De|Date|À|Objet', [ADA, '03/05/2026 10:05 (GMT+02:00)', BEN, 'Imprimante'], ' : ')}`,
    { subject: 'TR: Imprimante' },
  ),
  sample(
    'a Samsung, English',
    `-------- Original message --------\n${head('From|Date|To|Subject', [ADA, '03/05/2026 10:05 (GMT+02:00)', BEN, 'Imprimante '])}`,
  ),
  sample(
    'K-9, English',
    `-------- Original Message --------\n${head('From|Sent|To|Subject', [ADA, 'May 3, 2026 10:05:11 AM GMT+02:00', BEN, 'Imprimante'])}`,
  ),
  sample(
    'K-9, French',
    `-------- Message d'origine --------\n${head('De|Envoyé|À|Objet', [ADA, '3 mai 2026 10:05:11 GMT+02:00', BEN, 'Imprimante'], ' : ')}`,
  ),
  sample(
    'GMX, whose date comes first',
    head('Gesendet|Von|An|Betreff', [
      'Sonntag, 03. Mai 2026 um 10:05 Uhr',
      '"Ada Lovelace" <ada@univ.example>',
      'ben@univ.example',
      'Imprimante',
    ]).replace(/^/, '-----Ursprüngliche Nachricht-----\n'),
    { subject: 'WG: Imprimante' },
  ),
  sample(
    'Evolution',
    `-------- Forwarded Message --------\n${head('From|To|Subject|Date', [ADA, BEN, 'Imprimante', 'Sun, 03 May 2026 10:05:11 +0200'])}`,
  ),
  sample(
    'Claws Mail',
    `Begin forwarded message:\n\n${head('Date|From|To|Subject', ['Sun, 3 May 2026 10:05:11 +0200', ADA, BEN, 'Imprimante'])}`,
    { below: ['', ''] },
  ),
  sample(
    'mutt',
    `----- Forwarded message from ${ADA} -----\n\n${head('Date|From|To|Subject', ['Sun, 3 May 2026 10:05:11 +0200', ADA, BEN, 'Imprimante'])}`,
  ),
  sample(
    'Horde, French',
    `----- Message transféré de ada@univ.example -----\n${head('   Date|     De|  Objet|      À', ['Sun, 03 May 2026 10:05:11 +0200', ADA, 'Imprimante', BEN], ' : ')}`,
  ),
  sample(
    'Squirrelmail',
    `---------------------------- Original Message ----------------------------\n${head('Subject|From|Date|To', ['Imprimante', '   "Ada Lovelace" <ada@univ.example>', '   Sun, May 3, 2026 10:05 am', '     ben@univ.example'])}\n--------------------------------------------------------------------------`,
  ),
  sample(
    'Alpine',
    `---------- Forwarded message ----------\n${head('Date|From|To|Subject', ['Sun, 3 May 2026 10:05:11 +0200', ADA, BEN, 'Imprimante'])}`,
  ),
  sample(
    'Notes',
    `----- Forwarded by Ben Martin/UNIV on 04/05/2026 09:00 -----\n\n${head('From|To|Date|Subject', ['Ada Lovelace <ada@univ.example>', 'Ben Martin/UNIV', '03/05/2026 10:05', 'Imprimante'], ':\t')}`,
  ),
  sample(
    'Notes, French',
    `----- Transféré par Ben Martin/UNIV le 04/05/2026 09:00 -----\n\n${head('De|A|Date|Objet', ['Ada Lovelace <ada@univ.example>', 'Ben Martin/UNIV', '03/05/2026 10:05', 'Imprimante'], ' :\t')}`,
  ),
  sample(
    'a table whose cells became lines',
    '-------- Message transféré --------\nSujet :\nImprimante\nDate :\nSun, 3 May 2026 10:05:11 +0200\nDe :\nAda Lovelace <ada@univ.example>\nPour :\nben@univ.example',
  ),
  sample(
    'a paragraph for each field',
    outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05').replaceAll('\n', '\n\n'),
    { subject: 'TR: Imprimante' },
  ),
  sample(
    'an address alone',
    gmail('Forwarded message', 'From|Date|Subject|To', 'Sun, May 3, 2026 at 10:05 AM').replace(ADA, 'ada@univ.example'),
    { name: '' },
  ),
  sample(
    'an address in parentheses',
    gmail('Forwarded message', 'From|Date|Subject|To', 'Sun, May 3, 2026 at 10:05 AM').replace(
      ADA,
      'Ada Lovelace (ada@univ.example)',
    ),
  ),
  sample('a date that nobody can read', gmail('Forwarded message', 'From|Date|Subject|To', 'yesterday'), {
    date: null,
  }),
  sample('a date that is still to come', gmail('Forwarded message', 'From|Date|Subject|To', '3 May 2027 10:05'), {
    date: null,
  }),
  sample('an American date', gmail('Forwarded message', 'From|Date|Subject|To', '5/3/2026 10:05 AM')),
  sample(
    'a tag before the prefix',
    gmail('Forwarded message', 'From|Date|Subject|To', 'Sun, May 3, 2026 at 10:05 AM'),
    { subject: '[VPN] Fwd: Imprimante' },
  ),
  sample(
    'an answer that is passed on',
    outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05').replace('Imprimante', 'RE: Imprimante'),
    { subject: 'TR: RE: Imprimante' },
  ),
  {
    program: 'mutt, with a line below',
    subject: '[Fwd: Imprimante]',
    lines: [
      `----- Forwarded message from ${ADA} -----`,
      '',
      `From: ${ADA}`,
      'Date: Sun, 3 May 2026 10:05:11 +0200',
      'Subject: Imprimante',
      `To: ${BEN}`,
      '',
      ...BODY,
      '',
      '----- End forwarded message -----',
      '',
    ],
  },
  {
    program: 'a mail quoted as a whole',
    lines: [
      `> ${gmail('Forwarded message', 'From|Date|Subject|To', 'Sun, May 3, 2026 at 10:05 AM')}\n\n${BODY.join('\n')}`.replaceAll(
        '\n',
        '\n> ',
      ),
    ],
  },
];

const OUTLOOK = outlook('De|Envoyé|À|Objet', 'dimanche 3 mai 2026 10:05').split('\n');

export const NO_FORWARDS: readonly {
  readonly what: string;
  readonly subject: string;
  readonly lines: readonly string[];
}[] = [
  {
    what: 'an answer above Outlook’s headers',
    subject: 'RE: Imprimante',
    lines: ['C’est fait.', '', ...OUTLOOK, '', ...BODY],
  },
  { what: 'an answer without a prefix', subject: 'Imprimante', lines: ['C’est fait.', '', ...OUTLOOK, '', ...BODY] },
  {
    what: 'an answer above « Message d’origine »',
    subject: 'Imprimante',
    lines: ['C’est fait.', '', '-----Message d’origine-----', ...OUTLOOK, '', ...BODY],
  },
  {
    what: 'an answer to somebody’s forward',
    subject: 'Re: Fwd: Imprimante',
    lines: ['Merci', '', '---------- Forwarded message ---------', `From: ${ADA}`, 'Subject: x', '', 'Bonjour'],
  },
  {
    what: 'an answer that quotes a forward',
    subject: 'Imprimante',
    lines: [
      'Merci',
      '',
      'Le 3 mai 2026 à 10:05, Ben <ben@univ.example> a écrit :',
      '',
      '> ---------- Forwarded message ---------',
      `> From: ${ADA}`,
      '> Subject: x',
      '> ',
      '> Bonjour',
    ],
  },
  {
    what: 'an answer with a forward further down',
    subject: 'Imprimante',
    lines: [
      'Merci',
      '',
      'On 3 May 2026 at 10:05, Ben <ben@univ.example> wrote:',
      '> Voyez',
      '',
      '---------- Forwarded message ---------',
      `From: ${ADA}`,
      'Subject: x',
      '',
      'Bonjour',
    ],
  },
  { what: 'a prefix alone', subject: 'TR: Imprimante', lines: ['Bonjour, voyez la pièce jointe.'] },
  {
    what: 'a form about a journey',
    subject: 'TR: Déplacement',
    lines: ['De : Lyon', 'À : Paris', 'Date : 3 mai 2026', '', 'Merci'],
  },
  {
    what: 'a separator with nothing below',
    subject: 'Fwd: x',
    lines: ['---------- Forwarded message ---------', '', 'Bonjour'],
  },
  {
    what: 'a sentence about a forwarded message',
    subject: 'x',
    lines: ['Forwarded message', `From: ${ADA}`, 'is all I see. Why?'],
  },
  {
    what: 'a conversation that somebody quotes above it',
    subject: 'Fwd: x',
    lines: ['> Bonjour', '', ...OUTLOOK, '', 'Bonjour'],
  },
  {
    what: 'a mail that asks of headers',
    subject: 'Question',
    lines: ['De : Ada', 'Objet : Imprimante', '', 'Bonjour'],
  },
  { what: 'an empty mail', subject: 'Fwd: x', lines: [''] },
];
