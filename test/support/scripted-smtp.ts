/** A real SMTP server that does to mails what a story wants: takes them, refuses them, falls silent, hangs up. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '../../src/domain/smtp-settings.ts';

/** What it does to one mail: takes it, perhaps later, answers with a code, or breaks off, before the words have come or after them. */
export type Treatment =
  | 'take'
  | { readonly takesAfter: Promise<void>; readonly at: 'recipient' | 'end' }
  | { readonly code: number; readonly says: string; readonly at?: 'recipient' | 'end' }
  | { readonly does: 'hang up' | 'hang'; readonly at: 'recipient' | 'end' };

export type TakenMail = {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly raw: string;
};

export type ScriptedSmtp = {
  readonly settings: SmtpSettings;
  /** Whole mails that came, whatever was said to them then. */
  readonly seen: readonly TakenMail[];
  /** Those that it said it took. */
  readonly taken: readonly TakenMail[];
  /** Whom it was asked to deliver to, in order. */
  readonly asked: string[];
  /** From now on; `attempt` counts from 1 for each recipient. */
  treat(treatment: (recipient: string, attempt: number) => Treatment): void;
  stop(): Promise<void>;
};

/** `change` is how it is reached otherwise than in clear and without signing in; a port is the one it listens on. */
export async function startScriptedSmtp(
  options: SMTPServerOptions = {},
  { port: on = 0, ...change }: Partial<SmtpSettings> = {},
): Promise<ScriptedSmtp> {
  const seen: TakenMail[] = [];
  const taken: TakenMail[] = [];
  const asked: string[] = [];
  const attempts = new Map<string, number>();
  let treat: (recipient: string, attempt: number) => Treatment = () => 'take';
  const treatmentOf = (to: string) => treat(to, attempts.get(to) ?? 1);
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, disableReverseLookup: true },
    closeTimeout: 50,
    ...options,
    onRcptTo({ address }, session, done) {
      asked.push(address);
      attempts.set(address, (attempts.get(address) ?? 0) + 1);
      carryOut(treatmentOf(address), 'recipient', session.id, done);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const mail = { messageId: /^message-id:\s*<([^>]*)>/im.exec(raw)?.[1] ?? '', from, to, raw };
        seen.push(mail);
        carryOut(treatmentOf(to), 'end', session.id, (error) => {
          if (!error) taken.push(mail);
          done(error ?? null);
        });
      });
    },
  });
  const connections = server.connections as unknown as Set<{ session: { id: string }; _socket: { destroy(): void } }>;

  function carryOut(treatment: Treatment, at: 'recipient' | 'end', id: string, done: (error?: Error | null) => void) {
    if (treatment === 'take' || (treatment.at ?? 'recipient') !== at) return done();
    if ('takesAfter' in treatment) return void treatment.takesAfter.then(() => done());
    if ('code' in treatment) return done(Object.assign(new Error(treatment.says), { responseCode: treatment.code }));
    if (treatment.does === 'hang') return;
    for (const connection of connections) if (connection.session.id === id) connection._socket.destroy();
  }

  server.on('error', () => {});
  server.listen(on, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { host: '127.0.0.1', port, security: 'none', user: '', password: '', ...change },
    ...{ seen, taken, asked },
    treat(treatment) {
      treat = treatment;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
