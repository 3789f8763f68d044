/** The HTML of a mail as a page shows it: images in their place, quotations folded. */
import { describe, expect, test } from '@jest/globals';
import { sanitise } from '../../../src/inbound/sanitise.ts';
import { type InlineImage, mailHtml } from '../../../src/web/log/mail-html.ts';

type Options = { readonly images?: readonly InlineImage[]; readonly showsRemote?: boolean };

/** As it is kept when it comes, then as it is shown. */
const shown = (html: string, { images = [], showsRemote = false }: Options = {}) =>
  mailHtml(sanitise(html).html, { images, showsRemote, quotation: 'Citation' });

/** What was told apart when the mail came. */
const told = (html: string) => mailHtml(html, { images: [], showsRemote: false, quotation: 'Citation' });

const FOLD = '<details class="fold"><summary>Citation</summary>';

describe('images', () => {
  const images = [
    { id: 7, contentId: 'logo@univ.example' },
    { id: 8, contentId: 'été"&%41@x' },
  ];

  test('that are parts of the mail stand in their place', () => {
    const { html } = shown('<p>See <img src="cid:logo@univ.example" alt="our logo" width="20"></p>', { images });
    expect(html).toMatch(
      /^<p>See <img (?=[^>]*alt="our logo")(?=[^>]*width="20")[^>]*src="\/files\/7\/image"[^>]*><\/p>$/,
    );
  });

  test('are found by whatever name the part has', () => {
    const { html } = shown('<img src="cid:été&quot;&amp;%2541@x">', { images });
    expect(html).toContain('src="/files/8/image"');
  });

  test('whose part is not there, or may not be shown, leave their words', () => {
    for (const cid of ['other@univ.example', '', '%', 'LOGO@univ.example']) {
      const { html } = shown(`<p><img src="cid:${cid}" alt="a chart"></p>`, { images });
      expect(html).toContain('alt="a chart"');
      expect(html).not.toMatch(/ src=|cid:/);
    }
  });

  test('from elsewhere wait until they are asked for, and then tell nobody where they are looked at', () => {
    const mail =
      '<p><img src="https://remote.example/x.png?who=ada" alt="x"><img src="http://remote.example/y.png"></p>';
    const blocked = shown(mail);
    expect(blocked.remoteImages).toBe(2);
    expect(blocked.html).not.toMatch(/ src="/);
    const asked = shown(mail, { showsRemote: true });
    expect(asked.remoteImages).toBe(2);
    expect(
      asked.html.match(
        / src="https?:\/\/remote\.example\/[xy]\.png[^"]*" referrerpolicy="no-referrer" loading="lazy"/g,
      ),
    ).toHaveLength(2);
    expect(asked.html).not.toContain('data-remote-src');
  });

  test('asked for show no more than what waited', () => {
    const tricks = ['javascript:alert(1)', 'data:image/svg+xml;base64,PHN2Zy8+', 'file:///etc/passwd', '/files/1'];
    for (const src of tricks)
      expect(shown(`<p>x<img src="${src}"></p>`, { showsRemote: true }).html).not.toMatch(/ src=/);
    const { html } = shown(
      '<p>x<img alt=\' data-remote-src="https://remote.example/x.png"\' src="cid:logo@univ.example"></p>',
      { images, showsRemote: true },
    );
    expect(html).not.toMatch(/ src="https/);
  });
});

test('images asked for are in sight, in a signature too', () => {
  const mail = '<p>Yes.</p><div data-part="signature">Ada <img data-remote-src="https://remote.example/x.png" /></div>';
  const { html } = mailHtml(mail, { images: [], showsRemote: true, quotation: 'more' });
  expect(html).toContain('<details class="fold" open>');
  expect(mailHtml(mail, { images: [], showsRemote: false, quotation: 'more' }).html).not.toContain(' open>');
});

describe('parts', () => {
  const part = (kind: string, words: string) => `<div data-part="${kind}">${words}</div>`;

  test('that are quoted or signature are folded, and nothing else of the mail', () => {
    const mail = `<p>Yes.</p>${part('quoted', '<div><blockquote>Really?</blockquote></div>')}<p>No.</p>${part('signature', 'Ada')}<blockquote type="cite">Indented.</blockquote>`;
    const { html, quotations } = told(mail);
    expect(html.replaceAll(FOLD, '').replaceAll('</details>', '')).toBe(mail);
    expect(html.replace(/<details.*?<\/details>/gs, '|')).toBe(
      '<p>Yes.</p>|<p>No.</p>|<blockquote type="cite">Indented.</blockquote>',
    );
    expect(quotations).toBe(1);
  });

  test('that stand beside each other are one fold', () => {
    const { html, quotations } = told(`<p>Yes.</p>${part('signature', 'Ada')}\n<br />${part('quoted', 'Really?')}`);
    expect([html.split('<details').length - 1, quotations]).toEqual([1, 1]);
    expect(told(`<p>Yes.</p>${part('signature', 'Ada')}`).quotations).toBe(0);
  });

  test('are not folded when nothing else would be left', () => {
    expect(told(`${part('quoted', 'Really?')}<br />`).html).not.toContain('<details');
  });
});

test('a mail that sets colours is known: they are meant for white paper', () => {
  const isColoured = (html: string) => shown(html).isColoured;
  for (const html of [
    '<p style="color:red">x</p>',
    '<p style="margin:0;background:#fff">x</p>',
    '<font color="red">x</font>',
    '<td bgcolor="#fff">x</td>',
    '<body text="#000000">x</body>',
  ])
    expect([html, isColoured(html)]).toEqual([html, true]);
  for (const html of ['<p style="border-left:1px solid #ccc">x; color: red</p>', '<b>color="red"</b>', 'x'])
    expect([html, isColoured(html)]).toEqual([html, false]);
});

describe('quotations', () => {
  test('are folded in their place, each once, however deep they go', () => {
    const mail =
      '<p>Yes.</p><blockquote type="cite"><p>Really?</p><blockquote type="cite"><p>No.</p></blockquote></blockquote><p>Ada</p>';
    const { html, quotations } = shown(mail);
    expect(quotations).toBe(1);
    expect(html).toBe(
      `<p>Yes.</p>${FOLD}<blockquote type="cite"><p>Really?</p><blockquote type="cite"><p>No.</p></blockquote></blockquote></details><p>Ada</p>`,
    );
  });

  test('leave in sight what was answered between them', () => {
    const quote = (words: string) => `<blockquote type="cite">${words}</blockquote>`;
    const { html, quotations } = shown(`${quote('One?')}<p>First.</p>${quote('Two?')}<p>Second.</p>${quote('Three?')}`);
    expect(quotations).toBe(3);
    expect(html.replace(/<details.*?<\/details>/gs, '|')).toBe('|<p>First.</p>|<p>Second.</p>|');
    expect(html.replaceAll(FOLD, '').replaceAll('</details>', '')).toBe(
      `${quote('One?')}<p>First.</p>${quote('Two?')}<p>Second.</p>${quote('Three?')}`,
    );
  });

  test('stay as they are when nothing else would be left', () => {
    const all = '<div> &nbsp; <br></div><blockquote type="cite"><p>Only this.</p></blockquote><p>&nbsp;</p>';
    const { html, quotations } = shown(all);
    expect([quotations, html.includes('<details')]).toEqual([0, false]);
    expect(html).toContain('Only this.');
    expect(shown('<blockquote type="cite">x</blockquote><img src="https://remote.example/x.png">').quotations).toBe(1);
  });

  test('are those that a mail client marked, not what is merely indented', () => {
    const indented = '<p>Note:</p><blockquote><p>Indented.</p></blockquote>';
    expect(shown(indented)).toMatchObject({ html: indented, quotations: 0 });
    expect(shown('<p>Yes.</p><blockquote class="gmail_quote">No.</blockquote>').quotations).toBe(1);
    const within = '<p>Note:</p><blockquote><blockquote type="cite">No.</blockquote></blockquote>';
    expect(shown(within).quotations).toBe(0);
  });

  test('have a name that is words, whatever is in it', () => {
    const { html } = mailHtml('<p>Yes.</p><blockquote type="cite">No.</blockquote>', {
      ...{ images: [], showsRemote: false },
      quotation: '<b>"&',
    });
    expect(html).toContain('<summary>&lt;b&gt;&quot;&amp;</summary>');
  });
});

test('a mail that only pretends to close what is around it stays within', () => {
  const { html } = shown(
    '</blockquote></details></div><p>Yes.</p></blockquote><blockquote type="cite">No.<details></blockquote>',
  );
  const count = (tag: string) => html.split(tag).length - 1;
  for (const tag of ['blockquote', 'details', 'div', 'p'])
    expect([tag, count(`<${tag}`)]).toEqual([tag, count(`</${tag}>`)]);
});
