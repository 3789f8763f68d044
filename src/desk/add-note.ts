/** Adds an internal note to a ticket: for staff alone to read. */
import { writtenText } from '../domain/written-text.ts';
import { addToTicket } from './add-to-ticket.ts';
import type { Desk } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

export const LONGEST_NOTE = 100_000;

/** Gives the id of the entry, too. The ticket's status stays. */
export function addNote(
  desk: Desk,
  act: StaffAct & { readonly text: string },
): Promise<{ readonly reference: string; readonly logEntryId: number }> {
  const text = writtenText(act.text);
  return actAsStaff(desk, act, async (work, ticket) => {
    if (text.length < 1 || text.length > LONGEST_NOTE) throw new DeskRefusal('bad-choice', 'text');
    const entry = { ...BY_WEB, authorId: act.viewer.personId, visibility: 'private' as const, ...written(text) };
    return { logEntryId: await addToTicket(work, ticket, { entry, files: [], newStatus: null }) };
  });
}

function written(text: string) {
  return { text, segments: [{ kind: 'new' as const, from: 0, to: text.length }], html: null };
}

const BY_WEB = {
  via: 'web' as const,
  authorAddress: null,
  onBehalfOf: null,
  sentAt: null,
  isFolded: false,
  messageId: null,
  trust: null,
  receivedEmailId: null,
};
