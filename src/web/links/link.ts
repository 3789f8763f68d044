/** A link of one of our mails: looking at it changes nothing, however often mail filters do; its form acts. */
import { type LinkToken, readLinkToken } from '../../domain/link-token.ts';
import { type Answer, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { paramOf, type Visit } from '../visit.ts';
import { changeMembership, showMembership } from './membership.ts';
import { showReceipt } from './receipt.ts';
import { type NotUndone, showUndo, undo } from './undo.ts';

export async function showLink(visit: Visit): Promise<Answer> {
  return shown(visit, tokenOf(visit));
}

/**
 * A mail program that unsubscribes for its reader sends no form of ours and follows no redirect (RFC 8058, 3.1): it is
 * answered by the page itself. So is whose wish could not be done, which no other page would tell.
 */
export async function followLink(visit: Visit): Promise<Answer> {
  const token = tokenOf(visit);
  const { act } = (visit.request.body ?? {}) as { act?: unknown };
  const isForm = typeof act === 'string';
  const failed = await acted(visit, token, isForm ? act : token.to);
  const answer = await shown(visit, token, failed);
  return isForm && !failed ? redirect(`/s/${paramOf(visit, 'token')}`) : answer;
}

/** Whoever has it may do what it says, signed in or not. Throws a Refusal when it is none of ours. */
function tokenOf(visit: Visit): LinkToken {
  const token = readLinkToken(visit.web.keys, paramOf(visit, 'token'));
  if (!token) throw new Refusal('not-found');
  return token;
}

/** Why nothing was done; null when there is nothing to tell. */
async function acted(visit: Visit, token: LinkToken, act: string): Promise<NotUndone | null> {
  if (token.to === 'leave' || token.to === 'mute') await changeMembership(visit, token, act);
  return token.to === 'undo' && act === 'undo' ? undo(visit, token) : null;
}

function shown(visit: Visit, token: LinkToken, failed: NotUndone | null = null): Promise<Answer> {
  if (token.to === 'receipt') return showReceipt(visit, token);
  return token.to === 'undo' ? showUndo(visit, token, failed) : showMembership(visit, token);
}
