/**
 * A little town with a post office: everybody has a mailbox, help desks have theirs on a real IMAP server, and a mail to
 * somebody who isn't there comes back. What people's programs do is in `correspondent.ts`.
 */
import { randomUUID } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Submission, startSmtpServer } from '../../src/demo/smtp-server.ts';
import { traced } from '../../src/demo/trace-headers.ts';
import { addressKey, domainOf } from '../../src/domain/email-address.ts';
import { addressesOf, isOurs } from '../../src/domain/our-addresses.ts';
import { type Correspondent, correspondent } from './correspondent.ts';
import type { Dovecot } from './dovecot.ts';
import { readMail } from './read-mail.ts';

/** Whose Authentication-Results the town's help desks believe. */
export const TOWN_SERVER = 'mx.univ.example';
const DOMAINS = ['univ.example'];
const DAEMON = 'mailer-daemon@univ.example';

/** A help desk of the town, as the story drives it. */
export type TownDesk = {
  /** One pass over its mailbox. */
  poll(): Promise<readonly { readonly seen: number }[]>;
  /** One pass over its outbox. */
  send(): Promise<unknown>;
};

export type Town = {
  /** MAIL_OUT_URL of whoever has that address. */
  smtpUrl(address: string): string;
  /** From now on mail to that address, and to its plus-variants, lies in that user's INBOX. */
  deskAt(address: string, user: string): void;
  person(name: string, address?: string): Correspondent;
  /** Nobody has that address any more: the town's server says so to whoever wrote. */
  leaves(address: string): void;
  /** Lets mail go round until nobody has any more to say; fails when that takes too long. Gives how many went. */
  settle(...desks: readonly TownDesk[]): Promise<number>;
  close(): Promise<void>;
};

/** More rounds are a loop. */
const MOST_ROUNDS = 60;

export async function startTown(dovecot: Dovecot): Promise<Town> {
  const desks = new Map<string, string>();
  const people = new Map<string, Correspondent>();
  const gone = new Set<string>();
  let posted = 0;
  let delivering = Promise.resolve();
  const server = await startSmtpServer(TOWN_SERVER, PASSWORD, (submission) => {
    posted += 1;
    delivering = delivering.then(() => deliver(submission));
  });
  const smtpUrl = (address: string) =>
    `smtp://${encodeURIComponent(address)}:${PASSWORD}@127.0.0.1:${server.port}?tls=no`;

  /** Whoever is of the house signs in; others come from their own server. */
  const post = async (mail: SendMailOptions, from: string): Promise<void> => {
    const isInside = DOMAINS.includes(domainOf(from));
    const auth = isInside ? { auth: { user: from, pass: PASSWORD } } : {};
    const place = { host: '127.0.0.1', port: server.port, name: `mail.${domainOf(from) || 'server.example'}` };
    await createTransport({ ...place, ...auth, ignoreTLS: true }).sendMail(mail);
  };

  async function deliver(submission: Submission): Promise<void> {
    for (const recipient of submission.recipients) {
      const at = new Date();
      const raw = traced(submission, recipient, { server: TOWN_SERVER, domains: DOMAINS, at, id: randomUUID() });
      const user = userAt(recipient);
      const person = people.get(addressKey(recipient));
      if (user) await dovecot.deliver(user, raw);
      else if (person && !gone.has(addressKey(recipient))) person.receive(await readMail(raw));
      else if (submission.returnPath !== '') await post(bounceOf(submission, recipient), DAEMON);
    }
  }

  function userAt(recipient: string): string | undefined {
    const [found] = [...desks].filter(([address]) =>
      isOurs(recipient, addressesOf([{ address, aliases: [], plus: '+' }])),
    );
    return found?.[1];
  }

  return {
    smtpUrl,
    deskAt: (address, user) => void desks.set(address, user),
    person(name, address = `${name.toLowerCase()}@univ.example`) {
      const made = correspondent(name, address, (mail) => post(mail, address));
      people.set(addressKey(address), made);
      return made;
    },
    leaves: (address) => void gone.add(addressKey(address)),
    async settle(...town) {
      const start = posted;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const before = posted;
        await delivering;
        let seen = 0;
        for (const desk of town) {
          for (const report of await desk.poll()) seen += report.seen;
          await desk.send();
          await delivering;
        }
        for (const person of people.values()) await person.isDone();
        await delivering;
        if (posted === before && seen === 0) return posted - start;
      }
      throw new Error(`mail still goes round after ${MOST_ROUNDS} rounds, ${posted - start} mails`);
    },
    close: () => server.close(),
  };
}

const PASSWORD = 'secret';

/** As Postfix tells of it (RFC 3464). */
function bounceOf({ returnPath, raw }: Submission, recipient: string): SendMailOptions {
  const text = raw.toString('latin1');
  const headers = text.slice(0, Math.max(0, text.search(/\r?\n\r?\n/)));
  const parts = [
    part('text/plain; charset=us-ascii', `<${recipient}>: host mx.elsewhere.example said: 550 5.1.1 User unknown`),
    part('message/delivery-status', statusOf(recipient)),
    part('text/rfc822-headers', headers),
  ];
  const head = [
    `From: ${DAEMON} (Mail Delivery System)`,
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${randomUUID()}@${TOWN_SERVER}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=parts',
  ];
  const message = `${head.join('\r\n')}\r\n\r\n${parts.join('')}--parts--\r\n`;
  return { envelope: { from: false, to: returnPath }, raw: message };
}

function part(type: string, body: string): string {
  return `--parts\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
}

function statusOf(recipient: string): string {
  const message = `Reporting-MTA: dns; ${TOWN_SERVER}`;
  const status = `Final-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1`;
  return `${message}\r\n\r\n${status}\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown`;
}
