/** What telephones and programs add below a text: « Envoyé de mon iPhone », "Get Outlook for Android". */
import type { TextLine } from './lines.ts';

const SENT =
  'sent|envoy[ée]e?|exp[ée]di[ée]e?|écrit|message envoyé|cet e-?mail a été envoyé|gesendet|geschrieben|versendet|enviad[oa]|inviat[oa]|mandat[oa]|verzonden|verstuurd|gestuurd|sendt|skickat|skickad|skickades|wysłan[oeya]|odeslán[oa]|odoslan[ée]|poslán[oa]|poslano|отправлено|надіслано|trimis|küldve|στάλθηκε|lähetetty';
const BY =
  'from|via|with|by|using|depuis|de|du|à partir|avec|grâce|von|vom|mit|über|aus|desde|con|da|dal|dalla|dallo|do|pelo|a partir|vanaf|vanuit|van|met|via|fra|med|från|ifrån|z|ze|za|ze svého|с|из|от|з|de pe|από|través';
const DEVICE =
  'iphone\\p{L}*|ipad\\p{L}*|ipod|ios|apple watch|macbook|android\\p{L}*|samsung|galaxy|huawei|honor|xiaomi|redmi|poco|oppo|oneplus|realme|pixel|htc|lg|nokia|sony|xperia|motorola|moto|alcatel|wiko|fairphone|asus|lenovo|blackberry|windows|outlook|mail|e-mail|webmail|mailbox|airmail|yahoo|gmail|proton|protonmail|tutanota|tuta|gmx|web\\.de|t-online|orange|sfr|laposte|la poste|free|bouygues|numericable|libero|virgilio|tim|vodafone|k-9|k9|fairemail|bluemail|aquamail|nine|newton|superhuman|mobile|phone|smartphone|telefon|mobiltelefon|mobilgerät|mobiler|handy|cell|cellphone|tablet|tablette|device|gerät|téléphone|portable|mobil|mobiel|mobiele|telefoon|móvil|celular|telefono|cellulare|telemóvel|telefonu|komórki|smartfona|ti-85|messagerie|courrier|posta|poczta|poczty|correo|correio|aol|sparrow|thunderbird|spark|mailspring|почты|почта|телефона|zimbra|roundcube|appareil|dispositivo|toestel';
const MINE =
  'my|mon|ma|mein(?:em|er)?|mi|mio|il mio|dal mio|meu|minha|mijn|min|mitt|mojego|mého|mojho|a|un|moj(?:eg|ej)?|моего|мого';

const PHRASES = [
  new RegExp(
    `^(?:${SENT}) (?:\\p{L}{4,10} )?(?:${BY})(?![\\p{L}])['’]?.{0,45}?(?<![\\p{L}])(?:${DEVICE})(?![\\p{L}])(.*)$`,
    'u',
  ),
  // « Sent from a magnificent torch of pixels »: any few words, in the languages whose phrase is always this one.
  new RegExp(
    `^(?:sent from|envoyé de|envoyé depuis|enviado desde|inviato da|verzonden vanaf|skickat från|sendt fra) (?:${MINE}) (?:[^ ]+ ){0,3}[^ ]+()$`,
    'u',
  ),
  /^(?:get|obtenez|obtenir|téléchargez|télécharger|holen sie sich|outlook für .{1,20} beziehen|laden sie|obtener|obtén|descargar|ottieni|scarica|download|downloaden|hent|hämta|skaffa|pobierz|baixe o|obter o?|baixar o?|stáhnout|nabavi) ?(?:outlook|bluemail|spark|aquamail|edison mail|canary mail|mymail|yahoo mail) (?:for|pour|für|para|per|voor|til|för|dla|pro) ?.{0,20}(.*)$/u,
  /^outlook (?:für|voor|för|til) .{1,20} (?:beziehen|herunterladen|downloaden)(.*)$/u,
  /^(?:von meine[mr]|diese (?:nachricht|e-?mail|mail) wurde (?:von|mit)|vom) .{1,60} (?:gesendet|geschickt|verschickt|versendet)(.*)$/u,
  /^(?:cet? (?:e-?mail|message|courriel) (?:a été )?envoyé (?:de|depuis|avec|à partir)|este (?:mensaje|correo) (?:ha sido|fue) enviado (?:desde|con)) .{1,60}$/u,
  /^from my (?:iphone|ipad|phone|mobile|android|samsung|blackberry)(.*)$/u,
  /^provenance ?: ?(?:courrier|mail)(.*)$/u,
  /^(?:lähetetty|odesláno|odoslané|wysłan[eo]|отправлено|küldve|trimis de pe|poslano) [^ ]{1,12} ?(?:iphon|ipad|android|samsung|mobil|telefon|почты|laite).{0,30}()$/u,
  /^lähetetty .{0,20}(?:iphone|ipad|android|puhelime|laittee).{0,20}()$/u,
  /^(?:[发發]自我?的? ?|[從从]我的 ?).{1,30}()$/u,
  /^.{1,20}から送信()$/u,
  /^(?:나의 |내 )?.{1,20}에서 보냄()$/u,
  /^.{1,20}(?:umdan|imden|tan|den) gönderildi()$/u,
];
/** How any of them begins or ends: most lines are done with after this. */
const HINT =
  /^[<([*_«"]{0,3}(?:sent|message|envoy|exp[ée]d|écrit|cet? |este |ges|ver|enviad|inviat|mandat|sendt|skick|wysł|odes|odos|posl|отпр|над|trim|küld|στάλ|läh|get|obt|t[ée]l|holen|lad|desc|ott|scar|down|hent|häm|skaf|pob|baix|stáh|naba|outlook|von|diese|vom|from my|prov|[发發從从])|から送信|에서 보냄|gönderildi/i;
/** Behind the device a sentence would go on, and is one: « Envoyé de mon téléphone hier, et toujours rien ». */
const SENTENCE =
  /(?:^|[ ,])(?:is|was|but|and then|not|this morning|yesterday|today|last|hier|mais|pas|ce matin|cet après|aujourd['’]hui|et|il y a|sans|je|nous|aber|und|nicht|gestern|heute|ich|pero|y|ayer|hoy|no|ma|ieri|oggi|non|maar|en|gisteren|niet)(?:[ ,]|$)|[?？]/;
/** « Envoyé de mon iPhone à la comptabilité ». */
const TOWARDS = /(?:^| )(?:to|à|au|aux|an|naar|al|alla|para el)(?: |$)/;
const EXCUSE =
  /^[ ,;.–—-]{0,4}(?:please|excuse|sorry|apolog|désolé|pardon|merci d|bitte|entschuldig|perdón|disculp|scusa|dus |excus)/;
/** « Sent from my account » answers a question. */
const NO_DEVICE =
  /(?:account|address|adresse|compte|office|desk|(?:my|from) (?:home|work)$|bureau|konto|cuenta|buzón|boîte)|^[^ ]+ (?:by|via) e?-?mail/;
const LONGEST = 160;
const MOST_BEHIND = 60;

/** A line is asked about by each of its like above it. */
const heard = new WeakMap<TextLine, boolean>();

/** True when a line is such a phrase and nothing else. */
export function soundsMobile(line: TextLine | undefined): boolean {
  if (line === undefined || !mayBePhrase(line)) return false;
  const known = heard.get(line) ?? isPhrase(line);
  heard.set(line, known);
  return known;
}

function mayBePhrase({ text }: TextLine): boolean {
  return text !== '' && text.length <= LONGEST && HINT.test(text);
}

function isPhrase({ text }: TextLine): boolean {
  const said = bare(text);
  for (const phrase of PHRASES) {
    const behind = phrase.exec(said)?.[1];
    if (behind !== undefined && closes(said, behind)) return true;
  }
  return false;
}

/** « Someone from mobile », "via mobile": only among lines of that kind. */
export function mentionsMobile(line: TextLine | undefined): boolean {
  return /^(?:\p{L}+ ){0,2}(?:from|via|by) (?:my )?(?:mobile|phone|iphone|android|cell)$/iu.test(line?.text ?? '');
}

function closes(said: string, behind: string): boolean {
  if (EXCUSE.test(behind)) return true;
  if (behind.length > MOST_BEHIND || TOWARDS.test(behind)) return false;
  return !SENTENCE.test(said) && !NO_DEVICE.test(said);
}

/** In small letters, without links and brackets. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\/\/[^\s<>()]+/g, '')
    .replace(/<[^<>]{0,200}>(?=.|$)/g, (link) => (/^<(?:mailto:|[^<>]*[/@])|^<>/.test(link) ? '' : link))
    .replace(/\(\)|[[\]<>*_]|^[«"( ]+|[»". )]+$/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
