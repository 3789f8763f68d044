/** Sends what was written on the demo's page: a real mail, which the help desk then finds in its mailbox. */
import { type Answer, redirect } from '../answer.ts';
import { formOf, type Visit } from '../visit.ts';
import type { DemoLetter } from './demo.ts';
import { demoOf } from './demo-of.ts';
import { DRAFT, letterOf } from './draft.ts';
import { faultsOf } from './draft-faults.ts';
import { draftPage } from './draft-page.ts';
import type { SentLetter } from './sent-letters.ts';
import { wayUrl } from './urls.ts';

export async function sendDraft(visit: Visit): Promise<Answer> {
  const demo = demoOf(visit);
  const draft = formOf(visit, DRAFT);
  const letter = letterOf(draft);
  const faults = faultsOf(demo, draft.from, letter, visit.files);
  if (faults.length > 0) return draftPage(visit, draft, faults);
  try {
    const { messageId } = await demo.sent.sendOnce(visit.once, () => send(visit, letter));
    return redirect(wayUrl(messageId));
  } catch (error) {
    const { message } = error as Error;
    visit.web.log.warn({ error: message }, 'letter not sent');
    return draftPage(visit, draft, [{ field: null, code: 'refused', values: { error: message } }]);
  }
}

async function send(visit: Visit, letter: Omit<DemoLetter, 'files'>): Promise<SentLetter> {
  const files = visit.files.map(({ filename, contentType, staged }) => ({ filename, contentType, path: staged.path }));
  const messageId = await demoOf(visit).send({ ...letter, files });
  return { messageId, from: letter.from, subject: letter.subject, at: visit.now };
}
