/** The links of who was invited to a ticket: out of it, or without its mails. */
import { leaveTicket } from '../../desk/leave-ticket.ts';
import { muteTicket } from '../../desk/mute-ticket.ts';
import type { LinkToken } from '../../domain/link-token.ts';
import { readTicketMember, type TicketMember } from '../../store/ticket-members.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import type { Visit } from '../visit.ts';
import { linkPage } from './link-page.ts';

type MemberToken = Extract<LinkToken, { to: 'leave' | 'mute' }>;

export async function showMembership(visit: Visit, token: MemberToken): Promise<Answer> {
  const member = await readTicketMember(visit.web.desk.database.read, token.ticketId, token.personId);
  if (!member) throw new Refusal('not-found');
  const state = stateOf(member, token);
  const { reference, name } = member;
  const title = visit.say(`link.${state}.title`, { reference });
  // What it is called now, somebody who was removed since has no right to know.
  const about = member.standing === 'gone' ? null : member.title;
  return linkPage('links/membership', title, { state, about, reference, name, act: ACTS[state] });
}

/** Whatever else the form says changes nothing. */
export async function changeMembership({ web }: Visit, token: MemberToken, act: string): Promise<void> {
  if (token.to === 'leave' && act === 'leave') await leaveTicket(web.desk, token);
  if (token.to === 'mute' && (act === 'mute' || act === 'unmute')) await muteTicket(web.desk, token, act === 'mute');
}

/** Each has words: `link.<state>.title` and `link.<state>.means`. */
type State = 'leave' | 'mute' | 'muted' | 'yours' | 'gone';

/** What the page's button does; its words are `link.<state>.submit`. */
const ACTS = { leave: 'leave', mute: 'mute', muted: 'unmute', yours: null, gone: null } as const;

function stateOf({ standing, isMuted }: TicketMember, { to }: MemberToken): State {
  if (standing === 'requester') return 'yours';
  if (standing === 'gone') return 'gone';
  return to === 'mute' && isMuted ? 'muted' : to;
}
