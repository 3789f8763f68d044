/** A help desk with its cast and tickets, and its pages: for stories about what pages show, let through and refuse. */
import { afterEach } from '@jest/globals';
import { pino } from 'pino';
import { templateWorkshop } from '../../src/outbound/template-workshop.ts';
import { type BlobStore, openBlobFolder } from '../../src/store/blobs.ts';
import { createApp } from '../../src/web/app.ts';
import type { Web, WebSettings } from '../../src/web/web.ts';
import type { Open } from './databases.ts';
import { addressOf, type Character } from './help-desk.ts';
import type { Answer, Client } from './http-client.ts';
import { mailTextsIn } from './mail-texts.ts';
import { startWebsite, type Website } from './opened-website.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openTicketDesk, type TicketDesk } from './ticket-desk.ts';

export type WebDesk = TicketDesk &
  Pick<Website, 'url' | 'visitor'> & {
    readonly web: Web;
    /** What the pages logged, a line each. */
    readonly logged: readonly string[];
    signedIn(name: Character): Promise<Client>;
    /** Keeps bytes as a blob, for a file that can be asked for. */
    keep(bytes: string | Uint8Array): Promise<{ readonly sha256: string; readonly size: number }>;
  };

export type WebDeskOptions = Partial<Pick<Web, 'keys' | 'demo'>> & { readonly settings?: Partial<WebSettings> };

const SETTINGS: WebSettings = {
  baseUrl: null,
  defaultLocale: 'fr',
  trustProxy: false,
  mailAddress: 'assistance@univ.example',
};

/** Opens desks with pages for the stories of a `describe`; they are closed after each. */
export function webDesksOn(open: Open): (options?: WebDeskOptions) => Promise<WebDesk> {
  const closes: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
  return async ({ settings, keys = ['k'.repeat(32)], demo = null } = {}) => {
    const ticketDesk = await openTicketDesk(open);
    const folder = temporaryFolder('web-desk');
    const blobs = await openBlobFolder(folder.path);
    const logged: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
    const web: Web = {
      ...{ desk: ticketDesk.desk, blobs, keys, log, demo, settings: { ...SETTINGS, ...settings } },
      readMailText: mailTextsIn(blobs),
      templates: templateWorkshop,
      mailWaits: () => {},
    };
    const { url, visitor, signIn, close } = await startWebsite(web);
    closes.push(close, folder.remove);
    const signedIn = (name: Character) => signIn(addressOf(name));
    return { ...ticketDesk, ...{ url, visitor, web, logged, signedIn, keep: keeperIn(blobs) } };
  };
}

/** The token of a page's forms: for sending what no form of it would. */
export function csrfIn(page: Answer): string {
  const fields = page.forms().flatMap((form) => form.fields);
  return fields.find(({ name }) => name === '_csrf')?.values[0] ?? '';
}

/** The routes that express has, as the table of access writes them. */
export function routesOf(web: Web): string[] {
  const routes = createApp(web).router.stack.flatMap(({ route, handle }) => {
    // Another router within this one would hide routes.
    if ('stack' in handle) throw new Error('There is a router within the router.');
    return route ? route.stack.map((layer) => `${layer.method.toUpperCase()} ${route.path}`) : [];
  });
  return [...new Set(routes)];
}

function keeperIn(blobs: BlobStore): WebDesk['keep'] {
  return async (bytes) => {
    const writer = blobs.stage();
    await writer.write(Buffer.from(bytes));
    const { sha256, size, ...staged } = await writer.finish();
    await blobs.commit([{ sha256, size, ...staged }]);
    return { sha256, size };
  };
}
