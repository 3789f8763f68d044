/** The mail that an address of the journal names, for who may see it. */
import { type JournalMail, readJournalMail } from '../../store/journal-mail.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { type Visit, viewerOf } from '../visit.ts';

/** Throws a Refusal when there is none, or none that they may see: which of both, nobody learns. */
export async function visibleMail(visit: Visit): Promise<JournalMail> {
  const mail = await readJournalMail(visit.web.desk.database.read, viewerOf(visit), idOf(visit));
  if (!mail) throw new Refusal('not-found');
  return mail;
}
