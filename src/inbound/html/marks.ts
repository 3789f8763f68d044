/** Recognises elements by the names that mail programs give them: quotations, who said what is quoted, signatures. */

/**
 * What an element holds: `quote`, nothing but quoted words; `attribution`, who said them; `reply`, an attribution with
 * quotations in blockquotes behind it, where answers may stand in between; `signature`; `divider`, which begins the
 * older mail, and all that follows is of it; `letterhead`, which does so if there are headers in it.
 */
export type Mark = 'quote' | 'attribution' | 'reply' | 'signature' | 'divider' | 'letterhead';

/** Classes, ids and the like, in lower case. */
const NAMES: Readonly<Record<Exclude<Mark, 'letterhead'>, string>> = {
  // Yahoo, Outlook for Mac, Outlook for telephones, Zimbra, Lotus, NetEase, Superhuman, HubSpot.
  quote: `yahoo_quoted yqtdbase olk_src_body_section mail-editor-reference-message-container
    ms-outlook-mobile-reference-message quoted-content __headers__ __quoted_text__ inoteshistory isreplycontent
    sh-quoted-content hs_reply mail-quote-collapse`,
  // Thunderbird, Gmail, Roundcube, Airmail, Zimbra.
  attribution: 'moz-cite-prefix gmail_attr reply-intro airmail_on __divider__',
  // Gmail and its many imitators, Proton, Spark, Zoho, Freshdesk.
  reply: 'gmail_quote protonmail_quote messagereplysection zmail_extra freshdesk_quote',
  // Beside whatever ends in `signature`: Proton, Roundcube, Airmail, Zimbra, Spark, Thunderbird.
  signature: `protonmail_signature_block gmail_signature_prefix _rc_sig bloop_sign __sig_pre__ __sig_post__
    messagesignaturesection moz-txt-sig`,
  // Outlook of several ages, Hotmail, Zimbra before it named what follows.
  divider: 'divrplyfwdmsg outlookmessageheader stopspelling zwchr',
};
const MARKS = new Map(
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((mark) =>
    NAMES[mark].split(/\s+/).map((name) => [name, mark] as const),
  ),
);

/** On telephones, what is written below its first line is in Apple's signature as well. */
const NO_SIGNATURE = /^(?:apple|linebreak)/;
/** Is any of them worth looking for? Most elements are done with after this. */
const SOUNDS_NAMED =
  /quote|sig|reply|refer|_attr|zwchr|__|stopspelling|rply|outlookmess|yqtd|olk_src|inotes|airmail_on|cite-pre|bloop|zmail/i;
/** Outlook draws a line above the headers of the mail that it answers, in any language. */
const RULE_ABOVE = /border-top[^;]{0,40}solid|border-style:\s*solid none none/i;

/** @param given the attributes as they came */
export function markOf(element: string, given: Readonly<Record<string, string>>): Mark | null {
  const names = `${given['data-marker'] ?? ''} ${given.id ?? ''} ${given.class ?? ''} ${given.name ?? ''}`.slice(
    0,
    400,
  );
  const mark = SOUNDS_NAMED.test(names) ? markNamed(names.toLowerCase().split(/\s+/)) : null;
  if (mark !== null) return mark;
  // GMX and web.de. As a class, anybody's style sheet has it.
  if (given.name === 'quote') return 'quote';
  return element === 'div' && RULE_ABOVE.test((given.style ?? '').slice(0, 400)) ? 'letterhead' : null;
}

function markNamed(names: readonly string[]): Mark | null {
  for (const given of names) {
    // Outlook on the web puts `x_` before the names in what it quotes; Yahoo a number behind its own.
    const name = given.replace(/^(?:x_)+|[_-]?\d+$/g, '');
    const mark = MARKS.get(name);
    if (mark !== undefined) return mark;
    if (name.endsWith('signature') && !NO_SIGNATURE.test(name)) return 'signature';
  }
  return null;
}

/** Mail programs mark what they quote; a bare blockquote may only be an indented paragraph. */
export function isQuotation(given: Readonly<Record<string, string>>): boolean {
  if (given.type?.toLowerCase() === 'cite' || given.cite?.startsWith('mid:')) return true;
  return /quote/i.test(`${given.class ?? ''} ${given.id ?? ''}`.slice(0, 400));
}
