/** Lists the leaves of a mail's tree of parts, those of attached mails too: what came, whatever becomes of it. */
import type { MailPart } from '../parsed-email.ts';
import { readAll } from './attachments.ts';
import { isMail } from './body-parts.ts';
import { reportRole } from './mail-report.ts';
import type { Container } from './mailparser-inside.ts';
import { type MimeStream, openMime } from './mime-parts.ts';
import { mendStart } from './structure/raw-start.ts';
import { type TypedPart, typedPart } from './typed-part.ts';

/** What is around the leaves of a mail: nothing, or the mail that it is attached to. */
export type Around = { readonly container: string | null; readonly depth: number; readonly mails: number };
export const NOTHING_AROUND: Around = { container: null, depth: 0, mails: 0 };

/** Told of a mail, attached ones included. */
const MOST_LEAVES = 1000;
const DEEPEST_MAIL = 5;

/** Looks into an attached mail while its bytes flow by. */
export type Inside = {
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** The leaves, once all was written; never fails. */
  readonly end: () => Promise<MailPart[]>;
};

/** Adds a part that was read to its end, and the leaves of the mail in it. An entity in it has added its own before. */
export async function addLeaf(
  part: TypedPart,
  around: Around,
  inside: Inside | null,
  leaves: MailPart[],
): Promise<void> {
  const found = [leafOf(part, around), ...((await inside?.end()) ?? [])];
  leaves.push(...found.slice(0, Math.max(0, MOST_LEAVES - leaves.length)));
}

function leafOf(part: TypedPart, around: Around): MailPart {
  return {
    contentType: part.contentType,
    filename: part.writtenName,
    ...part.measure(),
    container: (part.container?.contentType || null) ?? around.container,
    depth: around.depth + levels(part.container),
  };
}

/** What is around the leaves of a mail that stands in a part. */
export function within(part: TypedPart, around: Around): Around {
  const depth = around.depth + levels(part.container) + 1;
  return { container: part.contentType, depth, mails: around.mails + 1 };
}

function levels(container: Container | null): number {
  let count = 0;
  for (let each = container; each; each = each.parent ?? null) count += 1;
  return count;
}

/** Null for a part that is no mail, for a mail that a report returns, and where mails are in mails too deep. */
export function lookInside(part: TypedPart, around: Around): Inside | null {
  const isReturned = reportRole(part.contentType, part.container) !== null;
  if (!isMail(part.contentType) || isReturned || around.mails >= DEEPEST_MAIL) return null;
  const mime = openMime();
  const leaves: MailPart[] = [];
  const listing = list(mime, within(part, around), leaves).catch(() => {});
  const { write, end } = mendStart(mime);
  return {
    write,
    async end() {
      await end();
      await listing;
      return leaves;
    },
  };
}

async function list(mime: MimeStream, around: Around, leaves: MailPart[]): Promise<void> {
  for await (const found of mime.parts) {
    const part = typedPart(found);
    const inside = lookInside(part, around);
    await readAll(part.content, async (chunk) => inside?.write(chunk));
    await addLeaf(part, around, inside, leaves);
    if (leaves.length >= MOST_LEAVES) return;
    found.release();
  }
}
