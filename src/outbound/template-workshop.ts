/** What those who change a mail template are shown: the shipped one, and what mails of theirs would be. */
import type { SampleMail, TemplatePreview, TemplateWorkshop } from '../domain/mail-template.ts';
import type { NotificationKind } from '../domain/notification.ts';
import type { Locale } from '../ground/words.ts';
import { BLOCKS } from './compose/blocks.ts';
import { faultOf, type Parsed, parseTemplate, variablesIn } from './compose/engine.ts';
import { rolesOf, sampleLetter } from './compose/sample.ts';
import { VARIABLES } from './compose/scope.ts';
import { shippedTemplate } from './compose/shipped-templates.ts';
import { writeLetter } from './compose/write-letter.ts';

export const templateWorkshop: TemplateWorkshop = {
  shipped: (kind, locale) => shippedTemplate(kind, locale).source,
  preview,
  variables: VARIABLES,
  blocks: Object.keys(BLOCKS),
};

function preview(kind: NotificationKind, locale: Locale, source: string): TemplatePreview {
  try {
    const parsed = parseTemplate(source);
    const unknown = variablesIn(parsed).filter((name) => !VARIABLES.includes(name));
    return { mails: rolesOf(kind).map((role) => mailTo(role, parsed)), unknown, fault: null };
  } catch (error) {
    return { mails: [], unknown: [], fault: faultOf(error) };
  }

  function mailTo(role: SampleMail['role'], parsed: Parsed): SampleMail {
    const { html, ...written } = writeLetter(sampleLetter(kind, locale, role), parsed, true);
    // Pages let no style block in; without it a mail looks as it does on a light screen.
    return { role, ...written, html: html.replace(/<style>[\s\S]*?<\/style>\n/, '') };
  }
}
