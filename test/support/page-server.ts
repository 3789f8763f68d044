/** A site of a few pages for the tests of what the page tests stand on: strict about what its pages may load. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path answers: HTML, or whatever the function does. */
export type Site = Readonly<Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>>;

export type PageServer = {
  readonly url: string;
  /** The paths asked for so far, in their order. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
};

/** Starts it on a free port; other paths are 404. */
export async function startPageServer(site: Site): Promise<PageServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = String(request.url);
    asked.push(path);
    const answer = site[path.replace(/\?.*/, '')];
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'",
    );
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(answer === undefined ? 404 : 200).end(answer ?? page('<h1>Introuvable</h1>'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A whole page around its main part. */
export function page(main: string, head = ''): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Guichet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">${head}</head><body><main>${main}</main></body></html>`;
}
