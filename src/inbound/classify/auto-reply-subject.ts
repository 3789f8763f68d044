/** How the subjects of out-of-office mail begin, for the programs that set no header. */
import { tagKey } from '../../domain/subject-tags.ts';

/** Without case and accents. What follows must be a separator or the end: people ask about automatic replies, too. */
const STARTS = [
  'automatic reply',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'autoresponse',
  'automatic response',
  'out of office',
  'out of the office',
  'out-of-office',
  'out of office autoreply',
  'out of office auto-reply',
  'out of office reply',
  'out of office message',
  'out of office response',
  'away from the office',
  'vacation',
  'on vacation',
  'vacation reply',
  'reponse automatique',
  'absence du bureau',
  'absent du bureau',
  'absente du bureau',
  "message d'absence",
  "notification d'absence",
  "reponse d'absence",
  'reponse automatique d’absence',
  'absence',
  'abwesenheitsnotiz',
  'abwesenheit',
  'automatische antwort',
  'automatisch antwoord',
  'afwezig',
  'afwezigheidsbericht',
  'risposta automatica',
  'fuori sede',
  'respuesta automatica',
  'fuera de la oficina',
  'resposta automatica',
  'autosvar',
  'autosvar fran',
  'auto',
];

/** These are everyday words too: only a colon makes them a prefix. */
const NEEDS_COLON = new Set(['absence', 'auto', 'vacation', 'on vacation', 'abwesenheit', 'afwezig']);

/** The start that gave it away, or null. */
export function autoReplySubject(subject: string): string | null {
  const plain = tagKey(subject.slice(0, 120)).replaceAll('’', "'");
  const start = STARTS.find((one) => plain.startsWith(one) && isSetApart(one, plain.slice(one.length).trimStart()));
  return start ?? null;
}

function isSetApart(start: string, rest: string): boolean {
  if (rest.startsWith(':') || rest.startsWith('：')) return true;
  return !NEEDS_COLON.has(start) && (rest === '' || /^[-–—([]/.test(rest));
}
