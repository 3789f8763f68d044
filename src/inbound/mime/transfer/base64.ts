/** Decodes base64 as it flows: junk is skipped (RFC 2045, section 6.8), pieces may follow each other, text that is none passes. */
import { Transform } from 'node:stream';

/** What good base64 consists of: whole lines, padding at the very end. */
const CLEAN = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;
const JUNK = /[^A-Za-z0-9+/=]+/g;
/** A line that could be base64, apart from junk within it. */
const PLAUSIBLE = /^[\s>]{0,10}[A-Za-z0-9+/]{4}[A-Za-z0-9+/]*={0,2}\s*$/;
/** Nearly no greeting of a letter looks so. */
const FIRST = /^(?:[A-Za-z0-9+/]{4}){1,20}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)\s*$/;
/** So much is looked at to tell text that is only labelled base64. */
const SNIFFED = 1024;

/** Characters that are not decoded yet, and what is known of the text so far. */
type State = { rest: string; padded: boolean; plain: boolean | null };

export function base64Decoder(): Transform {
  const state: State = { rest: '', padded: false, plain: null };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      state.plain ??= isPlainText(chunk);
      done(null, state.plain ? chunk : decoded(chunk.toString('latin1'), state));
    },
    flush(done) {
      done(null, Buffer.from(state.rest, 'base64'));
    },
  });
}

/** Programs label text base64 and forget to encode it: then most lines have spaces and punctuation in them. */
function isPlainText(chunk: Buffer): boolean {
  const start = chunk.toString('latin1', 0, SNIFFED);
  const lines = start.split('\n').filter((line) => line.trim() !== '');
  // What begins with base64 goes on so, or has a footer behind it.
  if (FIRST.test(lines[0] ?? '')) return false;
  const plausible = lines.filter((line) => PLAUSIBLE.test(line)).length;
  return plausible * 2 < lines.length && /\S \S/.test(start) && /[^A-Za-z0-9+/=\s]/.test(start);
}

function decoded(text: string, state: State): Buffer {
  if (!state.padded && CLEAN.test(text)) {
    state.padded = text.includes('=');
    return take(text.replace(/[\r\n]+/g, ''), state);
  }
  return Buffer.concat(
    withoutFooter(text, state)
      .split(/(?<==)(?!=)/)
      .map((piece) => take(piece, state)),
  );
}

/** After the padding, base64 may begin again; a line with spaces in it is what a list or a scanner appended. */
function withoutFooter(text: string, state: State): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (state.padded && /[^A-Za-z0-9+/=\s]|\S\s+\S/.test(line)) continue;
    const useful = line.replace(JUNK, '');
    if (useful.includes('=')) state.padded = true;
    kept.push(useful);
  }
  return kept.join('');
}

/** Four characters make three bytes; a padding ends a group wherever it stands. */
function take(piece: string, state: State): Buffer {
  const all = state.rest + piece;
  const padding = all.indexOf('=');
  const usable = padding >= 0 ? all.length : all.length - (all.length % 4);
  state.rest = all.slice(usable);
  return Buffer.from(all.slice(0, usable), 'base64');
}
