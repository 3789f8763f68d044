/** What machines add below a text: the footer of a list, of a scanner for viruses, the lawyers' paragraph. */
import { isEmpty, joinedText, type TextLine } from './lines.ts';
import { isQuoted } from './quote-marks.ts';
import { isRule } from './separators.ts';

const LIST =
  /mailing list|liste de diffusion|mailingliste|lista de correo|lista de distribuci|mailman\/(?:listinfo|options)|^to unsubscribe|^unsubscribe|^pour (?:vous|se) désabonner|^(?:um sich|zum) abmelden|^you(?:'re| are) receiv(?:ing|ed) this|^you received this (?:message|email|mail) because|^vous recevez ce (?:message|courriel|mail)|^sie erhalten diese (?:e-?mail|nachricht)|^groups\.io links|^yahoo! groups links|^reply to this (?:email|message) directly|^view it on git|^para cancelar|^to view this discussion/i;
const SCANNED =
  /^(?:this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)|no virus found in this|virus-free\.|garanti sans virus|sans virus\.|virenfrei\.|libre de virus|mail priva di virus|l['’]absence de virus dans ce courrier|ce(?:t e-?mail| courrier| message)[^.]{0,30} a été (?:vérifié|analysé|scanné)|diese e-?mail wurde (?:auf viren|von )|este (?:correo|mensaje)[^.]{0,40} (?:ha sido analizado|está libre)|questo messaggio [eè]['’]? stato analizzato|questa e-?mail è stata (?:controllata|esaminata)|deze e-?mail is gecontroleerd|ta wiadomość (?:e-?mail )?została sprawdzona|checked by avg|__ information (?:from|provenant))/i;
const SCANNER = /viru|viren|malware|avast|avg|spam|kaspersky|mcafee|eset|barracuda|mailscanner|esva/i;
const ON_PRINTING =
  /^(?:[p♻🌳🌱]? )?(?:please|think|consider|before|save|pensez|avant|n['’]imprimez|préserv|protége|économis|ensemble|merci de|bitte|denken|antes|por favor|piense|prima|rispetta|denk|pomyśl|zanim)/iu;
const PRINTING = /print|imprim|ausdruck|drucken|stamp|afdruk|druk/i;
const NATURE = /environ|umwelt|ambiente|milieu|środowisk|planet|planète|\btrees?\b|arbres?|bäume/i;
const LONGEST_PLEA = 160;

const OPENS_LEGAL =
  /^[*_ "“«-]{0,4}(?:(?:this|the information (?:contained )?in this|the contents? of this|any|l['’]information|les informations? contenues?|ce|cette|cet|le contenu de ce|le présent|diese|der inhalt dieser|este|esta|la información|questo|questa|le informazioni|il presente|dit|deze|de informatie|niniejsza|ta|treść tej|a presente|as informações) ?(?:communication|transmission|electronic|e-?mail|email|message|mail|courriel|courrier|transmission|nachricht|mensaje|correo|mensagem|messaggio|comunicazione|bericht|wiadomość|korespondencja|document|contenues?|contenid\p{L}+|contenute|contained|in)|confidentiality|confidential|avis de confidentialité|avertissement|confidentialité|disclaimer|vertraulich|haftungsausschluss|aviso legal|aviso de confidenc|avvertenza|riservatezza|ai sensi|legal notice|notice ?:|important ?:|vertrouwelijk)/iu;
/** Its title says what it is. */
const TITLED_LEGAL =
  /^[*_ -]{0,4}(?:confidentiality (?:notice|note|statement)|legal (?:notice|disclaimer)|e-?mail disclaimer|avis de confidentialité|clause de confidentialité|haftungsausschluss|vertraulichkeitshinweis|aviso (?:legal|de confidencialida\p{L}+)|avviso di riservatezza|klauzula poufności)/iu;
const LEGAL = [
  /confiden|vertraulich|riservat|vertrouwelijk|poufn|privileged|geheim|rechtlich geschützt/i,
  /intended|recipient|addressee|destinat|empfänger|adressat|ontvanger|geadresseerde|adresat|odbiorc/i,
  /error|erreur|irrtümlich|versehen|errore|por engano|vergissing|onbedoeld|omyłk|błęd/i,
  /unauthori[sz]ed|prohibited|interdite?|strictly|strictement|unbefugt|untersagt|prohibid|proibid|vietat|verboden|zabronion|dissemination|divulgation|distribution|delete|détruire|supprimer|löschen|vernichten|eliminar|cancellar|verwijder|usun|responsib|liab|haftung/i,
];
/** Of the four things that the lawyers' paragraphs say, those that leave no doubt; fewer where not all of it is looked at. */
const SURE = 3;
const SURE_OF_BEGINNING = 2;
const LOOKED_AT_OF_LINE = 290;
const LONGEST_PARAGRAPH = 30;
const LOOKED_AT = 2_000;

/** Lines that such a footer takes from here on, its rule with it; 0 when none begins here. */
export function footerAt(lines: readonly TextLine[], at: number): number {
  const line = lines[at] as TextLine;
  const isRuled = isRule(line) || /^[-_*=#~]{3,4}$/.test(line.text);
  const first = isRuled ? firstBelow(lines, at) : at;
  const text = lines[first]?.text ?? '';
  if ((isRuled && LIST.test(text)) || isScanned(lines, first) || isPlea(text) || isLegal(lines, first))
    return paragraphEnd(lines, first) - at;
  return 0;
}

/** The line below a rule, over one empty line. */
function firstBelow(lines: readonly TextLine[], at: number): number {
  return isEmpty(lines[at + 1]) ? at + 2 : at + 1;
}

/** « Ce message a été vérifié par Ben » names no scanner. */
function isScanned(lines: readonly TextLine[], at: number): boolean {
  return SCANNED.test(lines[at]?.text ?? '') && SCANNER.test(paragraphText(lines, at));
}

/** « Avant d’imprimer, pensez à l’environnement », not « Before printing the list it hangs ». */
function isPlea(text: string): boolean {
  return text.length <= LONGEST_PLEA && ON_PRINTING.test(text) && PRINTING.test(text) && NATURE.test(text);
}

function isLegal(lines: readonly TextLine[], at: number): boolean {
  const first = lines[at]?.text ?? '';
  if (!OPENS_LEGAL.test(first)) return false;
  const text = paragraphText(lines, at);
  const sure = first.length > LOOKED_AT_OF_LINE || TITLED_LEGAL.test(first) ? SURE_OF_BEGINNING : SURE;
  return LEGAL.filter((says) => says.test(text)).length >= sure;
}

function paragraphText(lines: readonly TextLine[], at: number): string {
  return joinedText(lines, at, paragraphEnd(lines, at) - 1, LOOKED_AT);
}

function paragraphEnd(lines: readonly TextLine[], at: number): number {
  let end = at;
  while (end < Math.min(lines.length, at + LONGEST_PARAGRAPH) && !isEmpty(lines[end]) && !isQuoted(lines, end))
    end += 1;
  return end;
}
