/** The demonstration as it is found on a good day: its pages on a free port, its sample mails all settled. */
import { afterAll, beforeAll } from '@jest/globals';
import { SAMPLE_MAILS } from '../../src/demo/mails.ts';
import { servePages } from '../../src/demo/serve-pages.ts';
import { type Client, httpClient } from './http-client.ts';
import { type RunningDemo, runningDemo } from './running-demo.ts';

export type DemoSite = RunningDemo & {
  /** Of the one ticket whose title has these words. */
  reference(words: string): Promise<string>;
  /** Someone of the demonstration who has signed in with a click; `local` is their address before its @. */
  signedIn(local: string): Promise<Client>;
};

/** For the stories of a `describe`: started before the first of them, stopped after the last. */
export function useDemoSite(): () => DemoSite {
  let site: DemoSite | null = null;
  beforeAll(async () => {
    site = await startDemoSite();
  });
  afterAll(() => site?.close());
  return () => {
    if (!site) throw new Error('the demonstration has not started');
    return site;
  };
}

async function startDemoSite(): Promise<DemoSite> {
  const demo = await runningDemo({ startWeb: servePages, env: { PORT: '0', LOG_LEVEL: 'error' } });
  await demo.samplesSent;
  const arriving = SAMPLE_MAILS.flatMap(({ meant }) => meant).length;
  await demo.until(async () => {
    const settled = (await demo.ledger()).filter(({ disposition }) => disposition !== 'pending');
    return settled.length === arriving ? settled : null;
  });
  return {
    ...demo,
    async reference(words) {
      const found = (await demo.tickets()).filter(({ title }) => title.includes(words));
      const [ticket] = found;
      if (!ticket || found.length > 1) throw new Error(`${found.length} tickets are about « ${words} »`);
      return ticket.reference;
    },
    async signedIn(local) {
      const client = httpClient(demo.url);
      const person = demo.abilities.people.find(({ address }) => address.startsWith(`${local}@`));
      await client.submit('/sign-in', '/demo/sign-in', { person: String(person?.address) });
      return client;
    },
  };
}
