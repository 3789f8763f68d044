/** `guichet poll`: one pass over every mailbox. */
import type { Command } from 'commander';
import type { MailboxReport } from '../inbound/mailbox-run.ts';
import { complainAndGoOn } from './outcome.ts';
import { jsonLine, print } from './output.ts';
import { settings } from './settings.ts';

export function addPoll(program: Command): void {
  program
    .command('poll')
    .option('--json', 'one JSON object: what was seen in each mailbox, and what became of it')
    .description('fetch and settle what is new in every mailbox, once')
    .addHelpText(
      'after',
      '\nRuns pending migrations. Waits up to a minute for a mailbox that another process is polling.',
    )
    .action(poll);
}

async function poll({ json = false }: { json?: boolean }): Promise<void> {
  const config = await settings();
  const { openGateway } = await import('../wiring/gateway.ts');
  const { requireMailboxes } = await import('../config/required.ts');
  const { pollOnce } = await import('../inbound/poller.ts');
  requireMailboxes(config);
  const gateway = await openGateway(config);
  try {
    const mailboxes = await pollOnce(gateway.intake, gateway.mailboxes);
    if (json) await print(jsonLine({ mailboxes }));
    else for (const report of mailboxes) await print(sentenceOf(report));
    for (const { mailbox, error } of mailboxes) if (error !== null) complainAndGoOn(`${mailbox}: ${error}`);
  } finally {
    await gateway.close();
  }
}

function sentenceOf(report: MailboxReport): string {
  const { mailbox, ms, error, seen, ...counts } = report;
  const became = Object.entries(counts).filter(([, mails]) => mails > 0);
  const details = became.map(([disposition, mails]) => `${mails} ${disposition}`).join(', ');
  return `${mailbox}: ${seen} seen${details ? `: ${details}` : ''} (${ms} ms)`;
}
