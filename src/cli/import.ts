/** `guichet import`: old mail from files, through the live pipeline; nobody is mailed about it. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Config } from '../config.ts';
import { isAddress } from '../domain/address-shape.ts';
import { addressKey } from '../domain/email-address.ts';
import type { Tally } from '../inbound/tally.ts';
import { CommandFailure, complainAndGoOn, WrongUsage } from './outcome.ts';
import { print } from './output.ts';
import { startProgress } from './progress.ts';
import { settings } from './settings.ts';

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<path...>', 'mails, folders of .eml and .mbox files, Maildirs, mbox files')
    .option(
      '--mailbox <address>',
      'the mailbox that the mail came to; the first one of the settings without it',
      address,
    )
    .description('put old mail through the pipeline; mails nobody')
    .addHelpText('after', '\nMail that was imported before is left as it is, so an import can be run again.')
    .action(importPaths);
}

function address(text: string): string {
  if (!isAddress(text)) throw new InvalidArgumentError('Write an address such as assistance@univ.example.');
  return text;
}

async function importPaths(paths: readonly string[], { mailbox: address }: { mailbox?: string }): Promise<void> {
  const config = await settings();
  const profile = profileFor(config, address);
  const { mailFiles } = await import('../inbound/mail-files.ts');
  const { importMail } = await import('../inbound/import-mail.ts');
  const { openGateway } = await import('../wiring/gateway.ts');
  const files = await mailFiles(paths, complainAndGoOn);
  if (files.length === 0) return;
  const gateway = await openGateway(config, { profiles: [profile] });
  const progress = startProgress('bytes');
  try {
    const mailbox = gateway.intake.mailboxes.find((one) => addressKey(one.address) === addressKey(profile.address));
    if (!mailbox) throw new CommandFailure(`There is no mailbox ${profile.address}.`);
    const unreadable = (path: string, error: Error) => complainAndGoOn(`${path} could not be read: ${error.message}.`);
    const { tally, left } = await importMail(gateway.intake, { mailbox, files, progress, unreadable });
    progress.stop();
    await print(sentenceOf(profile.address, tally));
    if (left.length > 0) complainAndGoOn(remainderOf(left));
  } finally {
    progress.stop();
    await gateway.close();
  }
}

function profileFor({ mailboxes, profileWithoutMailbox: defaultProfile }: Config, address: string | undefined) {
  const profiles = [...mailboxes.map(({ profile }) => profile), ...(defaultProfile.address ? [defaultProfile] : [])];
  const profile = profiles.find((one) => !address || one.address.toLowerCase() === address.toLowerCase());
  if (profile) return profile;
  if (address) return { ...defaultProfile, address };
  throw new WrongUsage('Name the mailbox that the mail came to: --mailbox assistance@univ.example.');
}

function sentenceOf(address: string, { seen, ...counts }: Tally): string {
  const became = Object.entries(counts).filter(([, mails]) => mails > 0);
  return `${address}: ${seen} imported${became.map(([what, mails]) => `, ${mails} ${what}`).join('')}`;
}

/** As many ids as anybody copies by hand. */
const MOST_IDS = 20;

function remainderOf(left: readonly number[]): string {
  const what = left.length === 1 ? '1 mail' : `${left.length === 1000 ? '1,000 or more' : left.length} mails`;
  const ids = left.length > MOST_IDS ? '--failed' : left.join(' ');
  return `${what} could not be taken in: "guichet replay ${ids}" tries again.`;
}
