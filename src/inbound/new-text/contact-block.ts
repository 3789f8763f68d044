/** A signature without a mark: the name, role and telephone that end a text, where nothing else can be meant. */
import type { EmailAddress } from '../../domain/email-address.ts';
import { filledAbove, isEmpty, type TextLine } from './lines.ts';
import { isRule } from './separators.ts';

const VALEDICTION =
  /^(?:(?:bien |très |tr[eè]s |meilleures? |sinc[eè]re(?:s|ment)? |avec mes )?(?:cordiale?ment|cordialité|amicalement|salutations|respectueusement|sincèrement|cdlt|cdt|bien à (?:vous|toi))|(?:avec )?(?:mes )?(?:meilleures |sincères |cordiales )?salutations|(?:(?:kind|best|warm|warmest|many|with (?:kind|best)) )?regards|(?:best|kind) wishes|all the best|sincerely|yours (?:sincerely|faithfully|truly)|cheers|(?:many )?thanks(?: and regards)?|thank you|merci(?: d['’]avance| beaucoup| et bonne journée)?|(?:mit )?(?:freundlichen?|besten?|vielen?|herzlichen?|liebe|viele|schöne|beste) (?:gr[uü](?:ß|ss)en?|dank)|mfg|lg|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|saluti|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|mvg|groet(?:en|jes)?|atenciosamente|com os melhores cumprimentos|cumprimentos|cordialmente|z poważaniem|pozdrawiam|serdecznie pozdrawiam|med vänliga? hälsningar?|vänliga hälsningar|mvh|med venlig hilsen|venlig hilsen|med vennlig hilsen|hilsen|ystävällisin terveisin|s pozdravem|с уважением)(?: (?:à|für|to|from) .{1,20})?[ ,.!]{0,3}$/i;
/** What a block must have to be one: an address, a link, a number that is called. */
const CONTACT = [
  /^[^ ]{0,12} ?[:：]? ?<?[^\s@<>]{1,64}@[^\s@<>]{3,}>?(?:\(?<?mailto:[^ ]*)?$/i,
  /^(?:https?:\/\/|www\.)[^ ]{3,}$/i,
  /^(?:t[ée]l(?:[ée]phone|efon|[ée]fono|efono|efoon)?|phone|mob(?:ile)?|portable|port|fax|gsm|cell|ext|direct|standard|tlf|mobil|handy|móvil|telef|skype|t|m|f|p|d)[ .]{0,2}(?:[:：.]|\+|\()? {0,3}[+(\d].{5,60}$/i,
  /^[☎📞📱✆ ]{0,3}(?:\+\d|\(\+?\d|0\d)[\d ()./-]{7,24}\d(?: .{0,40})?$/u,
  /^\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?: .{0,20})?$/,
  /^skype ?: ?[^ ]{2,}$/i,
  /^via (?:my )?(?:mobile|phone|iphone|android)$/i,
];
/** « Example Corp. » is no sentence. */
const COMPANY = / (?:corp|inc|ltd|co|llc|univ|dept|dépt|bldg|st|ave|kft|a\.s|s\.a|s\.l|s\.r\.l|z o\.o)\.$/i;
const MOST_LINES = 14;
const LONGEST_LINE = 90;
const MOST_WORDS = 10;

/**
 * Where such a block begins among the lines up to `end`, the last that are new; -1 when none does or in any doubt.
 * It stands below « Cordialement », a name first; or its first line is the sender's own name, or a rule. A block that
 * a line above announces is somebody else's, and what the mail is about.
 */
export function contactBlockStart(lines: readonly TextLine[], end: number, sender: EmailAddress | null): number {
  let contacts = 0;
  for (let at = end, seen = 0; at > 0 && seen <= MOST_LINES; at -= 1) {
    const line = lines[at] as TextLine;
    if (isEmpty(line)) continue;
    seen += 1;
    if (isRule(line))
      return contacts > 1 && isEmpty(lines[at - 1]) && opensBlock(lines, at + 1, sender) ? unannounced(lines, at) : -1;
    if (isContact(line)) contacts += 1;
    else if (!isShort(line)) return -1;
    if (contacts > 0 && isName(line) && startsBlock(lines, at, sender))
      return unannounced(lines, signedAbove(lines, at));
  }
  return -1;
}

function isContact({ text }: TextLine): boolean {
  // « Tél. : 01… — ada@… »: the parts of one line.
  return text.split(/ [|•·–—-] | \/ |, /).some((part) => CONTACT.some((contact) => contact.test(part.trim())));
}

/** A role, a place: few words, and nothing that asks, tells or announces. */
function isShort({ text }: TextLine): boolean {
  return (
    text.length <= LONGEST_LINE &&
    !/[?!;]$|[:：]|^[-*•+>#|]/.test(text) &&
    (!/[^.]{12}\.$/.test(text) || COMPANY.test(text)) &&
    text.split(' ').length <= MOST_WORDS
  );
}

function isName({ text }: TextLine): boolean {
  return (
    /^[*_]{0,2}(?:(?:m|mme|mr|mrs|ms|me|dr|pr|prof|herr|frau)\.? )?\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}(?:,? [\p{Lu}.]{2,8}(?:, [\p{L}.]{2,8})?)?[*_,]{0,3}$/iu.test(
      text,
    ) && /\p{Lu}/u.test(text)
  );
}

/** Below a rule: an empty line, or who the sender is. */
function opensBlock(lines: readonly TextLine[], at: number, sender: EmailAddress | null): boolean {
  return isEmpty(lines[at]) || (sender !== null && isName(lines[at] as TextLine) && namesSender(lines, at, sender));
}

function startsBlock(lines: readonly TextLine[], at: number, sender: EmailAddress | null): boolean {
  const above = filledAbove(lines, at);
  if (above >= 0 && VALEDICTION.test(lines[above]?.text ?? '')) return true;
  return isEmpty(lines[at - 1]) && sender !== null && namesSender(lines, at, sender);
}

/** « Cordialement, Ada Lovelace », an empty line, and the block: the name is of it. */
function signedAbove(lines: readonly TextLine[], at: number): number {
  const above = filledAbove(lines, at);
  const greeting = above < 0 ? -1 : filledAbove(lines, above);
  const isSigned = greeting >= 0 && isName(lines[above] as TextLine) && VALEDICTION.test(lines[greeting]?.text ?? '');
  return isSigned ? above : at;
}

/** The sender's name, or below it the sender's address. */
function namesSender(lines: readonly TextLine[], at: number, { name, address }: EmailAddress): boolean {
  const words = (written: string) =>
    written
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
      ?.sort()
      .join(' ') ?? '';
  if (words(name).includes(' ') && words(name) === words(lines[at]?.text ?? '')) return true;
  const below = lines.slice(at, at + MOST_LINES).map(({ text }) => text.toLowerCase());
  return address.includes('@') && below.some((text) => text.includes(address.toLowerCase()));
}

/** « Voici mes coordonnées » */
const ANNOUNCES =
  /[:：]$|coordonnées|numéro|téléphone|adresse|contact|details|phone|number|address|following|suivant|nummer|adresse|kontakt|datos|número|teléfono|dirección|recapit|indirizzo|gegevens|adres|morada|dane|kontakt/i;

function unannounced(lines: readonly TextLine[], at: number): number {
  const above = filledAbove(lines, at);
  const words = lines[above]?.text ?? '';
  return above >= 0 && (VALEDICTION.test(words) || !ANNOUNCES.test(words)) ? at : -1;
}
