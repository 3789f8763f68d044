/** Mails that are made to be hard to read, told piece by piece: none of them need be held in memory. */

const HEAD =
  'From: Ada <ada@univ.example>\r\nTo: assistance@univ.example\r\nSubject: Wifi\r\nMessage-ID: <1@univ.example>\r\n';
/** Every bomb says it somewhere, to see that it is not lost. */
export const WORDS = 'The wifi is down in room 12.';
const TEXT = `${HEAD}\r\n${WORDS}\r\n`;

export type Bomb = Iterable<string>;

/** How large each may be made: `size` characters, or `size` things. */
export const BOMBS: Readonly<Record<string, (size: number) => Bomb>> = {
  'one long header': (size) => [HEAD, 'X-Long: ', ...repeated('a', size), `\r\n\r\n${WORDS}\r\n`],
  'one long folded header': (size) => [
    HEAD,
    'X-Long: a',
    ...repeated('\r\n a', Math.ceil(size / 4)),
    `\r\n\r\n${WORDS}\r\n`,
  ],
  'many headers': (size) => [...counted(size, (at) => `X-Header-${at}: value ${at}\r\n`), TEXT],
  'many headers behind': (size) => [HEAD, ...counted(size, (at) => `X-Header-${at}: v\r\n`), `\r\n${WORDS}\r\n`],
  'many addresses': (size) => [
    'Cc: ',
    ...counted(size, (at) => `Person ${at} <p${at}@univ.example>,\r\n `),
    'b@univ.example\r\n',
    TEXT,
  ],
  'many references': (size) => ['References:', ...counted(size, (at) => ` <${at}@univ.example>\r\n`), TEXT],
  'many traces': (size) => [
    ...counted(size, (at) => `Received: from a${at} by b${at}; Mon, 16 Nov 2026 09:00:00 +0100\r\n`),
    TEXT,
  ],
  ...inHeader('brackets', '('),
  ...inHeader('angles', '<'),
  ...inHeader('quotes', '"'),
  ...inHeader('commas', ',;:'),
  ...inHeader('backslashes', '\\"'),
  ...inHeader('half words', '=?'),
  ...inHeader('encoded words', '=?utf-8?q?=C3=A9?= '),
  ...inHeader('unended words', '=?utf-8?q?a '),
  ...inHeader('spaces', ' \t'),
  ...inHeader('at signs', '@a'),
  ...inBody('brackets', '('),
  ...inBody('angles', '>'),
  ...inBody('quoted lines', '> >\r\n'),
  ...inBody('half words', '=?'),
  ...inBody('dashes', '-- \r\n'),
  ...inBody('tiny lines', 'a\r\n'),
  ...inBody('empty lines', '\r\n'),
  ...inBody('spaces', ' '),
  ...inBody('bare CR', 'a\r'),
  ...inBody('underscores', '_'),
  ...inBody('attributions', 'On Mon, 16 Nov 2026 at 09:00, Ada <ada@univ.example>\r\n'),
  ...inBody('header blocks', 'From: Ada\r\nSent: Monday\r\n'),
  ...inBody('links', 'https://a.example/'),
  ...inBody('tags', '[vpn] #wifi '),
  'many parts': (size) => parted(counted(size, (at) => `--b\r\nContent-Type: text/plain\r\n\r\npart ${at}\r\n`)),
  'many files': (size) =>
    parted(counted(size, (at) => `--b\r\nContent-Type: application/pdf; name=a${at}.pdf\r\n\r\nPDF\r\n`)),
  'deep multiparts': (size) => [
    HEAD,
    ...counted(size, (at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`),
    `Content-Type: text/plain\r\n\r\n${WORDS}\r\n`,
  ],
  'deep mails': (size) => [
    ...[HEAD, 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n', WORDS, '\r\n--b\r\n'],
    ...counted(size, () => 'Content-Type: message/rfc822\r\n\r\n'),
    `Subject: deep\r\n\r\ndeep\r\n--b--\r\n`,
  ],
  'a long boundary': (size) => {
    const boundary = 'b'.repeat(Math.min(size, 10_000));
    const part = `--${boundary}\r\n\r\n${WORDS}\r\n`;
    return [
      HEAD,
      `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n`,
      part,
      ...repeated(`--${'b'.repeat(998)}\r\n`, size / 1000),
      `--${boundary}--\r\n`,
    ];
  },
  'base64 with junk': (size) => [
    HEAD,
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n',
    `${WORDS}\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    ...repeated('QUJD!?*\u00ff=\r\n', size / 12),
    '--b--\r\n',
  ],
  'nested HTML': (size) => html(repeated('<div><b>', size / 8)),
  'nested quotes': (size) => html(repeated('<blockquote>', size / 12)),
  'unclosed tags': (size) => html(repeated('<a href="', size / 9)),
  'HTML of angles': (size) => html(repeated('<', size)),
  'HTML comments': (size) => html(repeated('<!--', size / 4)),
  'HTML entities': (size) => html(repeated('&amp', size / 4)),
  'wide tables': (size) => html(repeated('<table><tr><td>', size / 15)),
  'many attributes': (size) => html(['<div ', ...repeated('style="color:red" ', size / 18), '>']),
  'one long style': (size) => html(['<div style="', ...repeated('a:b;', size / 4), '">']),
};

function inHeader(name: string, piece: string): Readonly<Record<string, (size: number) => Bomb>> {
  const fields = [
    'From',
    'To',
    'Subject',
    'Message-ID',
    'References',
    'Date',
    'Content-Type',
    'Authentication-Results',
  ];
  const all = fields.map((field) => [
    `${field} of ${name}`,
    (size: number): Bomb => [`${field}: `, ...repeated(piece, size / piece.length), '\r\n', TEXT],
  ]);
  return Object.fromEntries(all);
}

function inBody(name: string, piece: string): Readonly<Record<string, (size: number) => Bomb>> {
  return { [`text of ${name}`]: (size) => [TEXT, ...repeated(piece, size / piece.length)] };
}

function html(pieces: Bomb): Bomb {
  return [HEAD, `Content-Type: text/html\r\n\r\n<p>${WORDS}</p>`, ...pieces];
}

function parted(parts: Bomb): Bomb {
  return [HEAD, `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${WORDS}\r\n`, ...parts, '--b--\r\n'];
}

function* counted(count: number, piece: (at: number) => string): Bomb {
  for (let at = 0; at < count; at += 1) yield piece(at);
}

/** In pieces of some 64 KB. */
function* repeated(piece: string, times: number): Bomb {
  const several = Math.max(1, Math.floor(65_536 / piece.length));
  for (let left = Math.floor(times); left > 0; left -= several) yield piece.repeat(Math.min(left, several));
}
