/** The headers that Outlook and its like copy above the mail they answer, with no other mark. */
import type { TextLine } from './lines.ts';

type Field = 'from' | 'date' | 'to' | 'subject';

const NAMES: Readonly<Record<Field, readonly string[]>> = {
  from: 'from|de|von|da|van|från|fra|od|expéditeur|afzender|от'.split('|'),
  date: 'sent|date|envoyé|envoyé le|gesendet|datum|enviado|enviado el|enviada em|fecha|data|inviato|verzonden|skickat|sendt|wysłano|дата|отправлено'.split(
    '|',
  ),
  to: 'to|à|a|an|para|per|aan|till|til|do|destinataire|pour|кому'.split('|'),
  subject: 'subject|objet|sujet|betreff|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|тема'.split('|'),
};
const FIELDS = new Map(
  (Object.keys(NAMES) as Field[]).flatMap((field) => NAMES[field].map((name) => [name, field] as const)),
);

/** Lines that such a block may take: long lists of addresses are folded. */
const LONGEST_BLOCK = 10;

/**
 * True where a block begins: its From, and soon its Subject and a Date or To. A form that asks « De :, À :, Date : »
 * of a journey has no subject, and stays.
 */
export function headerBlockAt(lines: readonly TextLine[], at: number): boolean {
  if (fieldOf(lines[at]) !== 'from') return false;
  const found = new Set<Field>();
  for (let next = at + 1; next < Math.min(lines.length, at + LONGEST_BLOCK); next += 1) {
    const field = fieldOf(lines[next]);
    if (field) found.add(field);
  }
  return found.has('subject') && (found.has('date') || found.has('to'));
}

function fieldOf(line: TextLine | undefined): Field | undefined {
  const start = line?.text.slice(0, 30) ?? '';
  const colon = start.search(/[:：]/);
  if (colon < 1) return undefined;
  return FIELDS.get(start.slice(0, colon).replace(/[*_]/g, '').trim().toLowerCase());
}
