/** Tells senders whose mail was too large that nobody has read it: once, and none of them more than once an hour. */
import { addressKey } from '../domain/email-address.ts';
import { queueUp } from '../store/filing-queue.ts';
import { knownOversize, toldOversizeSince } from '../store/oversize-emails.ts';
import { findPeople } from '../store/people.ts';
import { readSenderPolicy } from '../store/sender-policies.ts';
import type { Work } from './desk.ts';
import { openSenders } from './senders.ts';

/** What telling somebody needs to know of their mail. */
export type TellableMail = {
  readonly messageId: string | null;
  readonly subject: string | null;
  /** Bytes, as `limit`. */
  readonly size: number;
  /** What a mail may have at most. */
  readonly limit: number;
  /** Null where nobody may be told: a machine, or somebody doubtful. */
  readonly sender: { readonly address: string /** Though nobody knows them. */; readonly isWelcome: boolean } | null;
};

const HOUR = 3_600_000;

/** Those mails whose senders are to be told, asked before their rows are written. */
export async function mailsToTell<Mail extends TellableMail>(work: Work, mails: readonly Mail[]): Promise<Set<Mail>> {
  const toTell = new Set<Mail>();
  if (!mails.some(({ sender }) => sender)) return toTell;
  // From a forged From it would be a stranger's mailbox that fills: two that come at once count as two.
  await queueUp(work.tx);
  const known = await knownOversize(
    work.tx,
    mails.flatMap(({ messageId }) => messageId ?? []),
  );
  const told = new Set((await toldOversizeSince(work.tx, work.now - HOUR)).map(addressKey));
  for (const mail of mails) {
    const { sender, messageId } = mail;
    if (!sender || told.has(addressKey(sender.address)) || (messageId && known.has(messageId))) continue;
    if (!(await mayBeTold(work, sender))) continue;
    told.add(addressKey(sender.address));
    toTell.add(mail);
  }
  return toTell;
}

async function mayBeTold(work: Work, { address, isWelcome }: NonNullable<TellableMail['sender']>): Promise<boolean> {
  const key = addressKey(address);
  const isKnown = isWelcome || (await findPeople(work.tx, [key])).has(key);
  const policy = await readSenderPolicy(work.tx, address);
  return (
    isKnown && !policy?.isBlocked && policy?.acknowledgementsAnHour !== 0 && !(await openSenders(work)).isOurs(address)
  );
}

export function tellOversize({ news }: Work, mailboxId: number, mails: readonly TellableMail[]): void {
  for (const { sender, subject, size, limit, messageId: inReplyTo } of mails) {
    if (!sender) continue;
    const to = { address: sender.address };
    const values = { subject, size, limit };
    news.push({ what: 'direct', kind: 'oversize', to, ticketId: null, mailboxId, inReplyTo, values });
  }
}
