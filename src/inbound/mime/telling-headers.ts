/** The headers that say who wrote what to whom, in which form, and whether it is spam: they are read however many others stand above them. */

const TELLING = new Set([
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'return-path', 'subject', 'date'],
  ...['message-id', 'in-reply-to', 'references', 'auto-submitted', 'precedence', 'list-id'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'],
]);

/** Filters write their verdict below all that came with the mail (milters append), whatever they call it. */
const VERDICT = /^x-(?:[a-z0-9-]{0,40}-)?spam(?:-|$)/;

/** @param name lower case */
export function isTelling(name: string): boolean {
  return TELLING.has(name) || VERDICT.test(name);
}
