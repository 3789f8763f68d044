import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { explainMails } from '../../src/cli/explain-mails.ts';
import type { Explained } from '../../src/cli/explanation.ts';
import type { MailToRead } from '../../src/cli/mail-paths.ts';
import { finding } from '../../src/domain/finding.ts';

const ada = { name: 'Ada', address: 'ada@univ.example' };
const ben = { name: 'Ben', address: 'ben@univ.example', personId: null };
const text = 'It fails.\n> Is it on?\n-- \nAda';

const explained: Explained = {
  email: {
    messageId: 'a@univ.example',
    inReplyTo: [],
    references: [],
    date: Date.UTC(2026, 10, 22, 7, 14),
    subject: '[wifi] It fails \u001b[31m\u202e',
    from: [ada],
    sender: null,
    replyTo: [],
    to: [{ name: '', address: 'assistance@univ.example' }],
    cc: [ben],
    returnPath: null,
    headers: [],
    contentType: 'text/plain',
    report: null,
    enclosed: null,
    text,
    segments: [
      { kind: 'new', from: 0, to: 10 },
      { kind: 'quoted', from: 10, to: 22 },
      { kind: 'signature', from: 22, to: text.length },
    ],
    html: null,
    attachments: [
      {
        filename: 'a.png',
        contentType: 'image/png',
        size: 3,
        sha256: 'ab',
        disposition: 'inline',
        contentId: 'c@x',
        refused: null,
        folded: true,
      },
    ],
    parts: [{ contentType: 'image/png', filename: 'a.png', size: 3, sha256: 'ab', container: null, depth: 0 }],
    contentHash: '',
    rawSha256: '',
    size: 0,
    findings: [],
  },
  decision: {
    disposition: 'opened',
    reason: 'new-ticket',
    ticket: null,
    ticketId: null,
    service: 'wifi',
    serviceId: 8,
    concernedTicketId: null,
    title: 'It fails',
    requester: ada,
    kind: 'human',
    bounce: null,
    trust: 'verified',
    tags: ['wifi'],
    plan: {
      act: 'open',
      requester: { ...ada, personId: 1 },
      author: { ...ada, personId: 1 },
      title: 'It fails',
      serviceId: 1,
      teamId: null,
      serviceReason: finding('choose', 'ok', 'tag'),
      mentionsTicketId: null,
      followsTicketId: null,
      people: { contacts: [ben], followers: [], proposed: [] },
      ...{ isAnswerable: true, commands: null },
    },
    findings: [finding('receive', 'ok', 'stored', { size: 1512904, sha256: '9f2c' })],
  },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-explain-'));
  for (const name of ['1.eml', '2.eml']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function explain(path: string, json: boolean, engine = async (_: MailToRead) => explained) {
  const lines: string[] = [];
  const print = async (line: string) => void lines.push(line);
  const failures = await explainMails([path], { json, locale: 'en', explain: engine, print });
  return { lines, failures };
}

describe('explain', () => {
  test('says in JSON what became of a mail', async () => {
    const { lines } = await explain(join(folder, '1.eml'), true);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      path: join(folder, '1.eml'),
      error: null,
      messageId: 'a@univ.example',
      date: '2026-11-22T07:14:00.000Z',
      subject: '[wifi] It fails \u001b[31m\u202e',
      from: ada,
      replyTo: [],
      to: [{ name: '', address: 'assistance@univ.example' }],
      cc: [{ name: 'Ben', address: 'ben@univ.example' }],
      kind: 'human',
      bounce: null,
      trust: 'verified',
      text,
      newText: 'It fails.',
      quotedText: '> Is it on?',
      signature: '-- \nAda',
      html: null,
      attachments: [
        {
          filename: 'a.png',
          contentType: 'image/png',
          size: 3,
          sha256: 'ab',
          disposition: 'inline',
          contentId: 'c@x',
          refused: null,
        },
      ],
      parts: [{ contentType: 'image/png', filename: 'a.png', size: 3, sha256: 'ab', container: null, depth: 0 }],
      tags: ['wifi'],
      decision: {
        disposition: 'opened',
        reason: 'new-ticket',
        ticket: null,
        service: 'wifi',
        title: 'It fails',
        requester: 'ada@univ.example',
        contacts: ['ben@univ.example'],
        newStatus: null,
      },
      findings: [
        {
          step: 'receive',
          verdict: 'ok',
          code: 'stored',
          values: { size: 1512904, sha256: '9f2c' },
          words: expect.stringContaining('1,512,904 bytes'),
        },
      ],
    });
  });

  test('a mail that can’t be read has its line, and the next goes on', async () => {
    const { lines, failures } = await explain(folder, true, async ({ path }) => {
      if (path.endsWith('1.eml')) throw new Error('this is no mail');
      return explained;
    });
    expect(lines.map((line) => JSON.parse(line).error)).toEqual(['this is no mail.', null]);
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(Object.keys(JSON.parse(lines[1] ?? '')));
    expect(failures).toBe(1);
  });

  test('for people, nothing of a mail reaches the terminal but its words', async () => {
    const { lines } = await explain(join(folder, '1.eml'), false);
    expect(lines.join('\n')).toContain('Ada <ada@univ.example>: [wifi] It fails [31m');
    for (const control of ['\u001b', '\u202e']) expect(lines.join('\n')).not.toContain(control);
  });
});
