/** The receipt of a mail: what we received, what became of it, and why. */
import type { Finding } from '../../domain/finding.ts';
import type { LinkToken } from '../../domain/link-token.ts';
import type { Say } from '../../ground/words.ts';
import { type Receipt, readReceipt } from '../../store/receipt.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { sayOr } from '../say-or.ts';
import type { Visit } from '../visit.ts';
import { linkPage } from './link-page.ts';

type ReceiptToken = Extract<LinkToken, { to: 'receipt' }>;

export async function showReceipt({ web, say }: Visit, token: ReceiptToken): Promise<Answer> {
  const receipt = await readReceipt(web.desk.database.read, token.receivedEmailId, token.personId);
  if (!receipt) throw new Refusal('not-found');
  const it = {
    ...{ receipt, became: becameOf(receipt), why: whyOf(say, receipt) },
    kept: receipt.files.filter(({ refused }) => refused === null),
    refused: receipt.files.filter(({ refused }) => refused !== null),
  };
  return linkPage('links/receipt', say('receipt.title'), it);
}

/** Words: `receipt.became.<this>`. Whether it is held, and for what, is nothing to tell whoever may have forged it. */
function becameOf({ ticket, isHidden, disposition }: Receipt): string {
  if (ticket) return disposition === 'opened' ? 'opened' : 'appended';
  if (isHidden) return 'hidden';
  return ['pending', 'held', 'failed'].includes(disposition) ? 'waiting' : 'received';
}

/** Why it has its service; only of the mail that brought it there. Of an agent's choice, not which agent. */
function whyOf(say: Say, { ticket, disposition }: Receipt): string | null {
  if (!ticket?.service || disposition !== 'opened') return null;
  const by = ticket.serviceReason;
  return by?.step === 'choose' && by.code !== 'by-agent' ? chosenBecause(say, by) : say('receipt.chosen');
}

/** Without the team, whose matter that is. */
function chosenBecause(say: Say, { step, code, values }: Finding): string {
  const { context: _, ...said } = values;
  return sayOr(say, `finding.${step}.${code}`, say('receipt.chosen'), said);
}
