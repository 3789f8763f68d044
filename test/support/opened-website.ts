/** The pages on a free port, and people who sign in there as they do: through the form. */
import { hashPassword } from '../../src/desk/password.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { addressKey } from '../../src/domain/email-address.ts';
import { createLog } from '../../src/ground/log.ts';
import { templateWorkshop } from '../../src/outbound/template-workshop.ts';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { findCredentials } from '../../src/store/credentials.ts';
import { createApp } from '../../src/web/app.ts';
import type { Web } from '../../src/web/web.ts';
import { listen } from '../../src/wiring/listen.ts';
import { type Client, httpClient } from './http-client.ts';
import { ADDRESS, SECRET_KEY } from './installation.ts';
import { mailTextsIn } from './mail-texts.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Website = {
  /** Without a slash at its end. */
  readonly url: string;
  /** Somebody who has not signed in; `headers` go with all that they ask. */
  visitor(headers?: Readonly<Record<string, string>>): Client;
  /** Somebody who has: who has this address, and is given a password on the way. Throws when nobody has it. */
  signIn(address: string, headers?: Readonly<Record<string, string>>): Promise<Client>;
  close(): Promise<void>;
};

/** The intake of an installation will do as it is; a desk alone gets an empty folder for blobs, and keys. */
export type WebsiteOf = Pick<Web, 'desk'> &
  Partial<Pick<Web, 'blobs' | 'keys' | 'log' | 'settings' | 'readMailText' | 'demo'>>;

export const PASSWORD = 'a password for stories';
let hashed: Promise<string> | null = null;

export async function startWebsite({ desk, ...given }: WebsiteOf): Promise<Website> {
  const folder = temporaryFolder('website');
  const blobs = given.blobs ?? (await openBlobFolder(folder.path));
  const web: Web = {
    desk,
    blobs,
    readMailText: given.readMailText ?? mailTextsIn(blobs),
    templates: templateWorkshop,
    mailWaits: () => {},
    keys: given.keys ?? [SECRET_KEY],
    log: given.log ?? createLog('silent'),
    settings: given.settings ?? { baseUrl: null, defaultLocale: 'fr', trustProxy: false, mailAddress: ADDRESS },
    demo: given.demo ?? null,
  };
  const listening = await listen(0, '127.0.0.1');
  listening.serve(createApp(web));
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    url,
    visitor: (headers) => httpClient(url, headers),
    async signIn(address, headers) {
      await givePassword(web, address);
      const client = httpClient(url, headers);
      const { path } = await client.submit('/sign-in', '/sign-in', { email: address, password: PASSWORD });
      if (path === '/sign-in') throw new Error(`${address} could not sign in.`);
      return client;
    },
    async close() {
      await listening.close();
      await folder.remove();
    },
  };
}

async function givePassword({ desk }: Web, address: string): Promise<void> {
  const known = await findCredentials(desk.database.read, addressKey(address));
  if (!known) throw new Error(`Nobody has the address ${address}.`);
  hashed ??= hashPassword(PASSWORD);
  // Given once more, it would sign them out wherever they are signed in.
  if (known.passwordHash === (await hashed)) return;
  const { name } = known;
  await putPeople(desk, [{ name, role: null, addresses: [address], teams: null, passwordHash: await hashed }]);
}
