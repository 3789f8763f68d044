/** The links of a mail: to the ticket's page, and the signed ones with which its reader acts without signing in. */
import { linkTo } from '../../domain/link-token.ts';
import type { TokenKeys } from '../../domain/reply-token.ts';
import type { LetterLinks } from './letter.ts';

export type LinkedMail = {
  readonly personId: number | null;
  readonly ticket: { readonly id: number; readonly reference: string } | null;
  readonly isToStaff: boolean;
  readonly isToContact: boolean;
  readonly receivedEmailId: number | null;
};

export function linksOf(baseUrl: string | null, keys: TokenKeys, mail: LinkedMail): LetterLinks {
  const { personId, ticket } = mail;
  if (baseUrl === null) return NO_LINKS;
  const base = baseUrl.replace(/\/$/, '');
  const page = mail.isToStaff ? 'staff/tickets' : 'requests';
  const contact = (to: 'leave' | 'mute') =>
    mail.isToContact && ticket && personId !== null ? linkTo(base, keys, { to, ticketId: ticket.id, personId }) : null;
  const { receivedEmailId } = mail;
  return {
    ticket: ticket && `${base}/${page}/${encodeURIComponent(ticket.reference)}`,
    receipt:
      receivedEmailId === null || personId === null
        ? null
        : linkTo(base, keys, { to: 'receipt', receivedEmailId, personId }),
    ...{ leave: contact('leave'), mute: contact('mute') },
    undo: (undoStepId) => (personId === null ? null : linkTo(base, keys, { to: 'undo', undoStepId, personId })),
  };
}

const NO_LINKS: LetterLinks = { ticket: null, receipt: null, leave: null, mute: null, undo: () => null };
