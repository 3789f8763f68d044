/** How the subjects of out-of-office mail begin, for the programs that say too little in their headers. */
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { plainWords } from './note.ts';

/** What mail programs write before the subject that they answer; as plainWords writes it, as all of these. */
const PREFIXES = listed(`
  automatic reply, automatic response, automated reply, automated response, automatically generated reply,
  auto reply, auto-reply, autoreply, auto response, auto-response, autoresponse, autoresponder,
  out of office autoreply, out of office auto-reply, out of office automatic reply, out of office reply,
  reponse automatique, message automatique, reply automatique, reponse auto, reponse automatique d'absence,
  message automatique d'absence, reponse automatique d'absence du bureau, abwesenheitsnotiz,
  automatische antwort, automatische abwesenheitsnotiz, automatische antwortmail, automatisch antwoord,
  automatische beantwoording, automatisch bericht, risposta automatica, risposta non al computer,
  messaggio automatico, respuesta automatica, resposta automatica, resposta automatica de ausencia,
  resposta automatica (ausente), autosvar, automatisk svar, automatiskt svar, automaattinen vastaus,
  poissaoloviesti, odpowiedz automatyczna, automatyczna odpowiedz, autoodpowiedz, automaticka odpoved,
  automatikus valasz, raspuns automat, otomatik yanit, автоматический ответ, автоответ,
  автоматична відповідь, αυτόματη απάντηση, avtomatski odgovor, automatski odgovor, 自動返信, 自動応答, 自动回复, 自動回覆,
  자동 회신
`);

/** What people write, too, but hardly ever in front of the very subject that they answer. */
const IN_ANSWERS = listed(`
  out of office, out of the office, out-of-office, out of office message, out of office response, ooo,
  vacation reply, vacation response, vacation message, vacation notice, holiday message, absence du bureau,
  notification d'absence, reponse d'absence, message d'absence du bureau, avis d'absence, afwezigheidsbericht,
  afwezigheidsmelding, niet aanwezig, abwesenheitsmeldung, abwesenheitsmitteilung, autosvar fran, franvaro,
  franvaromeddelande, ikke til stede, fravaersmelding, fraværsmelding, fuori sede, fuori ufficio,
  fuori dall’ufficio, assenza dall’ufficio, assente, fuera de la oficina, fuera de oficina,
  ausente de la oficina, fora do escritorio, ausencia temporaria, ausencia del escritorio, nieobecnosc,
  poza biurem, nieobecnosc w biurze, mimo kancelar, вне офиса
`);

/** Everyday words: they say something of a mail that a machine's headers, or its words, give away already. */
const BESIDE_HEADERS = listed(`
  away from the office, away from my mail, away from office, vacation, on vacation, on leave, on holiday,
  absent du bureau, absente du bureau, message d'absence, absence, absente, absent, conges, en conges,
  abwesenheit, nicht im buro, afwezig, auto, accuse de reception automatique, annual leave
`);

/** Of these only a colon makes a prefix. */
const NEEDS_COLON = new Set(
  listed(`
  absence, absent, absente, conges, auto, vacation, on vacation, on leave, on holiday,
  abwesenheit, afwezig, ooo, assente, franvaro, nieobecnosc
`),
);

const STARTS = [...PREFIXES, ...IN_ANSWERS, ...BESIDE_HEADERS];

/** A subject of nobody's but somebody who is away, or of Notes: « Jean Petit est absent(e) (retour 12/05/2026) ». */
const AWAY_SUBJECTS = [
  /^(?:absences?|conges?(?: annuels?)?|vacances|absent\(?e?\)?|en (?:conges?|vacances)|vacation|holidays?|on (?:leave|vacation|holiday)|annual leave|away|urlaub|abwesend|abwesenheit|vacaciones|ausente|ferie|in ferie|assente|assenza|vakantie|afwezig|ferias|ausencia|urlop|nieobecnosc|semester|ferie)[ !.]*$/,
  /^(?:je (?:suis|serai) |actuellement |currently |i am |i'm )?(?:absente?|en conges?|en vacances|away|out of (?:the )?office|on (?:annual )?(?:leave|vacation))(?:\(e\))? (?:du|des|le|jusqu|a partir|until|till|from|since|on|this|between)/,
  /^(?:auto: ?)?[^:?]{2,80} (?:(?:is|will be)(?: currently)? (?:out of (?:the )?office|on (?:vacation|leave))|(?:est|sera) (?:absente?|absent\(e\)|hors du bureau)|ist (?:(?:außer|ausser) haus|nicht im (?:buro|haus|hause)|abwesend)|esta (?:ausente|fuera de la oficina|fora do escritorio)|e (?:assente|fuori ufficio)|is (?:afwezig|niet op kantoor))(?:[ .(!]|$)/,
];

/** For a mail that has a machine's headers: true when its subject may begin an answer. */
export function mayBeAutoReply(subject: string): boolean {
  const plain = plainSubject(subject);
  return STARTS.some((start) => {
    const rest = plain.startsWith(start) ? plain.slice(start.length).trimStart() : 'other words';
    // « Out of Office Re: Wifi »
    if (hasReplyPrefix(rest) && !isForward(rest)) return true;
    return colonAt(rest) || (!NEEDS_COLON.has(start) && (rest === '' || /^[-–—([]/.test(rest)));
  });
}

/** For a mail whose words tell of an absence: true when its subject does, too. */
export function tellsOfAbsence(subject: string): boolean {
  const plain = plainSubject(subject);
  return mayBeAutoReply(subject) || AWAY_SUBJECTS.some((form) => form.test(plain));
}

/**
 * For a mail that has no such header: the beginning as it is written, colon included, where the subject that is being
 * answered follows; else null. People write « Réponse automatique (Zimbra) : … », and « Absence : justificatif ».
 */
export function autoReplyPrefix(subject: string, { isAnswer }: { readonly isAnswer: boolean }): string | null {
  const start = subject.trimStart().slice(0, 120);
  const colon = start.search(/[:：]/);
  if (colon < 0 || !/\S/.test(subject.trimStart().slice(colon + 1, 1000))) return null;
  const prefix = plainWords(start.slice(0, colon));
  const isKnown = PREFIXES.includes(prefix) || (isAnswer && IN_ANSWERS.includes(prefix));
  return isKnown ? start.slice(0, colon + 1) : null;
}

/** True for what somebody, or a rule of his, passes on: « TR : », `FW:`, `WG:`, `I:`. */
export function isForward(subject: string): boolean {
  return /^(?:tr|fwd?|wg|rv|enc|i|pd|doorst|trans|vs|vb|rif|weitergeleitet) ?[:：]|^\[?fwd[:\] ]/.test(
    plainSubject(subject),
  );
}

function listed(written: string): string[] {
  return written.split(',').map(plainWords);
}

function plainSubject(subject: string): string {
  return plainWords(subject.trimStart().slice(0, 160)).replaceAll('\n', ' ');
}

function colonAt(rest: string): boolean {
  return rest.startsWith(':') || rest.startsWith('：');
}
