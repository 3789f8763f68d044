/** A short mail's own words, made plain so that phrases can be looked for in them. */
import { bareLetters } from '../../domain/bare-letters.ts';
import type { ParsedEmail } from '../parsed-email.ts';

export type Note = {
  /** Lower case, no accents, straight apostrophes; lines stay lines; what stands in quotation marks is left out. */
  readonly words: string;
  /** True when it quotes the mail that it answers: programs that answer seldom do. */
  readonly quotes: boolean;
};

/** A longer mail is no machine's note; signatures and disclaimers of usual length included. */
const LONGEST = 2000;

/** What is polite to say to anybody, and what hides the words that are looked for: addresses of pages. */
const PAGES = /\bhttps?:\/\/\S{1,2000}/g;
const IN_QUOTES = /«[^«»]{0,300}»|“[^“”]{0,300}”|„[^„“”]{0,300}[“”]|"[^"\n]{0,300}"/g;

/** Null for a mail that says nothing of its own, or too much for a note. Reads no more than it needs. */
export function noteOf({ text, segments }: Pick<ParsedEmail, 'text' | 'segments'>): Note | null {
  let own = '';
  let quotes = false;
  for (const { kind, from, to } of segments) {
    if (kind === 'new') own += text.slice(from, Math.min(to, from + LONGEST * 2));
    quotes ||= kind === 'quoted';
    if (own.length > LONGEST * 2) return null;
  }
  const words = plainWords(own.replace(PAGES, ' ').replace(IN_QUOTES, ' '));
  return words === '' || words.length > LONGEST ? null : { words, quotes };
}

/** Lower case, without accents, with straight apostrophes and simple spaces: as all phrases here are written. */
export function plainWords(text: string): string {
  return bareLetters(text)
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim();
}

/** One expression of many phrases; phrases are expressions themselves, each to be found as whole words. */
export function anyOf(...phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z])(?:${phrases.join('|')})(?![a-z])`);
}

/** The same, but only where a sentence begins: people rather speak of such sentences than write them. */
export function sentenceOf(...phrases: readonly string[]): RegExp {
  return new RegExp(`(?:^|[\\n.!;*([]|[-–—] ?)[ \\n*_([<-]{0,6}(?:${phrases.join('|')})(?![a-z])`);
}
