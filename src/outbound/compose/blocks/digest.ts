/** What happened on the tickets of somebody's teams since they were last told. */
import type { Locale, Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function digest({ values, locale }: Letter, say: Say): Block[] {
  const items = values.items.map(({ reference, title, kind, at, author }) => {
    const what = say(`email.digest.${kind}`, { author: author ?? '' });
    return { text: say('email.digest-item', { reference, title, what, at: MOMENT[locale].format(new Date(at)) }) };
  });
  const more = values.more > 0 ? [{ text: say('email.digest-more', { count: values.more }) }] : [];
  return items.length === 0 ? [] : [{ kind: 'list', items: [...items, ...more] }];
}

const MOMENT: Readonly<Record<Locale, Intl.DateTimeFormat>> = { fr: momentIn('fr'), en: momentIn('en-GB') };

function momentIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
