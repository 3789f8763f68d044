/** What every mail ends with: how to answer it, who else takes part, why it came, and how to have no more of them. */
import type { Say } from '../../ground/words.ts';
import type { Link } from './block.ts';
import type { Letter } from './letter.ts';

export type Footer = { readonly lines: readonly string[]; readonly links: readonly Link[] };

export function footerOf(letter: Letter, say: Say): Footer {
  const { ticket, links } = letter;
  const others = ticket?.others ?? [];
  const lines = [
    ...(ticket ? howToAnswer(letter, say) : []),
    ...(others.length > 0 ? [say('email.others', { people: others })] : []),
    say(`email.why.${whyOf(letter)}`),
  ];
  const leaving = [
    { label: say('email.mute'), url: links.mute },
    { label: say('email.leave'), url: links.leave },
  ];
  return { lines, links: leaving.flatMap(({ label, url }) => (url === null ? [] : { label, url })) };
}

function howToAnswer({ role, isToStaff, isInternal }: Letter, say: Say): string[] {
  if (role === 'staff' || (role === 'other' && isToStaff)) {
    return [say(isInternal ? 'email.answer-internal' : 'email.answer-staff'), say('email.commands')];
  }
  return [say('email.answer')];
}

/** `other` is told what became of their own mail; the last three concern no ticket. */
function whyOf({ role, kinds: [kind] }: Letter) {
  if (role !== 'other') return role;
  if (kind === 'digest') return 'digest';
  return kind === 'alarm' || kind === 'alarm-cleared' ? 'alarm' : 'other';
}
