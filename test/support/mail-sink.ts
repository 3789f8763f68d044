/**
 * An SMTP server in a process of its own that takes every mail: `mail-sink.ts [LONGEST [FILE]]`. Says its port, then a line for
 * each mail that it takes. It thinks for so many ms at most before it does, and notes its Message-ID in the file first.
 */
import { appendFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

const [longest = '0', file] = process.argv.slice(2);

const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, disableReverseLookup: true },
  onData(stream, _session, done) {
    if (file === undefined) return void stream.on('end', () => done(null)).resume();
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () =>
      setTimeout(take, Math.random() * Number(longest), String(Buffer.concat(chunks)), file, done),
    );
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`);
});
// It goes with whoever started it.
process.stdin.resume().on('end', () => process.exit());

function take(raw: string, notes: string, done: (error: null) => void): void {
  const messageId = /^message-id:\s*<([^>]*)>/im.exec(raw)?.[1];
  appendFileSync(notes, `${messageId}\n`);
  process.stdout.write(`${messageId}\n`);
  done(null);
}
