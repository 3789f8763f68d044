import { describe, expect, test } from '@jest/globals';
import { Parser } from 'htmlparser2';
import { NOTIFICATIONS } from '../../src/domain/notification.ts';
import { LOCALES } from '../../src/ground/words.ts';
import { templateWorkshop } from '../../src/outbound/template-workshop.ts';

const ALL = LOCALES.flatMap((locale) => NOTIFICATIONS.map((kind) => ({ locale, kind })));
const MAILS = ALL.flatMap(({ locale, kind }) => {
  const { mails, fault, unknown } = templateWorkshop.preview(kind, locale, templateWorkshop.shipped(kind, locale));
  return mails.map((mail) => ({ locale, kind, fault, unknown, ...mail }));
});

/** Elements and attributes of a page, and whether every element is closed. */
function read(html: string) {
  const open: string[] = [];
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements.push({ name, attributes });
      if (!VOID.includes(name)) open.push(name);
    },
    onclosetag: (name, isImplied) => {
      if (VOID.includes(name)) return;
      expect([open.pop(), isImplied]).toEqual([name, false]);
    },
  });
  parser.end(html);
  expect(open).toEqual([]);
  return elements;
}

const VOID = ['meta', 'br'];
const ELEMENTS = 'html head meta title style body div p br a ul ol li bdi table tr td'.split(' ');

describe.each(MAILS)('$kind to $role in $locale', ({ subject, text, html, fault, unknown, locale }) => {
  test('says all that it should, with nothing left over', () => {
    expect([fault, unknown]).toEqual([null, []]);
    for (const said of [subject, text, html]) {
      expect(said).not.toMatch(/\{\{|\}\}|\{%|%\}|undefined|null|NaN|\[object|[\ufdd0-\ufdef]/);
      // A key that has no words is said as it is.
      expect(said).not.toMatch(/\b(?:email|alarm|refusal|status|command|outbox)\.[a-z-]+\b/);
    }
    expect(text).toMatch(/\n\n-- \n[\s\S]+\n$/);
    expect(text).not.toMatch(/\n{3}|[^-]- *\n| \n(?!Pour|To|R|V|Y)/);
    expect(subject.length).toBeGreaterThan(5);
  });

  test('has HTML that is well formed, of few elements, and asks nothing of any server', () => {
    const elements = read(html);
    expect([...new Set(elements.map(({ name }) => name))].filter((name) => !ELEMENTS.includes(name))).toEqual([]);
    const remote = elements
      .flatMap(({ attributes }) => Object.keys(attributes))
      .filter((name) => /^(?:src|on|background$)/.test(name));
    expect(remote).toEqual([]);
    expect(html).not.toMatch(/url\(|@import|<script|<img/i);
    const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    expect(links.filter((href) => !href?.startsWith('https://assistance.univ.example/'))).toEqual([]);
    expect(elements.find(({ name }) => name === 'html')?.attributes.lang).toBe(locale);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toMatch(/max-width:560px/);
  });
});

describe('templates', () => {
  test('say as much in text as in HTML', () => {
    for (const { text, html, kind } of MAILS) {
      const words = html
        .replace(/<style>[\s\S]*<\/style>|<title>[\s\S]*<\/title>|<[^>]*>/g, ' ')
        .replace(/&#39;/g, '’');
      const missing = text
        .replace(/https:\S+/g, '')
        .split(/[\s:]+/)
        .filter((word) => /^[\p{L}’]{4,}$/u.test(word) && !words.includes(word));
      expect([kind, missing]).toEqual([kind, []]);
    }
  });

  test('in French are set as French is', () => {
    for (const { locale, kind } of ALL.filter((one) => one.locale === 'fr')) {
      const source = templateWorkshop.shipped(kind, locale).replace(/\{[{%][^}]*[}%]\}/g, '');
      expect([kind, source.match(/'| [:;!?»]|« /g)]).toEqual([kind, null]);
    }
  });

  test('that speak of what there is not are told so, with the line where something is wrong', () => {
    const preview = (source: string) => templateWorkshop.preview('resolved', 'fr', source);
    expect(preview('{{ ticket.colour }} {{ tickets }} {{ recipient }}').unknown).toEqual(['ticket.colour', 'tickets']);
    expect(preview('Bonjour,\n\n{% if %}').fault?.line).toBe(3);
    expect(preview('Bonjour,\n{{ a | shout }}').fault).toMatchObject({
      line: 2,
      message: expect.stringContaining('shout'),
    });
    expect(preview('{% include "x" %}').fault?.message).toMatch(/include/);
    expect(preview('Fini.')).toMatchObject({
      fault: null,
      unknown: [],
      mails: [{ role: 'requester' }, { role: 'staff' }],
    });
  });

  test('reach nothing but texts', () => {
    const { mails } = templateWorkshop.preview(
      'resolved',
      'en',
      '[{{ ticket.constructor }}{{ ticket.__proto__ }}{{ recipient.length.constructor }}{{ ticket.title.constructor.name }}]',
    );
    expect(mails[0]?.text).toMatch(/^\[\]\n/);
  });

  test('are plain text: what looks like HTML is shown as it stands', () => {
    const [mail] = templateWorkshop.preview('resolved', 'en', '<b>Done</b> & https://univ.example/?a=1&b=2.').mails;
    expect(mail?.html).toContain('&lt;b&gt;Done&lt;/b&gt; &amp; <a href="https://univ.example/?a=1&amp;b=2">');
    expect(mail?.text).toMatch(/^<b>Done<\/b> & https/);
  });

  test('place each block once', () => {
    const [, mail] = templateWorkshop.preview('entry', 'en', '{% for i in (1..9) %}{% words %}{% endfor %}').mails;
    expect(mail?.text.match(/access point/g)).toHaveLength(1);
  });
});
