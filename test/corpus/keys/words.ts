/** Keys that say what the sender newly wrote, what is quoted, and what is signature. */
import { type Check, excerpt, linesMissing, sameText, squashed } from './check.ts';

const trimmedReply: Check = (wanted, got) => sameText(String(wanted), got.newText);

/** The one thing that may never happen: a line of the sender's own folded away. */
const ownLines: Check = (wanted, got) => {
  const lost = linesMissing(String(wanted), got.newText);
  return lost.length === 0 ? null : `lost ${excerpt(lost.join(' / '))}`;
};

const elided: Check = (wanted, got) => {
  const shown = linesMissing(String(wanted), `${got.quotedText}\n${got.signature}`);
  return shown.length === 0 ? null : `not folded ${excerpt(shown.join(' / '))}`;
};

const kept: Check = (wanted, got) => {
  const lost = linesMissing(String(wanted), got.text);
  return lost.length === 0 ? null : `lost ${excerpt(lost.join(' / '))}`;
};

/** Whether anything is folded at all, and something is left. */
const fragmentsHidden: Check = (wanted, got) => {
  const hides = (wanted as boolean[]).includes(true);
  const folded = squashed(got.newText) !== squashed(got.text);
  if (squashed(got.newText) === '') return 'nothing is left';
  return hides === folded ? null : `wanted ${hides ? 'something' : 'nothing'} folded, got ${excerpt(got.newText)}`;
};

const contains: Check = (wanted, got) => {
  const lacking = (wanted as string[]).filter((words) => !squashed(got.newText).includes(squashed(words)));
  return lacking.length === 0 ? null : `lacks ${excerpt(lacking.join(' / '))}`;
};

const signature: Check = (wanted, got) => sameText(String(wanted), got.signature);

export const WORDS = {
  trimmedReply,
  trimmedReplyTextIgnoringWhitespace: trimmedReply,
  ownLines,
  elided,
  embeddedEmail: kept,
  beforeEmbedded: kept,
  fragmentsHidden,
  firstFragmentContains: contains,
  signature,
};
