/** The templates in force: those that administrators changed, and for what of theirs breaks the shipped ones. */
import type { ChangedTemplate } from '../../store/mail-templates.ts';
import { faultOf, type Parsed, parseTemplate, type TemplateFault } from './engine.ts';
import type { Letter } from './letter.ts';
import { shippedTemplate } from './shipped-templates.ts';
import { type Written, writeLetter } from './write-letter.ts';

export type BrokenTemplate = TemplateFault & Pick<ChangedTemplate, 'kind' | 'locale' | 'changedAt'>;

export type Templates = {
  /** Written with the changed template of its kind and language, if there is one. What breaks is told to `broken`. */
  write(letter: Letter, changed: readonly ChangedTemplate[], broken: (template: BrokenTemplate) => void): Written;
};

/** Keeps what it has parsed: a template is parsed once, until it is changed. */
export function openTemplates(): Templates {
  const known = new Map<string, { readonly source: string; readonly parsed: Parsed }>();
  const parsedOf = ({ kind, locale, source }: ChangedTemplate): Parsed => {
    const place = `${locale} ${kind}`;
    const found = known.get(place);
    if (found?.source === source) return found.parsed;
    const parsed = parseTemplate(source);
    known.set(place, { source, parsed });
    return parsed;
  };
  return {
    write(letter, changed, broken) {
      const [kind = 'entry'] = letter.kinds;
      const { locale } = letter;
      const own = changed.find((one) => one.kind === kind && one.locale === locale);
      if (own) {
        try {
          return writeLetter(letter, parsedOf(own), true);
        } catch (error) {
          broken({ kind, locale, changedAt: own.changedAt, ...faultOf(error) });
        }
      }
      return writeLetter(letter, shippedTemplate(kind, locale).parsed, false);
    },
  };
}
