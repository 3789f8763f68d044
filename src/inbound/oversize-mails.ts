/** Mails too large to be downloaded: their headers alone are fetched, and say whether their senders may be told. */
import type { OversizeMail } from '../desk/record-arrivals.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { isWelcome } from '../domain/newcomers.ts';
import { addressesOf } from '../domain/our-addresses.ts';
import { authenticate } from './authenticate.ts';
import { classify } from './classify.ts';
import { isAnswerable } from './decide/answerable.ts';
import { authorOf } from './decide/author.ts';
import { isMarkedSpam } from './decide/spam.ts';
import type { Intake } from './intake.ts';
import type { Arrival, OpenFolder } from './mail-source.ts';
import { headersIn } from './mime/head.ts';
import type { ParsedEmail } from './parsed-email.ts';

export async function oversizeMails(
  intake: Intake,
  mailbox: Mailbox,
  folder: OpenFolder,
  arrivals: readonly Arrival[],
): Promise<OversizeMail[]> {
  const heads = arrivals.length === 0 ? null : await folder.heads(arrivals);
  const mails: OversizeMail[] = [];
  for (const arrival of arrivals) {
    const head = heads?.get(arrival);
    const email = head ? await readHeaders(intake, head).catch(() => null) : null;
    mails.push({ ...arrival, limit: intake.maxMailSize, ...(email ? told(intake, mailbox, arrival, email) : UNTOLD) });
  }
  return mails;
}

const UNTOLD = { sender: null };

/** In a reading thread, as any other mail: its headers are a stranger's too. */
async function readHeaders({ reader, blobs }: Intake, head: Buffer): Promise<ParsedEmail> {
  const writer = blobs.stage();
  await writer.write(headersIn(head));
  const staged = await writer.finish();
  try {
    return (await reader.read({ path: staged.path })).email;
  } finally {
    await blobs.discard([staged]);
  }
}

/** A folder of files lists less of a mail than a server does. */
function told(intake: Intake, mailbox: Mailbox, arrival: Arrival, email: ParsedEmail) {
  return {
    messageId: arrival.messageId ?? email.messageId,
    from: arrival.from ?? email.from[0]?.address ?? null,
    subject: arrival.subject ?? email.subject,
    sender: senderOf(intake, mailbox, email),
  };
}

/** Null where an answer might go to a machine, or to somebody who never wrote (G1). */
function senderOf(intake: Intake, mailbox: Mailbox, email: ParsedEmail): OversizeMail['sender'] {
  const ours = addressesOf([mailbox, ...intake.mailboxes]);
  const { kind } = classify({ email, ours, keys: intake.keys });
  const { trust } = authenticate(email, mailbox);
  const isUnproven = trust === 'failed' || (trust === 'unverified' && mailbox.unverified === 'hold');
  const author = email.from.length === 1 ? authorOf(email, ours) : null;
  if (author?.source !== 'from' || isUnproven || isMarkedSpam(email, mailbox) || !isAnswerable(email, kind))
    return null;
  return { address: author.address, isWelcome: isWelcome(author.address, mailbox) };
}
