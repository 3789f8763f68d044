/** Makes mailboxes known by their addresses; one whose address was changed goes on as the mailbox that it was. */
import { addressKey } from '../domain/email-address.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import {
  changeMailboxAddress,
  type KnownMailbox,
  lockMailboxes,
  type MailboxOrigin,
  upsertMailbox,
} from '../store/mailboxes.ts';
import { type Desk, transact, type Work } from './desk.ts';

export type NamedMailbox = {
  readonly profile: Omit<Mailbox, 'id'>;
  /** Where its mail is read from, without secrets; null when it is not fetched. */
  readonly source: string | null;
};

/** The mailboxes in the order given, with their ids; new ones get theirs in that order. */
export async function knowMailboxes(
  desk: Desk,
  named: readonly NamedMailbox[],
  origin: MailboxOrigin,
): Promise<Mailbox[]> {
  return transact(desk, async (work) => {
    const known = await lockMailboxes(work.tx);
    const addresses = new Set(named.map(({ profile }) => addressKey(profile.address)));
    const gone = known.filter((one) => one.origin === 'settings' && !addresses.has(keyOf(one)));
    const mailboxes: Mailbox[] = [];
    for (const one of named) {
      const same = known.find((other) => keyOf(other) === addressKey(one.profile.address));
      if (same?.origin === 'settings' && origin === 'import') mailboxes.push(same.mailbox);
      else {
        if (!same && origin === 'settings') await takeOver(work, one, gone);
        mailboxes.push(await upsertMailbox(work.tx, one.profile, origin, work.now, one.source));
      }
    }
    return mailboxes;
  });
}

const keyOf = ({ mailbox }: KnownMailbox) => addressKey(mailbox.address);

/** A new row would start at "now" and pass over, in silence, the mail that waits. */
async function takeOver({ tx, audit }: Work, { profile, source }: NamedMailbox, gone: KnownMailbox[]): Promise<void> {
  const earlier =
    gone.find((one) => namesAsAlias(profile, one.mailbox.address) || namesAsAlias(one.mailbox, profile.address)) ??
    gone.find((one) => source !== null && one.source === source);
  if (!earlier) return;
  gone.splice(gone.indexOf(earlier), 1);
  const { id, address } = earlier.mailbox;
  await changeMailboxAddress(tx, id, profile.address);
  audit.push({
    actorId: null,
    action: 'mailbox.address-changed',
    subjectType: 'mailbox',
    subjectId: id,
    before: { address },
    after: { address: profile.address },
  });
}

function namesAsAlias({ aliases }: Pick<Mailbox, 'aliases'>, address: string): boolean {
  return aliases.some((alias) => addressKey(alias) === addressKey(address));
}
