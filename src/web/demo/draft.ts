/** A letter as somebody is writing it: what the form holds, how it begins, what is sent of it. */
import { z } from 'zod';
import { writtenText } from '../../domain/written-text.ts';
import type { Visit } from '../visit.ts';
import type { Demo, DemoLetter } from './demo.ts';

const line = z.string().max(20_000).default('');

/** As the form sends it, or an address that fills it in: what is missing is empty. */
export const DRAFT = z.object({
  from: line,
  stranger: line,
  to: line,
  cc: line,
  subject: line,
  text: z.string().default(''),
  /** The id of a mail that its writer has received, and now answers. */
  answers: line,
  /** That mail's Message-ID, once the letter has begun. */
  inReplyTo: line,
});
export type Draft = z.infer<typeof DRAFT>;

/** Chosen as sender, it means: somebody outside, whose address stands in a field of its own. */
export const STRANGER = 'stranger';
export const A_STRANGER = 'visiteur@ailleurs.example';

/** What was given, and for the rest what most letters are: from whoever is signed in to the help desk. */
export function startedDraft({ web, viewer }: Visit, { people }: Demo, given: Draft): Draft {
  const usual = people.find(({ name }) => name === viewer?.name) ?? people[0];
  const isKnown = people.some(({ address }) => address === given.from);
  const isOutside = given.from !== '' && !isKnown;
  return {
    ...given,
    from: isOutside ? STRANGER : given.from || (usual?.address ?? STRANGER),
    stranger: isOutside && given.from !== STRANGER ? given.from : given.stranger || A_STRANGER,
    to: given.to || (web.settings.mailAddress ?? ''),
  };
}

export function letterOf(draft: Draft): Omit<DemoLetter, 'files'> {
  return {
    from: draft.from === STRANGER ? draft.stranger.trim() : draft.from,
    to: draft.to.trim(),
    cc: addressesIn(draft.cc),
    subject: writtenText(draft.subject).replaceAll(/\s+/g, ' '),
    text: writtenText(draft.text),
    ...(draft.inReplyTo === '' ? {} : { inReplyTo: draft.inReplyTo.slice(0, 500) }),
  };
}

/** As people write and paste several: with commas or semicolons, with names or without. */
function addressesIn(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => /<([^<>]*)>\s*$/.exec(part)?.[1] ?? part);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
