/** What the service still has to know, with how to answer by mail. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function questions({ values, locale }: Letter, say: Say): Block[] {
  const asked = values.questions;
  const [first] = asked;
  if (!first) return [];
  const items = asked.map(({ label, choices, isMandatory }) => ({
    text: isMandatory ? label[locale] : say('email.optional-question', { question: label[locale] }),
    ...(choices ? { items: choices.map((choice) => choice[locale]) } : {}),
  }));
  const how = asked.length > 1 ? 'several' : first.choices ? 'choice' : 'text';
  return [
    { kind: 'text', text: say('email.questions', { count: asked.length }) },
    { kind: 'list', isNumbered: true, items },
    { kind: 'text', text: say(`email.how-to-answer.${how}`) },
  ];
}
