import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { ADDRESS, inbox, install, startMailServer } from '../support/installation.ts';
import { letter } from '../support/letters.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

onBothDatabases('a mail opens a ticket', (open) => {
  let dovecot: Dovecot;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(20);
  });
  afterAll(() => dovecot.stop());

  /** Delivers letters, polls once, and looks at what came of them. */
  async function after(letters: readonly string[], options = '', env: Record<string, string> = {}) {
    const user = `user${users++}`;
    const { url } = await open();
    const home = await install({ databaseUrl: url, mailboxes: [inbox(dovecot, user, options)], env });
    try {
      await dovecot.deliverMany(user, letters);
      const [report] = await home.poll();
      return { report, tickets: await home.tickets(), ledger: await home.ledger(), user };
    } finally {
      await home.close();
    }
  }

  test('1. a mail becomes a ticket of its sender, with its words', async () => {
    const { report, tickets, ledger } = await after([
      letter({ subject: 'Plus de réseau en B12', id: 'b12@univ.example' }),
    ]);
    expect(report).toMatchObject({ mailbox: ADDRESS, seen: 1, opened: 1, pending: 0, error: null });
    expect(tickets).toMatchObject([
      {
        reference: 'R-000001',
        title: 'Plus de réseau en B12',
        status: 'new',
        requester: 'ada@univ.example',
        service: null,
        openedFrom: 'mail',
        log: [{ author: 'ada@univ.example', visibility: 'public', via: 'mail', messageId: 'b12@univ.example' }],
      },
    ]);
    expect(tickets[0]?.log[0]?.text).toContain('plus rien ne va.');
    expect(ledger).toMatchObject([
      { disposition: 'opened', ticket: 'R-000001', messageId: 'b12@univ.example', uid: 1 },
    ]);
  });

  test('2. [wifi] chooses the service and its team, and leaves the title', async () => {
    const { tickets } = await after([letter({ subject: 'Re: [WiFi] rien dans l’amphi' })]);
    expect(tickets).toMatchObject([{ title: 'rien dans l’amphi', service: 'wifi', team: 'reseau' }]);
  });

  test('3. a plus-address chooses the service too', async () => {
    const { tickets } = await after([letter({ to: 'assistance+vpn@univ.example' })]);
    expect(tickets).toMatchObject([{ service: 'vpn' }]);
  });

  test('4. people in To and Cc become contacts, each once; we and the sender do not', async () => {
    const { tickets } = await after([
      letter({
        to: `${ADDRESS}, Paul <paul@univ.example>`,
        cc: ['Sofia <sofia@univ.example>', 'PAUL@univ.example', 'ada@univ.example', 'no-reply@univ.example'],
      }),
    ]);
    expect(tickets[0]?.contacts.toSorted()).toEqual(['paul@univ.example', 'sofia@univ.example']);
  });

  test('5. parts become attachments, byte for byte, under cleaned names', async () => {
    const bytes = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256));
    const { tickets } = await after([
      letter({
        files: [
          { name: 'plan.pdf', bytes },
          { name: '../../etc/passwd', type: 'text/plain', bytes: Buffer.from('a') },
        ],
      }),
    ]);
    expect(tickets[0]?.log[0]?.attachments).toMatchObject([
      { filename: 'plan.pdf', contentType: 'application/pdf', size: 50_000, sha256: sha256(bytes) },
      { size: 1, sha256: sha256(Buffer.from('a')) },
    ]);
    expect(tickets[0]?.log[0]?.attachments[1]?.filename).not.toMatch(/[/\\]/);
  });

  test('6. a mail too large is not downloaded; the ledger has it, and the others go on', async () => {
    const { report, tickets, ledger } = await after(
      [letter({ subject: 'énorme', text: 'x'.repeat(80_000) }), letter({ subject: 'ordinaire' })],
      '',
      { MAX_MAIL_SIZE: '50kb' },
    );
    expect(report).toMatchObject({ seen: 2, opened: 1, oversize: 1 });
    expect(tickets).toMatchObject([{ title: 'ordinaire' }]);
    expect(ledger).toMatchObject([
      { disposition: 'oversize', sha256: null, from: 'ada@univ.example', subject: 'énorme' },
      { disposition: 'opened' },
    ]);
  });

  test('7. settled mail is moved away on the server, held mail stays', async () => {
    const bulk = letter({ subject: 'Lettre d’information', headers: 'Precedence: bulk\nList-Id: <news.example>\n' });
    const { report, user } = await after([letter(), bulk], '&after=move:Traités');
    expect(report).toMatchObject({ seen: 2, opened: 1, held: 1 });
    expect(await dovecot.mailsIn(user, 'Traités')).toHaveLength(1);
    expect(await dovecot.mailsIn(user)).toHaveLength(1);
  });
});
