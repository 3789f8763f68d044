/** The bare limit: a mailbox read by imapflow in batches and parsed by a streaming mailparser, nothing stored. Prints one JSON line. */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ImapFlow } from 'imapflow';
import { type AttachmentStream, MailParser } from 'mailparser';

const [port = '', user = '', password = ''] = process.argv.slice(2);
const client = new ImapFlow({
  host: '127.0.0.1',
  port: Number(port),
  secure: false,
  doSTARTTLS: false,
  auth: { user, pass: password },
  logger: false,
  disableAutoIdle: true,
});
await client.connect();
const started = performance.now();
await client.mailboxOpen('INBOX');
const uids = (await client.search({ all: true }, { uid: true })) || [];
let bytes = 0;
for (let at = 0; at < uids.length; at += 50) {
  const range = uids.slice(at, at + 50).join(',');
  for await (const { source } of client.fetch(range, { uid: true, source: true }, { uid: true })) {
    bytes += source?.length ?? 0;
    await parse(source ?? Buffer.alloc(0));
  }
}
const ms = performance.now() - started;
await client.logout();
process.stdout.write(`${JSON.stringify({ mails: uids.length, bytes, ms })}\n`);

async function parse(source: Uint8Array): Promise<void> {
  const parser = new MailParser();
  parser.on('data', (part) => {
    if (part.type !== 'attachment') return;
    const attachment = part as AttachmentStream;
    attachment.content.on('end', () => attachment.release());
    (attachment.content as Readable).resume();
  });
  Readable.from([source]).pipe(parser);
  await finished(parser, { readable: false });
}
