/** Reads message identifiers out of Message-ID, In-Reply-To and References, also where the brackets are missing. */

/** RFC 5322 sets no limit; what is longer than a line may be (section 2.1.1) identifies nothing. */
const LONGEST_ID = 998;

/** Identifiers in the order written, without brackets, each once. In-Reply-To of old programs has words around them. */
export function messageIdsOf(value: string | null): string[] {
  if (value === null) return [];
  const bracketed = value.includes('<') ? betweenBrackets(value) : [];
  const ids = bracketed.length > 0 ? bracketed : value.split(/[\s,<>]+/).filter(looksLikeId);
  return [...new Set(ids)].filter((id) => id !== '' && id.length <= LONGEST_ID);
}

/** The identifier of a mail: anything will do, as long as there is something. */
export function messageIdOf(value: string | null): string | null {
  const found = messageIdsOf(value)[0] ?? value?.replace(/[<>\s]/g, '');
  return found ? found.slice(0, LONGEST_ID) : null;
}

function betweenBrackets(value: string): string[] {
  return value.split('<').slice(1).map(closedBracket);
}

function closedBracket(piece: string): string {
  const end = piece.indexOf('>');
  return end < 0 ? (piece.trim().split(/\s/, 1)[0] ?? '') : piece.slice(0, end).replace(/\s/g, '');
}

function looksLikeId(word: string): boolean {
  return word.indexOf('@') > 0;
}
