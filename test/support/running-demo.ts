/** A demonstration in a temporary folder on a port of its own, without pages: who waits is told when mail moves. */
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { type Demo, type DemoOptions, openDemo } from '../../src/demo/open.ts';
import { type ExportedMail, exportLedger } from '../../src/store/export-ledger.ts';
import { type ExportedTicket, exportTickets } from '../../src/store/export-tickets.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type RunningDemo = Demo & {
  readonly folder: string;
  /** What `look` gives once it gives something: it looks again each time that mail has been filed, or has reached somebody. */
  until<T>(look: () => Promise<T | null>): Promise<T>;
  ledger(): Promise<ExportedMail[]>;
  tickets(): Promise<ExportedTicket[]>;
};

export async function runningDemo(options: Partial<DemoOptions> = {}): Promise<RunningDemo> {
  const home = temporaryFolder('demo');
  const folder = join(home.path, 'demo');
  const mail = new EventEmitter();
  const demo = await openDemo({
    env: { PORT: '0', LOG_LEVEL: 'silent' },
    folder,
    pace: 0,
    startWeb: async () => ({ close: async () => {} }),
    passed: (milestone) => void (milestone === 'filed' && mail.emit('moved')),
    received: () => void mail.emit('moved'),
    ...options,
  }).catch(async (fault) => {
    await home.remove();
    throw fault;
  });
  const { read } = demo.gateway.intake.desk.database;
  return {
    ...demo,
    folder,
    async until(look) {
      for (;;) {
        const next = once(mail, 'moved');
        const found = await look();
        if (found !== null) return found;
        await next;
      }
    },
    ledger: () => Array.fromAsync(exportLedger(read, null)),
    tickets: () => Array.fromAsync(exportTickets(read, null)),
    async close() {
      await demo.close();
      await home.remove();
    },
  };
}
