/** Sample letters: what a template is shown with, of made-up people. */
import type { NotificationKind, RecipientRole } from '../../domain/notification.ts';
import { type Locale, wordsIn } from '../../ground/words.ts';
import type { Letter, LetterLinks, LetterTicket } from './letter.ts';
import { readValues } from './values.ts';

/** Who gets mails of that kind. */
export function rolesOf(kind: NotificationKind): readonly RecipientRole[] {
  switch (kind) {
    case 'acknowledgement':
      return ['requester'];
    case 'entry':
    case 'resolved':
    case 'closed':
    case 'reopened':
      return ['requester', 'staff'];
    case 'contact-added':
      return ['contact', 'staff'];
    case 'new-ticket':
    case 'note':
    case 'assigned':
    case 'mentioned':
      return ['staff'];
    default:
      return ['other'];
  }
}

export function sampleLetter(kind: NotificationKind, locale: Locale, role: RecipientRole): Letter {
  const say = wordsIn(locale);
  const isToStaff = role === 'staff';
  const writesWords = ['new-ticket', 'entry', 'note', 'mentioned'].includes(kind);
  const author = kind === 'new-ticket' || (isToStaff && kind === 'entry') ? 'Camille Durand' : 'Sacha Martin';
  const files = kind === 'entry' ? [{ filename: 'plan.pdf', size: 123_456 }] : [];
  return {
    ...{ locale, kinds: [kind], role, isToStaff, isInternal: kind === 'note', actor: 'Sacha Martin' },
    recipient: isToStaff ? 'Dominique Petit' : 'Camille Durand',
    ...{ mailbox: 'assistance@univ.example', alarmMailbox: 'assistance@univ.example' },
    ticket: ABOUT_NO_TICKET.includes(kind) ? null : sampleTicket(locale, role),
    words: writesWords ? { author, text: say('email.sample.words') } : null,
    ...{ files, filesOnPage: [] },
    links: linksFor(kind, role),
    values: readValues(valuesOf(kind, locale)),
  };
}

const ABOUT_NO_TICKET: readonly NotificationKind[] = ['oversize', 'digest', 'alarm', 'alarm-cleared'];

function sampleTicket(locale: Locale, role: RecipientRole): LetterTicket {
  const say = wordsIn(locale);
  return {
    ...{ reference: 'R-004217', title: say('email.sample.title'), service: 'Wi-Fi', status: say('status.open') },
    ...{ requester: 'Camille Durand', others: role === 'other' ? [] : ['Andrea Roche'] },
  };
}

/** Their tokens are none. */
function linksFor(kind: NotificationKind, role: RecipientRole): LetterLinks {
  const base = 'https://assistance.univ.example';
  const page = role === 'staff' ? 'staff/tickets' : 'requests';
  const isContact = role === 'contact';
  return {
    ticket: ABOUT_NO_TICKET.includes(kind) ? null : `${base}/${page}/R-004217`,
    receipt: kind === 'acknowledgement' ? `${base}/s/…` : null,
    leave: isContact ? `${base}/s/…` : null,
    mute: isContact ? `${base}/s/…` : null,
    undo: () => `${base}/s/…`,
  };
}

function valuesOf(kind: NotificationKind, locale: Locale): Record<string, unknown> {
  const title = wordsIn(locale)('email.sample.title');
  const refused = [{ filename: 'installation.exe', size: 2_400_000, why: 'type' }];
  switch (kind) {
    case 'acknowledgement':
      return { refused, questions: [QUESTION] };
    case 'refused-files':
      return { refused };
    case 'command-answer':
      return { help: true };
    case 'oversize':
      return { subject: title, size: 82_000_000, limit: 50_000_000 };
    case 'digest':
      return {
        items: [
          { reference: 'R-004217', title, kind: 'entry', at: Date.UTC(2026, 10, 24, 8), author: 'Camille Durand' },
        ],
      };
    case 'alarm':
    case 'alarm-cleared':
      return { alarm: 'mailbox-failing', details: { error: 'ECONNREFUSED' } };
    default:
      return {};
  }
}

const QUESTION = {
  ...{ number: 1, isMandatory: true, label: { fr: 'Dans quel bâtiment ?', en: 'In which building?' } },
  choices: ['A', 'B', 'C'].map((name) => ({ fr: name, en: name })),
};
