/** `guichet export`: tickets or the mail ledger as NDJSON, one line each, however many there are. */
import { type Command, InvalidArgumentError } from 'commander';
import { jsonLine, print } from './output.ts';
import { settings } from './settings.ts';

export function addExport(program: Command): void {
  const command = program.command('export').description('print tickets or the mail ledger, a line of JSON each');
  for (const [what, since] of [
    ['tickets', 'only tickets changed since then'],
    ['mail', 'only mails seen since then'],
  ] as const) {
    command
      .command(what)
      .option('--since <time>', `${since}: 2026-11-22, or 2026-11-22T07:14Z`, instantOf)
      .action(({ since }: { since?: number }) => exportAll(what, since ?? null));
  }
}

async function exportAll(what: 'tickets' | 'mail', since: number | null): Promise<void> {
  const config = await settings();
  const { withDesk } = await import('../wiring/desk.ts');
  const { exportTickets } = await import('../store/export-tickets.ts');
  const { exportLedger } = await import('../store/export-ledger.ts');
  await withDesk(config, async ({ database }) => {
    const rows = what === 'tickets' ? exportTickets(database.read, since) : exportLedger(database.read, since);
    for await (const row of rows) await print(jsonLine(row));
  });
}

/** A day is midnight where the command runs; one that no calendar has, which Date takes for a later one, is refused. */
function instantOf(text: string): number {
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text);
  const isDay = isTime && new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() === Number(text.slice(8, 10));
  const instant = isDay ? Date.parse(text.includes('T') ? text : `${text}T00:00`) : Number.NaN;
  if (Number.isNaN(instant))
    throw new InvalidArgumentError('Write a day such as 2026-11-22 or a time such as 2026-11-22T07:14Z.');
  return instant;
}
