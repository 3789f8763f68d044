/** Reads the parts of a mail one after the other: words into memory, files into staging, reports apart. */
import { type Finding, finding } from '../../domain/finding.ts';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';
import type { BlobStore, StagedBlob } from '../../store/blobs.ts';
import { fileFace, mailName } from './attachment-face.ts';
import { readAll, takeIn } from './attachments.ts';
import { readContent } from './body-content.ts';
import { alternativeAround, type BodyPart, bodyKind } from './body-parts.ts';
import { firstBytes } from './first-bytes.ts';
import { LONGEST_REPORT, type ReportParts, type ReportRole, reportRole } from './mail-report.ts';
import type { MimeStream } from './mime-parts.ts';
import type { ParseLimits } from './parse-limits.ts';
import { type TypedPart, typedPart } from './typed-part.ts';

export type PartsRead = {
  readonly bodies: BodyPart[];
  readonly attachments: ParsedAttachment[];
  readonly staged: StagedBlob[];
  readonly findings: Finding[];
  /** Charsets of the words, as used. */
  readonly charsets: Set<string>;
  readonly report: ReportParts | null;
};

export type PartsIntake = { readonly staging: Pick<BlobStore, 'stage'> | null; readonly limits: ParseLimits };

type Intake = PartsIntake & Pick<MimeStream, 'headers'>;
type Progress = { -readonly [key in keyof PartsRead]: PartsRead[key] } & { textBytes: number };

/** Fails only when staging does: what mailparser cannot read ends the reading, and what was read before is kept. */
export async function readParts(mime: MimeStream, intake: PartsIntake): Promise<PartsRead> {
  const progress: Progress = {
    bodies: [],
    attachments: [],
    staged: [],
    findings: [],
    charsets: new Set(),
    report: null,
    textBytes: 0,
  };
  const parts = mime.parts[Symbol.asyncIterator]();
  for (let count = 0; ; count += 1) {
    const next = await parts.next().catch(() => null);
    if (next === null) progress.findings.push(finding('parse', 'warn', 'damaged'));
    if (next === null || next.done) return progress;
    if (count === intake.limits.parts) {
      await parts.return?.();
      progress.findings.push(finding('parse', 'warn', 'parts-cut', { kept: count }));
      return progress;
    }
    await readPart(typedPart(next.value), { ...intake, headers: mime.headers }, progress);
    next.value.release();
  }
}

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
  noteReport(part, role, gathered.bytes(), progress);
}

function noteReport(part: TypedPart, role: ReportRole, bytes: Uint8Array, progress: Progress): void {
  const report: ReportParts = progress.report ?? {
    fieldsType: '',
    fields: new Uint8Array(),
    headers: new Uint8Array(),
  };
  if (role !== 'fields') progress.report = { ...report, headers: bytes };
  else if (report.fieldsType === '') progress.report = { ...report, fieldsType: part.contentType, fields: bytes };
}

async function readBody(
  part: TypedPart,
  kind: BodyPart['kind'],
  { limits, headers }: Intake,
  progress: Progress,
): Promise<void> {
  const words = await readContent(part, kind, limits.textBytes - progress.textBytes, headers);
  progress.textBytes += words.bytes;
  progress.findings.push(...words.findings);
  if (words.content !== '') progress.charsets.add(words.charset);
  progress.bodies.push({ kind, content: words.content, alternative: alternativeAround(part.container) });
}

async function readFile(part: TypedPart, role: ReportRole | null, intake: Intake, progress: Progress): Promise<void> {
  const start = firstBytes(LONGEST_REPORT);
  const isMail = part.contentType === 'message/rfc822' || part.contentType === 'message/global';
  const kept = progress.attachments.filter(({ refused }) => refused === null).length;
  const glance = isMail ? { glance: start.take } : {};
  const face = fileFace(part, progress.attachments.length + 1);
  const { attachment, staged, damaged } = await takeIn(face, part.content, { ...intake, kept, ...glance });
  progress.attachments.push(
    isMail ? { ...attachment, filename: mailName(part, attachment.filename, start.bytes()) } : attachment,
  );
  if (staged) progress.staged.push(staged);
  if (damaged) progress.findings.push(finding('parse', 'warn', 'damaged'));
  if (role !== null) noteReport(part, role, start.bytes(), progress);
}
