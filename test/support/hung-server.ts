/** A server that takes connections and then answers nothing: what a stuck mail server looks like from outside. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type HungServer = {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** How often it was connected to. */
  connections(): number;
  stop(): Promise<void>;
};

/** `greeting`: what it says before it falls silent, such as '* OK ready\r\n'; by default it never says a word. */
export async function startHungServer({ greeting = '' }: { readonly greeting?: string } = {}): Promise<HungServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.resume();
    if (greeting !== '') socket.write(greeting);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
