/** Reads the parts of a mail one after the other: words into memory, files into staging, reports apart. */
import { Readable } from 'node:stream';
import { type Finding, finding } from '../../domain/finding.ts';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';
import type { BlobStore, StagedBlob } from '../../store/blobs.ts';
import { calendarOf, isCalendar, LONGEST_CALENDAR } from '../containers/calendar/calendar-part.ts';
import type { CalendarEvent } from '../containers/calendar/read-calendar.ts';
import { type Seal, sealOf } from '../containers/seals.ts';
import type { MailPart } from '../parsed-email.ts';
import { fileFace, mailName, pastedFace } from './attachment-face.ts';
import { readAll, takeIn } from './attachments.ts';
import { readContent } from './body-content.ts';
import { alternativeAround, type BodyPart, bodyKind, isMail } from './body-parts.ts';
import { firstBytes } from './first-bytes.ts';
import { type Around, addLeaf, type Inside, lookInside, NOTHING_AROUND, within } from './leaves.ts';
import { enclosedRole, LONGEST_REPORT, type ReportParts, type ReportRole, reportRole } from './mail-report.ts';
import { type MimeStream, openMime } from './mime-parts.ts';
import type { ParseLimits } from './parse-limits.ts';
import { feedRawBytes } from './raw-bytes.ts';
import { readContainer } from './read-container.ts';
import { partsInStray, partsInText } from './structure/hidden-parts.ts';
import type { FileInText } from './transfer/files-in-text.ts';
import { type TypedPart, typedPart } from './typed-part.ts';

export type PartsRead = {
  readonly bodies: BodyPart[];
  readonly attachments: ParsedAttachment[];
  readonly staged: StagedBlob[];
  readonly findings: Finding[];
  /** Every leaf, in order. */
  readonly leaves: MailPart[];
  /** Charsets of the words, as used. */
  readonly charsets: Set<string>;
  readonly report: ReportParts | null;
  /** Such parts outside a report: they stay files. */
  readonly enclosed: ReportParts | null;
  /** Attached mails as they came, their beginnings at least: two at most, since of several none is the one passed on. */
  readonly mails: Uint8Array[];
  /** How the mail is signed or encrypted. */
  readonly seals: Seal[];
  /** What its calendar parts say. */
  readonly events: CalendarEvent[];
  /** Words of a winmail.dat, for a mail that has none of its own. */
  readonly spare: BodyPart[];
};

const LONGEST_MAIL = 1_000_000;
const MOST_EVENTS = 100;

export type PartsIntake = { readonly staging: Pick<BlobStore, 'stage'> | null; readonly limits: ParseLimits };

type Intake = PartsIntake &
  Pick<MimeStream, 'headers'> & { readonly depth: number; readonly around: Around; readonly inside: Inside | null };
type Progress = { -readonly [key in keyof PartsRead]: PartsRead[key] } & { textBytes: number; partCount: number };

/** Fails only when staging does: what mailparser cannot read ends the reading, and what was read before is kept. */
export async function readParts(mime: MimeStream, intake: PartsIntake): Promise<PartsRead> {
  const progress: Progress = {
    bodies: [],
    attachments: [],
    staged: [],
    findings: [],
    leaves: [],
    charsets: new Set(),
    report: null,
    enclosed: null,
    mails: [],
    seals: [],
    events: [],
    spare: [],
    textBytes: 0,
    partCount: 0,
  };
  const whole = { ...intake, headers: mime.headers, depth: 0, around: NOTHING_AROUND, inside: null };
  await readEach(mime, whole, progress);
  for (const parts of mime.strays().map(partsInStray))
    if (parts) await readEntity(parts, NOTHING_AROUND, whole, progress);
  return progress;
}

async function readEach(mime: MimeStream, intake: Intake, progress: Progress): Promise<void> {
  const parts = mime.parts[Symbol.asyncIterator]();
  for (; ; progress.partCount += 1) {
    const next = await parts.next().catch(() => null);
    if (next === null) progress.findings.push(finding('parse', 'warn', 'damaged'));
    if (next === null || next.done) return;
    if (progress.partCount >= intake.limits.parts) {
      await parts.return?.();
      progress.findings.push(finding('parse', 'warn', 'parts-cut', { kept: progress.partCount }));
      return;
    }
    const part = typedPart(next.value);
    const inside = lookInside(part, intake.around);
    await readPart(part, { ...intake, inside }, progress);
    await addLeaf(part, intake.around, inside, progress.leaves);
    next.value.release();
  }
}

/** A mail that was wrapped up whole: its words and files are this mail's. */
async function readEntity(entity: Uint8Array, around: Around, intake: Intake, progress: Progress): Promise<void> {
  const mime = openMime();
  const feeding = feedRawBytes([entity], mime, NOT_HASHED);
  feeding.catch(() => {});
  await readEach(mime, { ...intake, depth: intake.depth + 1, around }, progress);
  await feeding;
}

const NOT_HASHED = { sha256: '', size: 0 };

async function readPart(part: TypedPart, intake: Intake, progress: Progress): Promise<void> {
  const role = reportRole(part.contentType, part.container);
  if (role === 'fields' || role === 'headers') return readReportPart(part, role, progress);
  const kind = bodyKind(part, part.contentType, part.disposition.value, part.writtenName !== null);
  if (kind === null) await readFile(part, role, intake, progress);
  else await readBody(part, kind, intake, progress);
}

async function readReportPart(part: TypedPart, role: ReportRole, progress: Progress): Promise<void> {
  const gathered = firstBytes(LONGEST_REPORT);
  await readAll(part.content, gathered.take);
  progress.report = withPart(progress.report, part, role, gathered.bytes());
}

const NOTHING: ReportParts = { fieldsType: '', fields: new Uint8Array(), headers: new Uint8Array() };

function withPart(parts: ReportParts | null, part: TypedPart, role: ReportRole, bytes: Uint8Array): ReportParts {
  const report = parts ?? NOTHING;
  if (role !== 'fields') return { ...report, headers: bytes };
  if (report.fieldsType === '') return { ...report, fieldsType: part.contentType, fields: bytes };
  // Some servers put their words for people into a first such part.
  if (report.fieldsType !== part.contentType || report.fields.length >= LONGEST_REPORT) return report;
  return { ...report, fields: Buffer.concat([report.fields, Buffer.from('\n\n'), bytes]) };
}

async function readBody(part: TypedPart, kind: BodyPart['kind'], intake: Intake, progress: Progress): Promise<void> {
  const words = await readContent(part, kind, intake.limits.textBytes - progress.textBytes, intake.headers);
  progress.textBytes += words.bytes;
  const parts = part.container || intake.depth > 0 ? null : partsInText(part.headers, words.raw);
  if (parts) return readEntity(parts, intake.around, intake, progress);
  progress.findings.push(...words.findings);
  if (words.content !== '') progress.charsets.add(words.charset);
  progress.bodies.push({ kind, content: words.content, alternative: alternativeAround(part.container) });
  for (const file of words.files) await readPasted(file, intake, progress);
}

async function readPasted({ name, bytes }: FileInText, intake: Intake, progress: Progress): Promise<void> {
  const face = pastedFace(name, progress.attachments.length + 1);
  const kept = progress.attachments.filter(({ refused }) => refused === null).length;
  const { attachment, staged } = await takeIn(face, Readable.from([bytes]), { ...intake, kept });
  progress.attachments.push(attachment);
  if (staged) progress.staged.push(staged);
}

async function readFile(part: TypedPart, role: ReportRole | null, intake: Intake, progress: Progress): Promise<void> {
  const content = await readContainer(part, intake, progress, (entity) =>
    readEntity(entity, within(part, intake.around), intake, progress),
  );
  if (content === null) return;
  const start = firstBytes(LONGEST_REPORT);
  const attachedMail = isMail(part.contentType);
  const kept = progress.attachments.filter(({ refused }) => refused === null).length;
  const enclosed = enclosedRole(part.contentType);
  const whole = firstBytes(attachedMail && role === null && progress.mails.length < 2 ? LONGEST_MAIL : 0);
  const isEvent = isCalendar(part) && progress.events.length < MOST_EVENTS;
  const calendar = firstBytes(isEvent ? LONGEST_CALENDAR : 0);
  const takeAll = (chunk: Uint8Array) => {
    for (const beginning of [start, whole, calendar]) beginning.take(chunk);
    return intake.inside?.write(chunk);
  };
  const glance = attachedMail || enclosed || isEvent ? { glance: takeAll } : {};
  const face = fileFace(part, progress.attachments.length + 1);
  const { attachment, staged, damaged } = await takeIn(face, content, { ...intake, kept, ...glance });
  const seal = sealOf(part);
  const filename = attachedMail ? mailName(part, attachment.filename, start.bytes()) : attachment.filename;
  progress.attachments.push({ ...attachment, filename, folded: seal !== null && !seal.isFile });
  if (seal) progress.seals.push(seal);
  const events = calendar.bytes();
  if (events.length > 0) progress.events.push(...(await calendarOf(part, events)));
  const mail = whole.bytes();
  if (mail.length > 0) progress.mails.push(mail);
  if (staged) progress.staged.push(staged);
  if (damaged) progress.findings.push(finding('parse', 'warn', 'damaged'));
  if (role !== null) progress.report = withPart(progress.report, part, role, start.bytes());
  else if (enclosed) progress.enclosed = withPart(progress.enclosed, part, enclosed, start.bytes());
}
