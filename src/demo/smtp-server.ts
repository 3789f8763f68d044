/** The demonstration's SMTP server: takes mail for anyone, from who signs in and from who does not. */
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

/** A mail as it was handed in. */
export type Submission = {
  /** The address that is told when it can't be delivered; '' is nobody. */
  readonly returnPath: string;
  readonly recipients: readonly string[];
  /** Who signed in; null when nobody did. */
  readonly user: string | null;
  /** What the client calls itself. */
  readonly client: string;
  readonly raw: Buffer;
};

/** Bytes; a larger mail is answered with 552. */
const LARGEST = 25 * 1024 * 1024;

/** Whoever knows the password may sign in as anybody. */
export async function startSmtpServer(
  name: string,
  password: string,
  deliver: (submission: Submission) => void,
): Promise<LoopbackServer> {
  const smtp = new SMTPServer({
    ...{ name, size: LARGEST, rejectOversized: true, logger: false },
    // On loopback there is nobody to hide from, and no certificate to hide behind.
    ...{ authOptional: true, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true },
    onAuth: ({ username = '', password: given }: SMTPServerAuthentication, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('Wrong password')),
    onData: (stream, session, done) => {
      buffer(stream).then((raw) => {
        if (!stream.sizeExceeded) deliver({ ...submissionOf(session), raw });
        done();
      }, done);
    },
  });
  // A client that hangs up in the middle of a mail is none of our faults.
  smtp.on('error', () => {});
  return listenOnLoopback(smtp.server);
}

function submissionOf({ envelope, user, hostNameAppearsAs }: SMTPServerSession): Omit<Submission, 'raw'> {
  return {
    returnPath: envelope.mailFrom ? envelope.mailFrom.address : '',
    recipients: envelope.rcptTo.map(({ address }) => address),
    user: user ?? null,
    client: hostNameAppearsAs,
  };
}
