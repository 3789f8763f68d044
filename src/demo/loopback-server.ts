/** A server on a free port of this machine alone, which can be closed at once, whoever is connected. */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

export type LoopbackServer = { readonly port: number; close(): Promise<void> };

/** Listens; throws what the system has against it. */
export async function listenOnLoopback(server: Server): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listening = once(server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
