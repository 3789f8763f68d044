/** Whether a subject says that a mail is passed on: what mail programs put before it when they forward, in the languages we meet. */

/** `I:` is Italian, `Doorst:` Dutch, `PD:` Polish, `VB:` Swedish, `VL:` Finnish. */
const WORDS = new Set('fw fwd tr wg i rv enc doorst pd vb vl ilt'.split(' '));

/** Tags that stand before it: `[VPN] Fwd: …`, `#vpn TR : …`. Bounded, so linear. */
const TAG = /\s*(?:\[[^\]]{0,80}\]|#[\p{L}\p{N}_-]{1,40}(?=\s))/uy;
/** Netscape, and what came of it, wrote `[Fwd: …]`. */
const BRACKETED = /^\s*\[(?:fwd?|tr|wg|rv|enc)\s?:/i;
const PREFIX = /\s*(\p{L}{1,6})\s?(?:\[\d{1,4}\]|\(\d{1,4}\))?\s{0,2}[:：]/uy;

/** True when the outermost prefix is a forward’s: whoever answers a forward writes an answer (`Re: Fwd: …`). */
export function isForwardSubject(subject: string): boolean {
  if (BRACKETED.test(subject)) return true;
  let at = 0;
  for (TAG.lastIndex = at; at < 500 && TAG.test(subject); TAG.lastIndex = at) at = TAG.lastIndex;
  return forwardPrefixAt(subject, at) !== null;
}

/** What the forwarded mail was called, as far as the subject tells. */
export function withoutForwardPrefixes(subject: string): string {
  let at = 0;
  for (let end = forwardPrefixAt(subject, at); end !== null; end = forwardPrefixAt(subject, at)) at = end;
  return subject.slice(at).trimStart();
}

/** Where a prefix that begins there ends; null when there is none. */
function forwardPrefixAt(subject: string, at: number): number | null {
  PREFIX.lastIndex = at;
  const word = PREFIX.exec(subject)?.[1] ?? '';
  return WORDS.has(word.toLowerCase()) ? PREFIX.lastIndex : null;
}
