/** Changes the template that mails of one kind are written with in one language, or takes the shipped one again. */
import { LONGEST_TEMPLATE } from '../domain/mail-template.ts';
import type { Viewer } from '../domain/viewer.ts';
import { deleteTemplate, type TemplatePlace, writeTemplate } from '../store/mail-templates.ts';
import { clear } from './alarm.ts';
import { type Desk, transact } from './desk.ts';
import { DeskRefusal } from './refusal.ts';

export type TemplateChange = TemplatePlace & {
  /** Null takes the shipped one. */
  readonly source: string | null;
};

/** For administrators; throws a DeskRefusal for others. Whether a mail can be written with it was seen before. */
export async function changeTemplate(desk: Desk, viewer: Viewer, { source, ...place }: TemplateChange): Promise<void> {
  const { personId, role } = viewer;
  if (role !== 'admin') throw new DeskRefusal('not-allowed');
  if (source !== null && source.length > LONGEST_TEMPLATE) throw new DeskRefusal('bad-choice', 'text');
  await transact(desk, async (work) => {
    const { tx, now, audit } = work;
    if (source !== null) await writeTemplate(tx, place, source, { personId, now });
    else if (!(await deleteTemplate(tx, place))) return;
    // One that still breaks raises it again with the next mail.
    await clear(work, { kind: 'template-broken', mailboxId: null });
    const action = source === null ? 'mail-template.reset' : 'mail-template.changed';
    const subject = { subjectType: 'mail-template' as const, subjectId: `${place.locale}/${place.kind}` };
    audit.push({ actorId: personId, action, ...subject, after: source === null ? null : { source } });
  });
}
