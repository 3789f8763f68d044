/** Who judged a mail that was held, and how. */
import type { Judgement } from '../../domain/judgement.ts';
import type { JournalMail } from '../../store/journal-mail.ts';

export type JudgedBy = { readonly judgement: Judgement; readonly name: string };

/** Null where nobody did, or where it was put through again as if nobody had. */
export function judgedBy({ judgement, judgedBy: name, reason }: JournalMail): JudgedBy | null {
  if (name === null) return null;
  if (judgement === 'accept' || judgement === 'open-new') return { judgement, name };
  return reason === 'judged-ignored' ? { judgement: 'ignore', name } : null;
}
