/** What is worth trying on the demo's page: letters that it begins for whoever clicks. */
import type { Say } from '../../ground/words.ts';
import type { Demo } from './demo.ts';
import { A_STRANGER, type Draft } from './draft.ts';
import { draftUrl } from './urls.ts';

export type Idea = {
  /** Its words are `demo-page.idea.<name>`, and `.why` what there is to see. */
  readonly name: string;
  /** The page with the letter begun. */
  readonly url: string;
};

/** Each idea with what it changes in a letter as it usually begins; `mailAddress` is the help desk's. */
export function ideasFor(say: Say, { people }: Demo, mailAddress: string | null): Idea[] {
  const requesters = people.filter(({ role }) => role === 'requester').map(({ address }) => address);
  const [from = '', colleague = '', ...others] = requesters;
  const about = (name: string) => ({
    subject: say(`demo-page.idea.${name}.subject`),
    text: say('demo-page.idea.text'),
  });
  const ideas: Readonly<Record<string, Partial<Draft>>> = {
    tag: { from, ...about('tag') },
    copy: { from, cc: [colleague, ...others.slice(0, 1)].join(', '), ...about('copy') },
    'unknown-tag': { from: others.at(-1) ?? from, ...about('unknown-tag') },
    confidential: { from: colleague, ...about('confidential') },
    plus: { from, to: (mailAddress ?? '').replace('@', `+${say('demo-page.idea.plus.tag')}@`), ...about('plus') },
    outside: { from: A_STRANGER, ...about('outside') },
  };
  return Object.entries(ideas).map(([name, draft]) => ({ name, url: draftUrl(draft) }));
}
