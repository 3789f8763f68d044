/** Texts from outside made to fit their columns: PostgreSQL refuses what is too long and what has a NUL in it. */
import { createHash } from 'node:crypto';

/** A text for people, cut to so many characters, never within one. */
export function fitted(text: string, characters: number): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (clean.length <= characters) return clean;
  const last = clean.charCodeAt(characters - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return clean.slice(0, splitsPair ? characters - 1 : characters);
}

export function fittedOrNull(text: string | null, characters: number): string | null {
  return text === null ? null : fitted(text, characters);
}

/**
 * A text by which rows are found again: a long one keeps its beginning and a hash of the whole, so that two that
 * differ late stay two, and an index entry stays within PostgreSQL's 2,704 bytes.
 */
export function fittedKey(key: string, characters: number): string {
  const clean = fitted(key, key.length);
  if (clean.length <= characters) return clean;
  return `${fitted(clean, characters - 65)}#${createHash('sha256').update(clean).digest('hex')}`;
}

/** A Message-ID as it is stored and looked for. */
export function storedMessageId(messageId: string): string {
  return fittedKey(messageId, 500);
}

/** A folder's name: on disk a path of any length. */
export function storedFolder(folder: string): string {
  return fittedKey(folder, 250);
}

/** What a file is known by in its folder. */
export function storedFileKey(fileKey: string): string {
  return fittedKey(fileKey, 300);
}

/** The key of an address as it is stored and looked for. */
export function storedAddressKey(key: string): string {
  return fittedKey(key, 320);
}
