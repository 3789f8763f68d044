/** Whose words are in HTML: what mail programs mark as quoted or signature, and what people write around it. */
import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../src/domain/log-entry.ts';
import { wordsOf } from '../../../src/inbound/mime/body-words.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/inbound/mime/parse-limits.ts';
import { expectLinear } from '../../support/growth.ts';

const read = (html: string) => {
  const { text, segments, safe } = wordsOf([{ kind: 'html', content: html, alternative: null }], DEFAULT_PARSE_LIMITS);
  const of = (kind: 'new' | 'quoted' | 'signature') => textOf(text, segments, kind).replace(/\s+/g, ' ');
  return { isNew: of('new'), quoted: of('quoted'), signature: of('signature'), html: safe?.html ?? '' };
};

/** The words of the HTML outside of its folds. */
const inSight = (html: string) =>
  html
    .replace(/<div data-part="\w+">.*/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Each answers « Answer. » to a question of Ada's, « Question? ». */
const CLIENTS: readonly (readonly [string, string])[] = [
  [
    'Gmail',
    '<div dir="ltr">Answer.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am 3.5. schrieb Ada:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)"><div>Question?</div></blockquote></div>',
  ],
  [
    'Thunderbird',
    '<body><p>Answer.</p><div class="moz-cite-prefix">Ada kirjoitti eilen:<br></div><blockquote type="cite" cite="mid:1@x"><p>Question?</p></blockquote></body>',
  ],
  [
    'Outlook, in a language that nobody here knows',
    '<div class="WordSection1"><p class="MsoNormal">Answer.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Lähettäjä:</b> Ada &lt;ada@univ.example&gt; <br><b>Lähetetty:</b> sunnuntai 3. toukokuuta 2026 10.00<br><b>Vastaanottaja:</b> Ben<br><b>Aihe:</b> Wifi</p></div></div><p class="MsoNormal">Question?</p></div>',
  ],
  [
    'Outlook on the web',
    '<div class="elementToProof">Answer.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>Mittent:</b> Ada<br><b>Suġġett:</b> Wifi</font></div><div>Question?</div>',
  ],
  [
    'Outlook on telephones',
    '<div>Answer.</div><div class="ms-outlook-mobile-reference-message skipProofing"><hr><b>Kimden:</b> Ada<div>Question?</div></div>',
  ],
  [
    'Outlook for Mac, of old',
    '<div>Answer.</div><span id="OLK_SRC_BODY_SECTION"><div>Lähettäjä: Ada</div><div>Question?</div></span>',
  ],
  ['Hotmail', '<div>Answer.<br><br><hr id="stopSpelling">Dato: Sun, 3 May 2026<br>Fra: Ada<br><br>Question?</div>'],
  [
    'Yahoo',
    '<div class="yahoo-style-wrap"><div>Answer.</div></div><div id="yahoo_quoted_123" class="yahoo_quoted"><div>Ada a scris:</div><div>Question?</div></div>',
  ],
  [
    'Apple Mail',
    '<div>Answer.</div><div><br><blockquote type="cite"><div>3. 5. 2026 v 10:00, Ada &lt;ada@univ.example&gt;:</div><br class="Apple-interchange-newline"><div>Question?</div></blockquote></div>',
  ],
  [
    'Proton',
    '<div>Answer.</div><div class="protonmail_quote">Ada kirjutas:<br><blockquote class="protonmail_quote" type="cite">Question?</blockquote></div>',
  ],
  [
    'Zimbra',
    '<div>Answer.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>De: </b>Ada</div><div data-marker="__QUOTED_TEXT__"><p>Question?</p></div>',
  ],
  ['Zimbra, of old', '<div>Answer.<br><hr id="zwchr"><b>Od: </b>Ada<br>Question?</div>'],
  [
    'Roundcube',
    '<p>Answer.</p><p id="reply-intro">Ada escribiu o 2026-05-03:</p><blockquote type="cite"><div id="replybody1"><p>Question?</p></div></blockquote>',
  ],
  [
    'GMX',
    '<div>Answer.<div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5;"><b>Von:</b> Ada<div name="quoted-content">Question?</div></div></div>',
  ],
  [
    'Mail.ru',
    '<p>Answer.</p>Вс, 3 мая 2026, 10:00 +03:00 Ada &lt;ada@univ.example&gt;:<br><blockquote style="border-left:1px solid #0857A6;">Question?</blockquote>',
  ],
  [
    'Yandex',
    '<p>Answer.<br><br>03.05.2026, 10:00, "Ada" &lt;<a href="mailto:ada@univ.example">ada@univ.example</a>&gt;:</p><blockquote>Question?</blockquote>',
  ],
  [
    'Tuta',
    '<div>Answer.<br><br>3 mai 2026, 10:00 de ada@univ.example:<br></div><blockquote class="tutanota_quote">Question?</blockquote>',
  ],
  [
    'Gmail, forwarding',
    '<div dir="ltr">Answer.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>De: <b>Ada</b> &lt;ada@univ.example&gt;<br>Subject: Wifi<br></div><br><div dir="ltr">Question?</div></div></div>',
  ],
  [
    'Samsung and K-9',
    '<div>Answer.</div><br><div class="gmail_quote">Ada skrev:<blockquote class="gmail_quote">Question?</blockquote></div>',
  ],
  [
    'a program that writes `>` into its HTML',
    '<div>Answer.<br><br>&gt; Subject: Wifi<br>&gt; From: Ada<br>&gt;<br>&gt; Question?<br></div>',
  ],
  [
    'a program that only copies the headers',
    '<font face="arial">Answer.<br><br><div>-----Original Message-----<br>From: Ada &lt;ada@univ.example&gt;<br>Sent: Sun, May 3, 2026 10:00 am<br>Subject: Wifi<br><br>Question?</div></font>',
  ],
];

describe('an answer above what it answers, by', () => {
  test.each(CLIENTS)('%s', (_client, html) => {
    const words = read(html);
    expect(words.isNew).toBe('Answer.');
    expect(words.quoted).toMatch(/Question\?$/);
    // The page folds the same words.
    expect(inSight(words.html)).toBe('Answer.');
    expect(words.html).toContain('Question?');
    expect(words.html).not.toMatch(/data-mark|type="cite"/);
  });
});

describe('answers are in sight wherever they stand', () => {
  const quote = (words: string) => `<blockquote type="cite">${words}</blockquote>`;

  test('between quotations', () => {
    const words = read(
      `<div class="moz-cite-prefix">Ada kirjoitti eilen:</div>${quote('One?')}<p>First.</p>${quote('Two?')}<p>Second.</p>`,
    );
    expect(words.isNew).toBe('First. Second.');
    expect(words.html.replace(/<div data-part="quoted">.*?<\/div>(?=<p>|$)/g, '|')).toBe(
      '|<p>First.</p>|<p>Second.</p>',
    );
  });

  test('within what Gmail names a quotation, between and below its blockquotes', () => {
    const words = read(
      `<div dir="ltr">Hello,<div class="gmail_quote"><div class="gmail_attr">Ada, 3.5.:</div>${quote('One?')}<div>First.</div>${quote('Two?')}<div>Second.</div></div></div>`,
    );
    expect([words.isNew, words.quoted]).toEqual(['Hello, First. Second.', 'Ada, 3.5.: > One? > Two?']);
  });

  test.each([
    '<div id="divRplyFwdMsg"><b>Von:</b> Ada<br></div><p>Older.</p>',
    '<div style="border-top:solid #E1E1E1 1.0pt"><b>Von:</b> Ada<br><b>Gesendet:</b> 3. Mai 2026 10:00<br><b>An:</b> Ben</div><p>Older.</p>',
  ])('below a quotation of Outlook’s, which holds an older mail itself: %s', (outlooks) => {
    const { isNew, quoted } = read(
      `<p>Hello</p><blockquote type="cite"><p>Question?</p>${outlooks}</blockquote><p>Answer.</p>`,
    );
    expect(isNew).toBe('Hello Answer.');
    expect(quoted).toContain('Older.');
  });

  test('an image of one’s own below a quotation is in sight as well', () => {
    const { html } = read('<p>See:</p><blockquote type="cite">Question?</blockquote><p><img src="cid:shot"></p>');
    expect(html).toContain('</blockquote></div><p><img src="cid:shot" /></p>');
  });

  test('and one that ends the quotation is not', () => {
    const quotation = '<p>Question?</p><p><img src="cid:theirs" /></p>';
    const { html } = read(`<blockquote type="cite">${quotation}</blockquote><p>Answer.</p>`);
    expect(html).toBe(`<div data-part="quoted"><blockquote>${quotation}</blockquote></div><p>Answer.</p>`);
  });

  test.each([
    ['the older mail', '<div id="divRplyFwdMsg"><b>Von:</b> Ada<br><b>An:</b> Ben</div><p>Older.</p>'],
    ['a signature', '<div class="gmail_signature">Ben<br>Network</div>'],
  ])('a logo above %s is no part of its first line', (_what, below) => {
    expect(read(`<p>Answer.</p><p><img src="cid:logo"></p>${below}`).isNew.trim()).toBe('Answer.');
  });

  test('below a bare blockquote that somebody is said to have written', () => {
    const words = read(
      '<p>03.05.2026, 10:00, Ada &lt;ada@univ.example&gt;:</p><blockquote>Question?</blockquote><p>Answer.</p>',
    );
    expect([words.isNew, inSight(words.html.split('</blockquote></div>')[1] ?? '')]).toEqual(['Answer.', 'Answer.']);
  });

  test('in red, when they are announced, and the page shows them', () => {
    for (const [hint, quotation] of [
      [
        'Mes réponses en rouge.',
        '<div class="gmail_quote">Ada, 3.5. :<blockquote class="gmail_quote">Question?<p>Answer.</p></blockquote></div>',
      ],
      [
        'See my answers inline.',
        '<hr id="stopSpelling">From: Ada<br>Sent: 3 May 2026 10:00<br><p>Question?</p><p>Answer.</p>',
      ],
    ]) {
      const words = read(`<p>${hint}</p>${quotation}`);
      expect(words.isNew).toMatch(/Answer\.$/);
      expect(words.html.split('<div data-part')[0]).toContain('Answer.');
    }
  });

  test('and nothing is folded when nothing else is there', () => {
    for (const html of [
      `<div class="moz-cite-prefix">Ada kirjoitti eilen:</div>${quote('Only this.')}`,
      '<div class="yahoo_quoted">Only this.</div>',
      '<hr id="stopSpelling">Only this.',
      '<div class="gmail_signature">Only this.</div>',
    ]) {
      const words = read(html);
      expect([words.isNew.endsWith('Only this.'), words.quoted, words.signature]).toEqual([true, '', '']);
      expect(words.html).not.toContain('data-part');
    }
  });

  test('a form, an indented paragraph, a box with a line above are no quotations', () => {
    for (const html of [
      '<p>My form:</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><b>Name:</b> Ada<br><b>Room:</b> 2026<br><b>Wish:</b> more</div><p>Thanks.</p>',
      '<p>They said:</p><blockquote>It is broken.</blockquote><p>Thanks.</p>',
      '<p>The charter:</p><p class="quote">Article 1.</p><p>Thanks.</p>',
      '<p>Call me.</p><div style="border-top:1px solid #ccc">Tel: 01 02 03 04 05<br>Fax: 01 02 03 04 06<br>Mail: ada@univ.example</div><p>Thanks.</p>',
      '<div id="AppleMailSignature">It is broken.</div><p>Thanks.</p>',
    ])
      expect([html, read(html).quoted, read(html).isNew.endsWith('Thanks.')]).toEqual([html, '', true]);
  });
});

describe('signatures', () => {
  test.each([
    [
      'Gmail',
      '<span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature" data-smartmail="gmail_signature">Ada<br>Dean</div>',
    ],
    ['Thunderbird', '<div class="moz-signature">-- <br>Ada<br>Dean</div>'],
    ['Outlook on the web', '<div id="Signature"><div>Ada</div><div>Dean</div></div>'],
    ['Outlook on telephones', '<div id="ms-outlook-mobile-signature"><p>Ada, Dean</p></div>'],
    [
      'Proton',
      '<div class="protonmail_signature_block"><div class="protonmail_signature_block-user">Ada, Dean</div></div>',
    ],
    ['Roundcube', '<div id="_rc_sig">Ada, Dean</div>'],
    ['Zimbra', '<div data-marker="__SIG_POST__">Ada, Dean</div>'],
  ])('%s', (_client, signature) => {
    const words = read(`<div>It is broken.</div>${signature}<div class="yahoo_quoted">Question?</div>`);
    expect([words.isNew, words.quoted]).toEqual(['It is broken.', 'Question?']);
    expect(words.signature).toMatch(/Ada,? Dean$/);
    expect(inSight(words.html)).toBe('It is broken.');
    expect(words.html).toMatch(/data-part="signature".*data-part="quoted"/);
  });

  test('are no longer than signatures are', () => {
    const letter = `<div id="Signature">${'<p>And then it broke again.</p>'.repeat(40)}</div>`;
    expect(read(`<p>Hello,</p>${letter}`).signature).toBe('');
  });
});

describe('what is folded', () => {
  test('keeps every word and image, in its order', () => {
    const html =
      '<table><tbody><tr><td><p>Answer. <img src="cid:a%40x" /></p><blockquote type="cite"><ul><li>One</li></ul><img src="cid:b%40x" /></blockquote></td></tr></tbody></table>';
    const { html: folded } = read(html);
    expect(folded).toContain('<div data-part="quoted"><blockquote>');
    expect(folded.replace(/<div data-part="\w+">/, '').replace('</div></td>', '</td>')).toBe(
      html.replace(' type="cite"', ''),
    );
  });

  test('is whole: what would fall out of its table or list is left in sight', () => {
    const { html } = read(
      '<table><tbody><tr><td>Answer.</td></tr><tr><td class="yahoo_quoted">Question?</td></tr></tbody></table>',
    );
    expect(html).not.toContain('data-part');
    expect(html).toContain('Question?');
  });

  test('is told by us alone', () => {
    const { html } = read('<p data-part="quoted" data-mark="quote">Answer.</p><div data-part="quoted">More.</div>');
    expect(html).toBe('<p>Answer.</p><div>More.</div>');
  });
});

test.each([
  ['quotations side by side', '<p>a</p><blockquote type="cite">b</blockquote>'],
  ['attributions side by side', 'Ada 2026 10:00:<blockquote>b</blockquote>'],
  ['signatures', '<div class="gmail_signature">a</div><p>b</p>'],
  ['letterheads', '<div style="border-top:solid red 1pt">A: a<br>B: 2026 10:00<br>C: c</div>'],
  ['replies within replies', '<div class="gmail_quote">a<blockquote class="gmail_quote">b</blockquote></div>'],
  ['lines that are kept as they are', '<pre>a\n\n&gt; b\n</pre>'],
  ['images on one line', '<img src="cid:a@x"><span>b</span>'],
])('%s take time in proportion to their number', async (_what, html) => {
  await expectLinear((size) => expect(read(html.repeat(size)).html.length).toBeGreaterThan(0), 2 ** 12);
});
