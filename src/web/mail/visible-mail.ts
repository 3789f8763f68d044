/** The mail that an address of the journal names, for who may see it. */
import { type JournalMail, readJournalMail } from '../../store/journal-mail.ts';
import { Refusal } from '../errors.ts';
import { ID } from '../id.ts';
import { paramOf, type Visit, viewerOf } from '../visit.ts';

/** Throws a Refusal for what can't be an id. */
export function mailIdOf(visit: Visit): number {
  const id = ID.safeParse(paramOf(visit, 'id'));
  if (!id.success) throw new Refusal('not-found');
  return id.data;
}

/** Throws a Refusal when there is none, or none that they may see: which of both, nobody learns. */
export async function visibleMail(visit: Visit): Promise<JournalMail> {
  const mail = await readJournalMail(visit.web.desk.database.read, viewerOf(visit), mailIdOf(visit));
  if (!mail) throw new Refusal('not-found');
  return mail;
}
