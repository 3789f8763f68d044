/** Opens a part that holds a mail of its own (winmail.dat, S/MIME): what is in it becomes the mail's, and the part goes. */
import { Readable } from 'node:stream';
import { type Finding, finding } from '../../domain/finding.ts';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';
import type { StagedBlob } from '../../store/blobs.ts';
import type { CalendarEvent } from '../containers/calendar/read-calendar.ts';
import { heldContent } from '../containers/held-content.ts';
import type { Seal } from '../containers/seals.ts';
import { containerKind, type Unpacked, unpack } from '../containers/unpack.ts';
import type { UnpackedFile } from '../containers/winmail-files.ts';
import { type AttachmentIntake, takeIn } from './attachments.ts';
import type { BodyPart } from './body-parts.ts';
import type { ParseLimits } from './parse-limits.ts';
import type { TypedPart } from './typed-part.ts';

export type ContainerIntake = Pick<AttachmentIntake, 'staging'> & {
  readonly limits: ParseLimits;
  /** Mails within mails around this part. */
  readonly depth: number;
};

/** What is read of containers goes in here. */
export type FromContainers = {
  readonly attachments: ParsedAttachment[];
  readonly staged: StagedBlob[];
  readonly findings: Finding[];
  /** How the mail is sealed. */
  readonly seals: Seal[];
  /** What its invitations say. */
  readonly events: CalendarEvent[];
  /** Words that count only where the mail has none of its own. */
  readonly spare: BodyPart[];
};

/** A signed mail may be within an encrypted one within a signed one (RFC 2634, section 1.1); lists add one more. */
const DEEPEST = 4;

/**
 * The content of the part where it is a file after all; null when nothing of it is left.
 * @param readEntity reads a mail as if it stood in the part's place
 */
export async function readContainer(
  part: TypedPart,
  intake: ContainerIntake,
  into: FromContainers,
  readEntity: (entity: Uint8Array) => Promise<void>,
): Promise<Readable | null> {
  if (containerKind(part) === null || intake.depth >= DEEPEST) return part.content;
  const { bytes, damaged, again } = await heldContent(part.content);
  const found = unpack(part, bytes, roomForWords(intake.limits, into));
  if (damaged) into.findings.push(finding('parse', 'warn', 'damaged'));
  into.findings.push(...found.findings);
  if (found.seal) into.seals.push(found.seal);
  into.events.push(...found.events);
  into.spare.push(...spareWords(found));
  await takeFiles(found.files, intake, into);
  if (found.entity) await readEntity(found.entity);
  return found.isKept ? again() : null;
}

/** Of all containers together, as of all texts: packed words may be much longer than what they are packed in. */
function roomForWords({ textBytes }: ParseLimits, { spare }: FromContainers): number {
  return Math.max(0, textBytes - spare.reduce((sum, { content }) => sum + content.length, 0));
}

/** Where both forms are there, they say the same. */
function spareWords({ spare: { text, html } }: Unpacked): BodyPart[] {
  const alternative = { contentType: 'multipart/alternative', headerLines: [], children: [] };
  return [
    ...(text === null ? [] : [{ kind: 'text' as const, content: text, alternative }]),
    ...(html === null ? [] : [{ kind: 'html' as const, content: html, alternative }]),
  ];
}

/** No more of all containers together than a mail may have parts. */
async function takeFiles(files: readonly UnpackedFile[], intake: ContainerIntake, into: FromContainers): Promise<void> {
  const room = Math.max(0, intake.limits.parts - into.attachments.length);
  for (const file of files.slice(0, room)) await takeFile(file, intake, into);
  const isTold = into.findings.some(({ code }) => code === 'parts-cut');
  if (files.length > room && !isTold)
    into.findings.push(finding('parse', 'warn', 'parts-cut', { kept: intake.limits.parts }));
}

/** By the same rules as files that came by themselves. */
async function takeFile(file: UnpackedFile, intake: ContainerIntake, into: FromContainers): Promise<void> {
  const kept = into.attachments.filter(({ refused }) => refused === null).length;
  const face = file.face(into.attachments.length + 1);
  const { attachment, staged } = await takeIn(face, Readable.from(file.content()), { ...intake, kept });
  into.attachments.push(attachment);
  if (staged) into.staged.push(staged);
}
