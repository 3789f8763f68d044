/** `guichet replay`: puts mails of the ledger through again. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Replayed } from '../inbound/replay-mail.ts';
import { complainAndGoOn, WrongUsage } from './outcome.ts';
import { print } from './output.ts';
import { settings } from './settings.ts';

export function addReplay(program: Command): void {
  program
    .command('replay')
    .argument('[id...]', 'rows of the ledger, by the id that "guichet export mail" shows', addId)
    .option('--failed', 'every mail that could not be taken in')
    .description(
      'decide mails anew: failed, held and ignored ones, and carry that out; fetch those that were too large',
    )
    .addHelpText('after', '\nMails that wrote on a ticket stay as they are: replaying twice does nothing more.')
    .action(replay);
}

function addId(word: string, ids: readonly number[] | undefined): number[] {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new InvalidArgumentError('It is no id: "guichet export mail" shows them.');
  return [...(ids ?? []), Number(word)];
}

async function replay(ids: readonly number[] = [], { failed = false }: { failed?: boolean }): Promise<void> {
  if (ids.length === 0 && !failed) throw new WrongUsage('Name the rows to replay by their ids, or give --failed.');
  const config = await settings();
  const { openGateway } = await import('../wiring/gateway.ts');
  const { replayMail } = await import('../inbound/replay-mail.ts');
  const gateway = await openGateway(config);
  try {
    const replayed = await replayMail(gateway.intake, { ids, failed, unreachable }, gateway.mailboxes);
    for (const mail of replayed) await tell(mail);
    if (replayed.length === 0) await print('There is nothing to replay.');
  } finally {
    await gateway.close();
  }
}

const unreachable = (mailbox: string, fault: Error) => complainAndGoOn(`${mailbox}: ${fault.message}`);

async function tell({ id, row, wasReplayed }: Replayed): Promise<void> {
  const fault = faultOf(row, wasReplayed);
  if (fault) complainAndGoOn(`${id}: ${fault}`);
  else await print(`${id}: ${row?.disposition}${row?.ticketReference ? ` ${row.ticketReference}` : ''}`);
}

function faultOf(row: Replayed['row'], wasReplayed: boolean): string | null {
  if (!row) return 'the ledger has no such row.';
  if (row.disposition === 'oversize') return `it is larger than MAX_MAIL_SIZE allows (${row.size} bytes).`;
  if (row.reason === 'gone') return 'it is gone from its mailbox, and was never fetched.';
  if (row.disposition === 'failed') return 'it could not be taken in this time either.';
  if (row.disposition === 'pending') return 'it could not be taken in, and will be tried again by the next pass.';
  return wasReplayed || row.ticketReference ? null : 'it was left as it is.';
}
