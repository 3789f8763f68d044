/** How the subjects of out-of-office mail begin, for the programs that say too little in their headers. */
import { tagKey } from '../../domain/subject-tags.ts';

/** What mail programs write before the subject that they answer; without case and accents, as all of these. */
const PREFIXES = [
  'automatic reply',
  'automatic response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'autoresponse',
  'out of office autoreply',
  'out of office auto-reply',
  'out of office reply',
  'reponse automatique',
  "reponse automatique d'absence",
  'abwesenheitsnotiz',
  'automatische antwort',
  'automatisch antwoord',
  'risposta automatica',
  'respuesta automatica',
  'resposta automatica',
  'autosvar',
];

/** What people write, too, but hardly ever in front of the very subject that they answer. */
const IN_ANSWERS = [
  'out of office',
  'out of the office',
  'out-of-office',
  'out of office message',
  'out of office response',
  'vacation reply',
  'absence du bureau',
  "notification d'absence",
  "reponse d'absence",
  'afwezigheidsbericht',
  'autosvar fran',
  'fuori sede',
  'fuera de la oficina',
];

/** Everyday words: they say something of a mail that a machine's headers give away already. */
const BESIDE_HEADERS = [
  'away from the office',
  'vacation',
  'on vacation',
  'absent du bureau',
  'absente du bureau',
  "message d'absence",
  'absence',
  'abwesenheit',
  'afwezig',
  'auto',
];

/** Of these only a colon makes a prefix. */
const NEEDS_COLON = new Set(['absence', 'auto', 'vacation', 'on vacation', 'abwesenheit', 'afwezig']);

/** For a mail that has a machine's headers: true when its subject may begin an answer. */
export function mayBeAutoReply(subject: string): boolean {
  const plain = plainly(subject);
  return [...PREFIXES, ...IN_ANSWERS, ...BESIDE_HEADERS].some((start) => {
    const rest = plain.startsWith(start) ? plain.slice(start.length).trimStart() : 'other words';
    return colonAt(rest) || (!NEEDS_COLON.has(start) && (rest === '' || /^[-–—([]/.test(rest)));
  });
}

/**
 * For a mail that has no such header: the beginning as it is written, colon included, where the subject that is being
 * answered follows; else null. People write « Réponse automatique (Zimbra) : … », and « Absence : justificatif ».
 */
export function autoReplyPrefix(subject: string, { isAnswer }: { readonly isAnswer: boolean }): string | null {
  const start = subject.trimStart().slice(0, 120);
  const colon = start.search(/[:：]/);
  if (
    colon < 0 ||
    subject
      .trimStart()
      .slice(colon + 1)
      .trim() === ''
  )
    return null;
  const prefix = plainly(start.slice(0, colon));
  const isKnown = PREFIXES.includes(prefix) || (isAnswer && IN_ANSWERS.includes(prefix));
  return isKnown ? start.slice(0, colon + 1) : null;
}

function plainly(subject: string): string {
  return tagKey(subject.slice(0, 120)).replaceAll('’', "'");
}

function colonAt(rest: string): boolean {
  return rest.startsWith(':') || rest.startsWith('：');
}
