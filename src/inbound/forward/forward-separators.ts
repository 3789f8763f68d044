/** Lines that mail programs draw above a mail that is passed on; and those that stand above an answered mail as well. */

/** Only ever above a forward. */
const FORWARD = new Set([
  ...['forwarded message', 'forwarded mail', 'forwarded email', 'forward message', 'begin forwarded message'],
  ...['message transféré', 'message réexpédié', 'message transmis', 'message renvoyé', 'mail transféré'],
  ...['courriel transféré', 'courrier transféré', 'email transféré', 'e mail transféré', 'courriel transmis'],
  ...['début du message réexpédié', 'début du message transféré', 'début du message transmis'],
  ...['weitergeleitete nachricht', 'weitergeleitete mail', 'weitergeleitete e mail', 'weitergeleitete email'],
  ...['anfang der weitergeleiteten nachricht', 'anfang der weitergeleiteten e mail'],
  ...['mensaje reenviado', 'mensaje remitido', 'correo reenviado', 'inicio del mensaje reenviado'],
  ...['messaggio inoltrato', 'inizio messaggio inoltrato', 'inizio del messaggio inoltrato', 'e mail inoltrata'],
  ...['doorgestuurd bericht', 'begin doorgestuurd bericht', 'doorgestuurde e mail', 'doorgezonden bericht'],
  ...['mensagem encaminhada', 'mensagem reencaminhada', 'início da mensagem encaminhada'],
  ...['início da mensagem reencaminhada', 'início de mensagem reenviada', 'e mail encaminhado'],
  ...['wiadomość przekazana', 'przekazana wiadomość', 'przekazywana wiadomość', 'treść przekazanej wiadomości'],
  ...['wiadomość przekazana dalej', 'początek przekazywanej wiadomości', 'początek przekazanej wiadomości'],
  ...['vidarebefordrat meddelande', 'videresendt meddelelse', 'videresendt melding', 'välitetty viesti'],
]);

/** `----- Forwarded message from Ada <ada@univ.example> -----`, and Notes: `----- Forwarded by Ben/UNIV on 03/05/2026 -----`. */
const BEGINNINGS = [
  ...['forwarded message from ', 'forwarded by ', 'forwarded mail from '],
  ...[
    'message transféré de ',
    'message transmis de ',
    'transféré par ',
    'réexpédié par ',
    'transmis par ',
    'envoyé par ',
  ],
  ...['weitergeleitete nachricht von ', 'weitergeleitet von '],
  ...['mensaje reenviado de ', 'mensaje reenviado por ', 'reenviado por '],
  ...[
    'messaggio inoltrato da ',
    'inoltrato da ',
    'doorgestuurd bericht van ',
    'doorgestuurd door ',
    'doorgezonden door ',
  ],
  ...[
    'mensagem encaminhada de ',
    'encaminhado por ',
    'wiadomość przekazana od ',
    'przesłane przez ',
    'przekazane przez ',
  ],
];

/** Outlook, telephones and webmails draw these above answers, too. */
const ORIGINAL = new Set([
  ...[
    'original message',
    'original mail',
    'original email',
    'message d origine',
    'message original',
    'message initial',
  ],
  ...['mail original', 'courriel original', 'mail d origine', 'email d origine', 'e mail d origine'],
  ...[
    'ursprüngliche nachricht',
    'ursprüngliche mail',
    'ursprüngliche e mail',
    'originalnachricht',
    'original nachricht',
  ],
  ...['mensaje original', 'messaggio originale', 'messaggio original', 'oorspronkelijk bericht', 'origineel bericht'],
  ...['mensagem original', 'oryginalna wiadomość', 'wiadomość oryginalna', 'wiadomość pierwotna'],
  ...['ursprungligt meddelande', 'oprindelig meddelelse', 'opprinnelig melding'],
]);

/** Apple Mail and Claws Mail write these without dashes, but with a colon. */
const BARE = /^(?:begin|début|anfang|inizio|inicio|início|początek|weitergeleitete)\s.*:$/i;
const DASHED = /^\s*[-_=—–*]{2,}\s*[^-_=—–*\s]/;
const LONGEST = 200;

/** Null for any other line. */
export function separatorIn(line: string): 'forward' | 'original' | null {
  if (line.length > LONGEST || !(DASHED.test(line) || BARE.test(line))) return null;
  const title = titleIn(line);
  if (FORWARD.has(title) || BEGINNINGS.some((beginning) => title.startsWith(beginning))) return 'forward';
  return ORIGINAL.has(title) ? 'original' : null;
}

/** A line of words between dashes, in whatever language. */
export function isDashedTitle(line: string): boolean {
  return line.length <= LONGEST && /^\s*[-_=—–]{3,}[^-_=—–]{3,100}[-_=—–]{3,}\s*$/.test(line);
}

/** A line of nothing but dashes, underscores and the like. */
export function isRuleLine(line: string): boolean {
  return line.length >= 3 && /^\s*[-_=—–*]{3,}\s*$/.test(line);
}

function titleIn(line: string): string {
  return line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-_=—–*:'’\u2010-\u2015\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
