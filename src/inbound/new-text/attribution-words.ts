/** The words of the lines that say who wrote what is quoted below, in the languages of the usual clients. */

const OPENERS = [
  'on|le|am|el|il|il giorno|in data|op|em|no dia|dana|dne|dňa|den|på|w dniu|dnia|em dia|ti|în|pe|data|vào|pada|в|у',
  // Weekdays, cut short or not.
  'mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  'lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  'mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag',
  'mié|jue|vie|sáb|dom|gio|ma|wo|vr|za|zo|seg|ter|qua|qui|sex|pon|wt|śr|czw|pt|sob|niedz',
  'mån|tis|ons|tors|fre|lör|sön|man|tir|lør|søn|tor|ke|to|pe|su|po|út|st|čt|pá|ne|пн|вт|ср|чт|пт|сб|вс|нд',
];
/** What such a line begins with; a number will do in any language, if a date stands near. */
export const OPENER = new RegExp(
  `^(?:[-–—_=*«"' ]{0,40})(?:(?:${OPENERS.join('|')})[ ,.][^\\n]{0,40}?\\d|\\d|在|於|于|בתאריך|ב-|في )`,
  'i',
);

const VERBS = [
  'wrote|writes|has written',
  'a écrit|a ecrit|écrivait',
  'schrieb|hat geschrieben|geschrieben',
  'escribió|ha escrito|escribio|va escriure|ha escrit|escribiu|escreveu',
  'ha scritto|scrisse|scriveva',
  'schreef|het volgende geschreven|heeft geschreven',
  'napisał|napisała|napisał\\(a\\)|napisał/a|pisze|napsal|napsala|napsal\\(a\\)|napísal|napísala|napísal\\(a\\)|napisao|napisala|napisao je|je napisao|je napisal',
  'skrev|skrev följande|kirjoitti|kirjutas|írta|ezt írta|yazdı|şunu yazdı|şunları yazdı|a scris|rašė|rakstīja|đã viết|menulis|έγραψε',
  'пише|пишет|писал|писала|писал\\(а\\)|писав|написал|написала|написав|написа|написал\\(а\\)|كتب|تمت كتابة|כתב|כתבה',
];
const CJK_VERBS =
  '写道|寫道|のメール[:：]|のメッセージ[:：]|が書きました|は書きました|이\\(가\\) 작성|님이 작성|작성|님이 쓰신 글';

/** The verb, wherever it stands: in German and Dutch the name follows it. Not « m’a écrit », which people write. */
export const WROTE = new RegExp(`(?:^|[^\\p{L}'’])(?:${VERBS.join('|')})(?![\\p{L}])|${CJK_VERBS}`, 'u');
/** Nothing but the verb behind what was broken off: `> wrote:`. */
export const ENDS_WITH_WROTE = new RegExp(`^[>) ]{0,4}(?:${VERBS.join('|')}|${CJK_VERBS}) ?[:：]?$`, 'u');
/** « Selon Ada <ada@…> : », `Quoting Ada <ada@…>:`: Horde and IMP. */
export const QUOTING =
  /^(?:quoting|selon|zitat von|citando a?|citando|citeren|citerar|citat|cytowanie|quoth|в ответ на|citaat van|lainaus|wiadomość napisana przez|użytkownik) /i;
/** The writer's own « I wrote », which no program says. */
export const PERSON =
  /(?:^|[^\p{L}])(?:i|we|you|he|she|they|who|it|je|tu|il|elle|on|nous|vous|qui|ich|er|sie|wir|yo|él|ella|io|lui|lei|ik|hij|zij|wij|eu|ele|ela) (?:wrote|a écrit|a répondu|schrieb|escribió|escreveu|ha scritto|schreef)(?![\p{L}])|schrieb (?:ich|er|sie|mir|man)(?![\p{L}])|schreef (?:ik|hij|zij)(?![\p{L}])/u;
