/** The demonstration's mail server: the help desk's INBOX over IMAP, everybody else's mail in memory, SMTP in front. */
import { randomBytes } from 'node:crypto';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { startImapServer } from './imap-server.ts';
import { type PersonalMailboxes, personalMailboxes } from './personal-mailboxes.ts';
import { startSmtpServer } from './smtp-server.ts';
import { traced } from './trace-headers.ts';
import { DOMAINS, HELP_DESK, isHelpDesk, MAIL_SERVER } from './university.ts';

export type DemoMailServer = {
  /** Of the help desk's mailbox: MAIL_IN_URL and MAIL_OUT_URL. */
  readonly inUrl: string;
  readonly outUrl: string;
  /** How someone hands mail in: signed in as `user`, or as a stranger from outside (''). */
  submission(user: string): SmtpSettings;
  /** What someone other than the help desk has received. */
  readonly received: Pick<PersonalMailboxes, 'of' | 'owners'>;
  /** Cuts every connection. */
  close(): Promise<void>;
};

/** On free ports of this machine alone. `received` is called each time that somebody other than the help desk gets a mail. */
export async function startMailServer(received: () => void = () => {}): Promise<DemoMailServer> {
  const password = randomBytes(16).toString('hex');
  const others = personalMailboxes();
  const imap = await startImapServer(USER, password);
  const smtp = await startSmtpServer(MAIL_SERVER, password, (submission) => {
    const tracing = { server: MAIL_SERVER, domains: DOMAINS, at: new Date(), id: randomBytes(6).toString('hex') };
    for (const recipient of submission.recipients) {
      const raw = traced(submission, recipient, tracing);
      if (isHelpDesk(recipient)) imap.deliver(raw, tracing.at);
      else {
        others.keep({ recipient, at: tracing.at, raw });
        received();
      }
    }
  });
  const user = encodeURIComponent(HELP_DESK.address);
  return {
    inUrl: `imap://${USER}:${password}@${HOST}:${imap.port}/INBOX?tls=no&since=all`,
    outUrl: `smtp://${user}:${password}@${HOST}:${smtp.port}?tls=no`,
    submission: (user) => ({
      ...{ host: HOST, port: smtp.port, security: 'none' },
      ...{ user, password: user === '' ? '' : password },
    }),
    received: others,
    close: async () => void (await Promise.all([smtp.close(), imap.close()])),
  };
}

const HOST = '127.0.0.1';
const USER = 'assistance';
