/** Link tokens: what a link in a mail of ours carries. Whoever has the link may do that one thing; it stays good for years. */
import { signNumbers, type TokenKeys, verifyNumbers } from '../ground/signed-token.ts';

/** What a link is for; their order is in every link that was ever sent: only ever add at the end. */
const PURPOSES = ['receipt', 'leave', 'mute', 'undo'] as const;

export type LinkToken =
  /** What became of one received mail. */
  | { readonly to: 'receipt'; readonly receivedEmailId: number; readonly personId: number }
  /** A contact leaves a ticket, or hears no more of it. */
  | { readonly to: 'leave' | 'mute'; readonly ticketId: number; readonly personId: number }
  /** Takes back what a command by mail did. */
  | { readonly to: 'undo'; readonly undoStepId: number; readonly personId: number };

export function linkToken(keys: TokenKeys, token: LinkToken): string {
  return signNumbers(keys, 'link', [PURPOSES.indexOf(token.to), subjectOf(token), token.personId]);
}

/** What a token of ours says, in whatever case; null when it is tampered with or not ours. */
export function readLinkToken(keys: TokenKeys, token: string): LinkToken | null {
  const [purpose = -1, id, personId, ...more] = verifyNumbers(keys, 'link', token) ?? [];
  const to = PURPOSES[purpose];
  if (to === undefined || id === undefined || personId === undefined || more.length > 0) return null;
  if (to === 'receipt') return { to, receivedEmailId: id, personId };
  return to === 'undo' ? { to, undoStepId: id, personId } : { to, ticketId: id, personId };
}

/** `https://…/s/<token>`: what a link in a mail of ours looks like. */
export function linkTo(baseUrl: string, keys: TokenKeys, token: LinkToken): string {
  return `${baseUrl.replace(/\/$/, '')}/s/${linkToken(keys, token)}`;
}

function subjectOf(token: LinkToken): number {
  if (token.to === 'receipt') return token.receivedEmailId;
  return token.to === 'undo' ? token.undoStepId : token.ticketId;
}
