/** A TCP proxy before a server, which can lose the connection at a chosen byte, be away, fall silent, and come back. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

export type CuttingProxy = {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** How many connections it has cut. */
  cuts(): number;
  /** Every connection from now on, and those that are open, gets this many more bytes from the server and is cut. */
  cutAfter(bytes: number): void;
  /** The same, but with the first cut the server is gone: new connections are refused. */
  goneAfter(bytes: number): void;
  /** Cuts what is open; new connections are served. */
  cutNow(): void;
  /** The server is gone: what is open is cut, new connections are refused. */
  refuse(): Promise<void>;
  /** Connections stay open, no byte passes. */
  hang(): void;
  /** Back to normal. */
  pass(): Promise<void>;
  stop(): Promise<void>;
};

/** Bytes that a connection may still get from the server; NaN stands for silence. */
type Allowance = number;

export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const port = await freePort();
  const open = new Map<Socket, (allowance: Allowance) => void>();
  let allowance: Allowance = Number.POSITIVE_INFINITY;
  let cuts = 0;
  let isGoneWithCut = false;
  let server: Server | null = await listen();

  function listen(): Promise<Server> {
    const listening = createServer({ pauseOnConnect: true }, (client) => {
      open.set(client, forward(client, targetPort, allowance, onCut));
      client.once('close', () => open.delete(client));
    });
    listening.listen(port, '127.0.0.1');
    return once(listening, 'listening').then(() => listening);
  }
  function onCut(): void {
    cuts += 1;
    if (isGoneWithCut) void close();
  }
  function allow(bytes: Allowance): void {
    allowance = bytes;
    for (const change of open.values()) change(bytes);
  }
  function cutNow(): void {
    cuts += open.size;
    for (const client of open.keys()) client.resetAndDestroy();
  }
  async function close(): Promise<void> {
    const closing = server;
    server = null;
    const closed = closing === null ? undefined : once(closing, 'close');
    closing?.close();
    cutNow();
    await closed;
  }

  return {
    host: '127.0.0.1',
    port,
    cuts: () => cuts,
    cutAfter: allow,
    goneAfter: (bytes) => {
      isGoneWithCut = true;
      allow(bytes);
    },
    cutNow,
    refuse: close,
    hang: () => allow(Number.NaN),
    pass: async () => {
      isGoneWithCut = false;
      server ??= await listen();
      allow(Number.POSITIVE_INFINITY);
    },
    stop: close,
  };
}

/** Joins a client to the server; gives the way to change what it may still get. */
function forward(client: Socket, targetPort: number, first: Allowance, onCut: () => void): (next: Allowance) => void {
  const upstream = connect(targetPort, '127.0.0.1');
  let left = first;
  client.on('error', () => {}).on('close', () => upstream.destroy());
  upstream.on('error', () => {}).on('close', () => client.destroy());
  client.on('data', (chunk) => {
    upstream.write(chunk);
  });
  upstream.on('data', (chunk) => {
    client.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left > 0) return;
    onCut();
    // The bytes allowed go out first, then the line breaks.
    client.end(() => client.destroy());
    upstream.destroy();
  });
  const change = (next: Allowance) => {
    left = next;
    for (const side of [client, upstream]) Number.isNaN(next) ? side.pause() : side.resume();
  };
  change(first);
  return change;
}
