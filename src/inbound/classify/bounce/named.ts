/** Finds whom a notice for people names as those whom it could not reach: by where in its lines the addresses stand. */
import { addressKey } from '../../../domain/email-address.ts';
import { addressesIn, type FoundAddress } from './address-scan.ts';

/** How surely an address is a recipient that failed; the surest sort found is taken, and nothing else. */
type Place = 'listed' | 'answered' | 'mentioned';
const SUREST_FIRST: readonly Place[] = ['listed', 'answered', 'mentioned'];

type Named = { readonly address: string; readonly place: Place };

/** More recipients than any mail of ours has. */
const MOST = 100;
/** What stands before an address tells of it; on the line before, when it begins its line. */
const BEFORE = 80;
const AFTER = 60;

/** Marks before and in an entry of a list: bullets, brackets, quotation marks. */
const LIST_MARK = /^[\s>*•·+\-–#|"'“‘<([]*(?:smtp:|rfc822;\s?|mailto:)?[<"']?$/iu;

/** The sender, or those who may be asked for help. */
const NOT_RECIPIENT =
  /(?:(?<!\p{L})(?:from|sender|by|contact(?:er|ez|ing)?|support|assist\w*|help|aide|kontakt\w*|contatt\w*|contacto|questions?|please[^@.]{0,50}|e-?mail us at|write to|(?:reply|report) (?:\w+ ){0,3}to|reply-to|return-path|message[- ]id|id|cc|via|hello|hi|dear|bonjour))[\s:=,>-]*(?:smtp:|mailto:)?[\s<(["']*$/iu;
/** The account behind whose alias somebody failed: better than nobody. */
const ALIAS = /\((?:generated|expanded) from:?[\s<]*$/i;
const LABELLED_SENDER =
  /^\W{0,12}(?:(?:mail |original |envelope |header )?(?:from|sender)|subject|message[- ]?id|date|cc|reply-to|return-path|x-[\w-]+|reporting-mta|server|host)\b[^:@]{0,20}:/i;
const SENDER_REFUSED = /^[>\s:.,]*(?:sender|from)\b/i;

/** What is said right before a recipient: « rejected recipient », « could not be delivered to », « Empfänger: ». */
const RECIPIENT_WORDS =
  /(?:recipient|receiver|addressee|\baddress(?:es|ed)?\b|adress[eé]|\buser(?:id|name|s)?\b|mailbox|rcpt to|error-for|destinat|empf(?:ä|ae)nger|ontvanger|geadresseerde|odbiorc|adresat|получател|адресат|пользовател|宛先|受信者|送信先|收件人|받는)[^@]{0,50}$/iu;
const DELIVERY_WORDS =
  /(?:deliver|undeliverable|reach|messages? |mail |e-?mail |gateway|attempts?|sent|send|forward|remis|remettre|distribu|envoy|zugestellt|zustell|gesendet|entreg|consegn|recapit|bezorg|dostarcz|достав)[^@]{0,60}(?<!\p{L})(?:to|for|à|an|a|al|aan|do|по адресу|attempts|failed|error)(?!\p{L})[^@\p{L}]{0,12}(?:smtp:|mailto:)?[\s<(["']*$/iu;
const TRANSCRIPT = /(?:rcpt to ?:? ?<?|\b[45]\d\d[ -][^@]{0,60})$/i;
/** « ada@univ.example couldn’t be found », « (ada@univ.example) not listed in Domino Directory ». */
const FAILED_AFTER =
  /^[>"'”)\],:;.\s]*(?:(?:is |are |was |were |has |have |can|could|does|did|do|will |would )[^@]{0,12}n(?:o|['’])t|is (?:unknown|full|over|invalid|disabled)|not |unknown|n['’]|wurde nicht|konnte nicht|не |cannot)/iu;

/**
 * @param lines of the notice, without the returned mail
 * @param notThese addresses that a notice names for other reasons: its own, and the sender's whom it tells
 */
export function namedRecipients(lines: readonly string[], notThese: ReadonlySet<string>): string[] {
  const named: Named[] = [];
  let listIndent = -1;
  lines.forEach((line, at) => {
    const previous = lines[at - 1] ?? '';
    for (const found of addressesIn(line)) {
      const place = placeOf(line, previous, found);
      if (!place || named.length >= 4 * MOST || !mayBeNamed(found.address, place, notThese)) continue;
      const indent = line.length - line.trimStart().length;
      const opens = place === 'listed' && LIST_MARK.test(line.slice(0, found.from));
      // Deeper lines within a list are what is said of its entry: Postfix folds so what the other server answered.
      const isWithin = opens && listIndent >= 0 && indent > listIndent && previous.trim() !== '';
      if (opens && listIndent < 0) listIndent = indent;
      named.push({ address: found.address, place: isWithin ? 'mentioned' : place });
    }
  });
  return surest(named);
}

function placeOf(line: string, previous: string, { from, to }: FoundAddress): Place | null {
  const opens = LIST_MARK.test(line.slice(0, from));
  const written = line.slice(Math.max(0, from - BEFORE), from);
  const before = opens && previous.trim() !== '' ? `${previous.slice(-BEFORE).trimEnd()} ${written}` : written;
  const after = line.slice(to, to + AFTER);
  if (ALIAS.test(before)) return 'mentioned';
  if (LABELLED_SENDER.test(line) || NOT_RECIPIENT.test(before) || SENDER_REFUSED.test(after)) return null;
  if (TRANSCRIPT.test(written)) return 'answered';
  if (opens || RECIPIENT_WORDS.test(before) || DELIVERY_WORDS.test(before) || FAILED_AFTER.test(after)) return 'listed';
  return 'mentioned';
}

/** A name within a host, or its own postmaster, is hardly whom somebody wrote to: only a list says otherwise. */
function mayBeNamed(address: string, place: Place, notThese: ReadonlySet<string>): boolean {
  if (notThese.has(addressKey(address))) return false;
  return place === 'listed' || !/^(?:postmaster|mailer-daemon|abuse|support|noreply|no-reply)@/i.test(address);
}

function surest(named: readonly Named[]): string[] {
  const place = SUREST_FIRST.find((sort) => named.some((one) => one.place === sort));
  const byKey = new Map(
    named.filter((one) => one.place === place).map(({ address }) => [addressKey(address), address]),
  );
  return [...byKey.values()].slice(0, MOST);
}
