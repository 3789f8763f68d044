/** `guichet send`: one pass over the outbox. */
import type { Command } from 'commander';
import type { PassReport } from '../outbound/sending.ts';
import { complainAndGoOn } from './outcome.ts';
import { jsonLine, print } from './output.ts';
import { settings } from './settings.ts';

export function addSend(program: Command): void {
  program
    .command('send')
    .option('--json', 'one JSON object: how many mails came to what')
    .description('send every mail that is due, once')
    .addHelpText(
      'after',
      '\nRuns pending migrations. What can’t be sent now stays queued; what is refused for good has failed.',
    )
    .action(send);
}

async function send({ json = false }: { json?: boolean }): Promise<void> {
  const config = await settings();
  const { requireMailOut } = await import('../config/required.ts');
  const server = requireMailOut(config);
  const { openGateway } = await import('../wiring/gateway.ts');
  const { openPostOffice } = await import('../wiring/post-office.ts');
  const { sendOnce } = await import('../outbound/sender.ts');
  const gateway = await openGateway(config);
  try {
    const report = await sendOnce(openPostOffice(gateway, config, server));
    await print(json ? jsonLine(report) : sentenceOf(report));
    complainOf(report);
  } finally {
    await gateway.close();
  }
}

function sentenceOf({ error: _, ...counts }: PassReport): string {
  const became = Object.entries(counts).filter(([, mails]) => mails > 0);
  return became.length === 0 ? 'nothing to send' : became.map(([state, mails]) => `${mails} ${state}`).join(', ');
}

function complainOf({ error, failed }: PassReport): void {
  if (error !== null) complainAndGoOn(error);
  if (failed > 0)
    complainAndGoOn(`${failed} ${failed === 1 ? 'mail' : 'mails'} could not be sent: the journal says why.`);
}
