/** `#cc`: people are invited to the ticket by their addresses, and others' part in it ends. */
import type { CopyChange } from '../../domain/mail-commands/cc.ts';
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import { MOST_CONTACTS } from '../../domain/newcomers.ts';
import { markContacts } from '../../store/contact-changes.ts';
import { insertContacts } from '../../store/contacts.ts';
import { contactsAdded } from '../add-contacts.ts';
import { makePeople } from '../make-people.ts';
import { removeContacts } from '../remove-contacts.ts';
import { type Copied, findCopied, whyNotInvited, whyNotRemoved } from './copied.ts';
import { ALREADY, type Commanding, type Prepare, type Ran } from './running.ts';

export const cc: Prepare<CopyChange> = async (asked, { add, remove }) => {
  const copied = await findCopied(asked, [...add, ...remove]);
  const added = copied.slice(0, add.length).filter(({ isHere }) => !isHere);
  const removed = copied.slice(add.length);
  for (const one of added) {
    const code = whyNotInvited(asked, one);
    if (code) return refusal(code, { address: one.address });
  }
  for (const one of removed) {
    const code = whyNotRemoved(asked, one);
    if (code) return refusal(code, { address: one.address });
  }
  const contacts = copied[0]?.contactsHere ?? 0;
  if (contacts + added.length - removed.length > MOST_CONTACTS) {
    return refusal('too-many-contacts', { most: MOST_CONTACTS });
  }
  return {
    async run() {
      const ran = [...(await invite(asked, added)), ...(await endPart(asked, removed))];
      return ran.length === 0 ? ALREADY : ran;
    },
  };
};

/** Whoever was removed is invited again by their row. */
async function invite(asked: Commanding, people: readonly Copied[]): Promise<readonly Ran[]> {
  if (people.length === 0) return [];
  const { work, ticket, author, receivedEmailId } = asked;
  const idOf = await makePeople(work, people, receivedEmailId);
  const again = people.filter(({ removedAt }) => removedAt !== null);
  const first = people.filter(({ removedAt }) => removedAt === null);
  await markContacts(work.tx, ticket.id, again.map(idOf), null);
  const rows = first.map((one) => ({ personId: idOf(one), role: one.role }));
  const added = await insertContacts(work.tx, ticket.id, rows, work.now);
  // Those whom the mail's own Cc has just brought are there already.
  const invited = people.filter((one) => one.removedAt !== null || added.includes(idOf(one)));
  if (invited.length === 0) return [];
  contactsAdded(work, ticket.id, author.personId, invited.map(idOf));
  const undo = {
    what: 'invited' as const,
    people: invited.map((one) => ({ personId: idOf(one), removedAt: one.removedAt })),
  };
  return [{ done: { code: 'cc-added', values: namesOf(invited) }, undo }];
}

async function endPart({ work, ticket, author }: Commanding, people: readonly Copied[]): Promise<readonly Ran[]> {
  if (people.length === 0) return [];
  const personIds = people.map(({ personId }) => personId as number);
  await removeContacts(work, ticket.id, author.personId, personIds);
  return [
    { done: { code: 'cc-removed', values: namesOf(people) }, undo: { what: 'removed', personIds, at: work.now } },
  ];
}

/** As written: whoever guesses addresses learns no names. */
function namesOf(people: readonly Copied[]) {
  return { people: people.map(({ address }) => address) };
}
