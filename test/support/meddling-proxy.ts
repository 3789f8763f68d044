/** A TCP proxy before an IMAP server that answers some commands in its place, or says something before it does. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { freePort } from './free-port.ts';

/** What it does with a line of the client: `answer` stands for the server's, `before` comes before it. */
export type Meddling = { readonly answer?: string; readonly before?: string };

export type MeddlingProxy = {
  readonly host: '127.0.0.1';
  readonly port: number;
  stop(): Promise<void>;
};

/** Asks `meddle` about each command, with its tag; null lets it pass. */
export async function startMeddlingProxy(
  targetPort: number,
  meddle: (tag: string, command: string) => Meddling | null,
): Promise<MeddlingProxy> {
  const port = await freePort();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    client.on('error', () => {}).on('close', () => upstream.destroy());
    upstream.on('error', () => {}).on('close', () => client.destroy());
    upstream.pipe(client);
    let unread = '';
    client.on('data', (chunk) => {
      const lines = (unread + chunk.toString('latin1')).split('\r\n');
      unread = lines.pop() ?? '';
      for (const line of lines) {
        const space = line.indexOf(' ');
        const meddling = meddle(line.slice(0, space), line.slice(space + 1));
        if (meddling?.before) client.write(meddling.before);
        if (meddling?.answer) client.write(meddling.answer);
        else upstream.write(`${line}\r\n`, 'latin1');
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
