/** A person chooses the language they are spoken to in. */
import type { Locale } from '../ground/words.ts';
import { updatePerson } from '../store/people.ts';
import { type Desk, transact } from './desk.ts';

export async function chooseLocale(desk: Desk, personId: number, locale: Locale): Promise<void> {
  await transact(desk, ({ tx }) => updatePerson(tx, personId, { locale }));
}
