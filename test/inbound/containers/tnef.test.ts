import { describe, expect, test } from '@jest/globals';
import { emlOf } from '../../../src/inbound/containers/tnef/eml.ts';
import { readTnef } from '../../../src/inbound/containers/tnef/read-tnef.ts';
import { expectLinear } from '../../support/growth.ts';
import { readMail } from '../../support/read-mail.ts';
import {
  ansi,
  attribute,
  binary,
  instant,
  long,
  message,
  number32,
  properties,
  tnef,
  unicode,
  type WrittenProperty,
  wrappedRtf,
} from '../../support/tnef-writer.ts';

const LIMIT = 100_000;
const read = (bytes: Buffer) => readTnef(bytes, LIMIT);
const PDF = Buffer.from('%PDF-1.7 a form');
const namesOf = (bytes: Buffer) => read(bytes)?.files.map(({ name }) => name);

describe('the files in a winmail.dat', () => {
  test('have their long names, not what DOS made of them', () => {
    const files = [
      { title: 'FORMUL~1.PDF', data: PDF, properties: [ansi(0x3707, 'formulaire d’accès.pdf'.replace('’', "'"))] },
      { title: 'FORMUL~1.PDF', data: PDF, properties: [unicode(0x3001, 'formulaire łódź.pdf')] },
      { title: 'notes.txt', data: PDF, properties: [ansi(0x3001, 'Notes of the meeting')] },
      { title: '', data: PDF, properties: [ansi(0x3704, 'PLAN.DWG')] },
    ];
    expect(namesOf(tnef({ files }))).toEqual([
      "formulaire d'accès.pdf",
      'formulaire łódź.pdf',
      'notes.txt',
      'PLAN.DWG',
    ]);
  });

  test('are bytes of the attribute, or of the property', () => {
    const files = [{ title: 'a.pdf', data: PDF }, { properties: [ansi(0x3707, 'b.pdf'), binary(0x3701, PDF)] }];
    const contents = read(tnef({ files }))?.files.map(({ content }) => 'bytes' in content && content.bytes.toString());
    expect(contents).toEqual([PDF.toString(), PDF.toString()]);
  });

  test('are named in the code page of the writer', () => {
    const name = Buffer.from('f0eee1eef2e02e747874', 'hex').toString('latin1');
    expect(namesOf(tnef({ codePage: 1251, files: [{ title: name, data: PDF }] }))).toEqual(['робота.txt']);
  });

  test('shown in the text say so, and others with an id do not', () => {
    const image = [ansi(0x3707, 'logo.png'), ansi(0x3712, 'logo@u'), ansi(0x370e, 'image/png')];
    const files = [
      { data: PDF, properties: [...image, long(0x3714, 4)] },
      { data: PDF, properties: image },
    ];
    const shown = read(tnef({ files }))?.files.map(({ contentId, isInline, type }) => ({ contentId, isInline, type }));
    expect(shown).toEqual([
      { contentId: 'logo@u', isInline: true, type: 'image/png' },
      { contentId: 'logo@u', isInline: false, type: 'image/png' },
    ]);
  });

  test('may be a message, which is written as one .eml with its own files', async () => {
    const inner = tnef({
      subject: 'Panne',
      properties: [
        unicode(0x0037, 'Panne à l’étage'),
        unicode(0x0c1f, 'ada@univ.example'),
        unicode(0x1000, 'Plus rien ne marche.'),
        instant(0x0039, Date.UTC(2026, 10, 22, 8)),
      ],
      files: [{ title: 'photo.jpg', data: Buffer.alloc(200_000, 1) }],
    });
    const [file] = read(tnef({ files: [{ title: 'Panne', properties: [message(0x3701, inner)] }] }))?.files ?? [];
    const eml = file && 'mail' in file.content ? Buffer.concat([...emlOf(file.content.mail)]) : '';
    const mail = await readMail(eml);
    expect(mail).toMatchObject({
      subject: 'Panne à l’étage',
      from: [{ address: 'ada@univ.example' }],
      date: Date.UTC(2026, 10, 22, 8),
      attachments: [{ filename: 'photo.jpg', size: 200_000 }],
    });
    expect(mail.text.trim()).toBe('Plus rien ne marche.');
  });
});

describe('the words in a winmail.dat', () => {
  const words = (...list: WrittenProperty[]) => read(tnef({ properties: list }))?.words;

  test('are plain, HTML, or both', () => {
    expect(words(unicode(0x1000, 'Bonjour'))).toEqual({ text: 'Bonjour', html: null, source: 'text' });
    const html = Buffer.from('<p>d\xe9j\xe0</p>', 'latin1');
    expect(words(binary(0x1013, html), long(0x3fde, 1252), ansi(0x1000, 'déjà'))).toEqual({
      ...{ text: 'déjà', html: '<p>déjà</p>', source: 'html' },
    });
  });

  test('are the HTML that the RTF was made of, or else its text', () => {
    const rtf = '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag <p>}bonjour{\\*\\htmltag </p>}}';
    expect(words(binary(0x1009, wrappedRtf(rtf)))).toEqual({ text: null, html: '<p>bonjour</p>', source: 'rtf' });
    expect(words(binary(0x1009, wrappedRtf('{\\rtf1 bonjour\\par}')))).toMatchObject({ text: 'bonjour\n', html: null });
  });

  test('of old clients stand in an attribute', () => {
    const old = Buffer.concat([tnef({}), attribute('message', 0x0002800c, Buffer.from('Bonjour\r\nAda\0'))]);
    expect(read(old)?.words).toEqual({ text: 'Bonjour\nAda', html: null, source: 'text' });
  });

  test('stand among properties of every kind', () => {
    const list: WrittenProperty[] = [
      { id: 0x8001, type: 0x1f, name: 'Keywords', value: Buffer.from('x\0', 'utf16le') },
      { id: 0x8002, type: 0x0b, name: 'Odd', value: Buffer.from([1, 0]) },
      { id: 0x0e1b, type: 0x0b, value: Buffer.from([1, 0]) },
      { id: 0x0e08, type: 0x14, value: Buffer.alloc(8) },
      { id: 0x3008, type: 0x40, value: Buffer.alloc(8) },
      { id: 0x3009, type: 0x48, value: Buffer.alloc(16) },
      unicode(0x1000, 'found'),
    ];
    expect(words(...list)?.text).toBe('found');
  });
});

describe('a meeting in a winmail.dat', () => {
  const at = Date.UTC(2026, 10, 24, 13);
  const meeting = (messageClass: string, end: number) =>
    read(
      tnef({
        properties: [
          ansi(0x001a, messageClass),
          unicode(0x0037, 'Réunion'),
          { ...instant(0x8010, at), name: 0x820d },
          { ...instant(0x8011, end), name: 0x820e },
          { ...unicode(0x8012, 'Salle 12'), name: 0x8208 },
        ],
      }),
    )?.events;

  test('says what, when and where', () => {
    expect(meeting('IPM.Schedule.Meeting.Request', at + 3_600_000)).toMatchObject([
      { act: 'invite', what: 'Réunion', when: '2026-11-24 13:00–14:00 (UTC)', where: 'Salle 12', repeats: false },
    ]);
    expect(meeting('IPM.Schedule.Meeting.Canceled', at + 86_400_000)).toMatchObject([
      { act: 'cancelled', when: '2026-11-24 13:00 – 2026-11-25 13:00 (UTC)' },
    ]);
    expect(meeting('IPM.Schedule.Meeting.Resp.Neg', at)).toMatchObject([
      { act: 'declined', when: '2026-11-24 13:00 (UTC)' },
    ]);
  });

  test('is none in a message of another class', () => {
    expect(meeting('IPM.Note', at)).toEqual([]);
  });
});

describe('a winmail.dat that is broken', () => {
  const good = tnef({ files: [{ title: 'a.pdf', data: PDF }] });

  test('is none when it does not begin as one', () => {
    expect(read(Buffer.from('PK\x03\x04'))).toBeNull();
    expect(read(Buffer.alloc(0))).toBeNull();
  });

  test('is read up to where it breaks off', () => {
    const twoFiles = tnef({
      files: [
        { title: 'a.pdf', data: PDF },
        { title: 'b.pdf', data: Buffer.alloc(500) },
      ],
    });
    const cut = read(twoFiles.subarray(0, twoFiles.length - 100));
    expect(cut).toMatchObject({ isWhole: false, files: [{ name: 'a.pdf' }] });
    expect(read(good)?.isWhole).toBe(true);
  });

  test('is whole when something was put behind it', () => {
    expect(read(Buffer.concat([good, Buffer.from('\r\n-- \r\na list footer')]))).toMatchObject({ isWhole: true });
  });

  test('may lie about its lengths and counts', () => {
    const lying = (count: number, ...rest: Buffer[]) =>
      Buffer.concat([
        tnef({}).subarray(0, 6),
        attribute('message', 0x00069003, Buffer.concat([number32(count), ...rest])),
      ]);
    const nothingForEver = Buffer.from('011000000000ffffffff', 'hex');
    for (const bytes of [
      lying(0xffffffff),
      lying(1, nothingForEver),
      lying(2, Buffer.from('1f003700ffffffffffffffff', 'hex')),
    ])
      expect(read(bytes)).toMatchObject({ files: [] });
    expect(read(lying(9, properties([]).subarray(4)))).toMatchObject({ isWhole: false });
  });

  test('of messages in messages for ever is opened a few times only', () => {
    let bytes = tnef({ files: [{ title: 'innermost.pdf', data: PDF }] });
    for (let depth = 0; depth < 50; depth += 1) bytes = tnef({ files: [{ properties: [message(0x3701, bytes)] }] });
    let depth = 0;
    for (let mail = read(bytes); mail; depth += 1) {
      const content = mail.files[0]?.content;
      mail = content && 'mail' in content ? content.mail : null;
    }
    expect(depth).toBe(5);
  });

  test.each([
    [
      'attributes',
      (count: number) => Array.from({ length: count }, () => attribute('message', 0x00018004, Buffer.from('x'))),
    ],
    ['files', (count: number) => Array.from({ length: count }, () => attribute('file', 0x00069002, Buffer.alloc(14)))],
    [
      'properties',
      (count: number) => [
        attribute('message', 0x00069003, properties(Array.from({ length: count }, (_, id) => long(id % 0x8000, 1)))),
      ],
    ],
  ])('takes linear time: %s', async (_name, make) => {
    const made = new Map<number, Buffer>();
    await expectLinear((count) => {
      const bytes = made.get(count) ?? Buffer.concat([tnef({}), ...make(count)]);
      made.set(count, bytes);
      return read(bytes);
    }, 40_000);
  });

  test('gives a file without bytes its name', () => {
    expect(read(tnef({ files: [{ title: 'link.docx', properties: [] }] }))).toMatchObject({
      ...{ isWhole: true, files: [{ name: 'link.docx', content: { bytes: Buffer.alloc(0) } }] },
    });
  });
});
