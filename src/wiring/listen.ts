/** Takes an HTTP port before there is anything to serve on it: requests that come early wait for it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  readonly server: Server;
  /** The one asked for, or the one found where that was 0. */
  readonly port: number;
  /** From now on `handler` answers, those who wait first. */
  serve(handler: RequestListener): void;
  /** Takes no more connections; those that are busy get a second. May be called twice. */
  close(): Promise<void>;
};

/** One sentence, which says what to do. */
export class PortUnavailable extends Error {
  readonly port: number;
  /** As the system names it, such as EADDRINUSE. */
  readonly code: string;

  constructor(port: number, host: string, code: string) {
    super(`Port ${port} of ${host} ${WHY[code] ?? `cannot be listened on (${code}): check HOST and PORT.`}`);
    this.name = 'PortUnavailable';
    this.port = port;
    this.code = code;
  }
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: stop the program that has it, or set PORT to another one.',
  EACCES: 'is not for this user to listen on: set PORT to 1024 or more.',
};

/** Throws PortUnavailable. */
export async function listen(port: number, host: string): Promise<Listening> {
  const early: [IncomingMessage, ServerResponse<IncomingMessage>][] = [];
  let handle: RequestListener = (...exchange) => void early.push(exchange);
  const server = createServer((request, response) => handle(request, response));
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw new PortUnavailable(port, host, error.code ?? error.message);
  });
  let closing: Promise<void> | null = null;
  return {
    server,
    port: (server.address() as AddressInfo).port,
    serve(handler) {
      handle = handler;
      for (const exchange of early.splice(0)) handler(...exchange);
    },
    close() {
      closing ??= close(server);
      return closing;
    },
  };
}

/** What is being answered is answered; a stream without end, or a browser that asks for nothing, holds nobody up. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const patience = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(patience);
}

const GRACE = 1000;
