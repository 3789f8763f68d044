/** Reads what mails of the ledger say, for pages: from their raw bytes, in the reading threads, the last few kept. */
import { setTimeout } from 'node:timers/promises';
import type { Segment } from '../domain/log-entry.ts';
import type { MailText } from '../domain/mail-text.ts';
import type { Intake } from './intake.ts';
import type { ParsedEmail } from './parsed-email.ts';

/** Names the blob of a mail's bytes. */
type RawMail = { readonly sha256: string; readonly size: number };

export type ReadMailText = (mail: RawMail) => Promise<MailText | null>;

/** Larger mails are for saving and opening elsewhere: a page does not wait for them. */
const LARGEST = 8 * 1024 * 1024;

/** Characters; ms that a page waits for one mail; texts that are kept. */
const LONGEST = 20_000;
const PATIENCE = 5_000;
const KEPT = 50;

/** Gives null for what is too large, gone, unreadable, or takes too long. */
export function openMailTexts({ reader, blobs }: Pick<Intake, 'reader' | 'blobs'>): ReadMailText {
  const kept = new Map<string, MailText>();
  const read = async ({ sha256, size }: RawMail): Promise<MailText> => {
    const { email, staged } = await reader.read({ path: blobs.pathOf(sha256), known: { sha256, size } });
    // Its files are for whoever lets it through.
    await blobs.discard(staged);
    const text = textOf(email);
    kept.set(sha256, text);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return text;
  };
  return async (mail) => {
    const known = kept.get(mail.sha256);
    if (known || mail.size > LARGEST) return known ?? null;
    const given = new AbortController();
    const late = setTimeout(PATIENCE, null, { signal: given.signal }).catch(() => null);
    return Promise.race([read(mail).catch(() => null), late]).finally(() => given.abort());
  };
}

function textOf({ from, text, segments }: ParsedEmail): MailText {
  const cut = text.slice(0, LONGEST);
  const within = segments.filter((segment) => segment.from < cut.length).map((segment) => endedAt(segment, cut.length));
  return { author: from[0]?.name ?? '', text: cut, segments: within, isCut: cut.length < text.length };
}

function endedAt(segment: Segment, end: number): Segment {
  return segment.to <= end ? segment : { ...segment, to: end };
}
