/** The page where one writes to the help desk as somebody else. */
import type { FoundEmail } from '../../store/find-by-message-id.ts';
import { type Answer, page } from '../answer.ts';
import { queryOf, type Visit } from '../visit.ts';
import type { Demo } from './demo.ts';
import { demoOf } from './demo-of.ts';
import { DRAFT, type Draft, STRANGER, startedDraft } from './draft.ts';
import { type DraftFault, MOST_FILE_BYTES, MOST_FILES } from './draft-faults.ts';
import { ideasFor } from './ideas.ts';
import { receivedMail } from './mailbox.ts';
import { replyTo } from './reply.ts';
import type { SentLetter } from './sent-letters.ts';
import { readTags } from './tags.ts';
import { answerUrl, mailboxUrl, wayUrl } from './urls.ts';

export async function showDraft(visit: Visit): Promise<Answer> {
  const given = queryOf(visit, DRAFT);
  const answered = given.answers === '' ? null : await receivedMail(visit, given.from, Number(given.answers));
  const draft = startedDraft(visit, demoOf(visit), given);
  return draftPage(visit, answered ? { ...draft, ...replyTo(visit, answered) } : draft, []);
}

/** With faults, it says what is wrong, and holds all that was typed. */
export async function draftPage(visit: Visit, draft: Draft, faults: readonly DraftFault[]): Promise<Answer> {
  const { web, say } = visit;
  const demo = demoOf(visit);
  const { people } = demo;
  const [tags, sent] = await Promise.all([readTags(visit), readSent(demo)]);
  const it = {
    ...{ draft, faults, people, tags, sent, mailboxes: mailboxesIn(demo), hadFiles: visit.files.length > 0 },
    ...{ ideas: ideasFor(say, demo, web.settings.mailAddress), answer: latestAnswer(sent) },
    limits: { bytes: MOST_FILE_BYTES, files: MOST_FILES, stranger: STRANGER },
  };
  const title = say('demo-page.title');
  if (faults.length === 0) return page('demo/draft', title, it);
  return page('demo/draft', say('demo-page.title-faults', { title }), it, { status: 422 });
}

/** Who has received most lately: people by their names. */
function mailboxesIn({ owners, people }: Demo) {
  return owners().map(({ address, mails }) => {
    const name = people.find((one) => one.address === address)?.name ?? address;
    return { name, mails, url: mailboxUrl(address) };
  });
}

function latestAnswer(sent: readonly SentMail[]): string | null {
  const urls = sent.flatMap((mail) => (mail.found?.ticket ? [answerUrl(mail, mail.found.ticket)] : []));
  return urls[0] ?? null;
}

/** How many of the letters sent are listed. */
const LISTED = 8;

type SentMail = SentLetter & { readonly url: string; readonly found: FoundEmail | null };

async function readSent({ sent, whatBecameOf }: Demo): Promise<SentMail[]> {
  return Promise.all(
    sent.latest(LISTED).map(async (letter) => {
      const { messageId } = letter;
      return { ...letter, url: wayUrl(messageId), found: await whatBecameOf(messageId) };
    }),
  );
}
