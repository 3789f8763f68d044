/** Composes a `ParsedEmail` of what was read: headers understood, words put together, findings told. */

import { segmentsOf } from '../new-text.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { contentTypeOf } from './body-parts.ts';
import { wordsOf } from './body-words.ts';
import { contentHash } from './content-hash.ts';
import { readEnvelope } from './envelope.ts';
import { structuredHeader } from './header-params.ts';
import { firstHeader, type RawHeader } from './headers.ts';
import { foldImages } from './inline-images.ts';
import { mailReport } from './mail-report.ts';
import type { MimeStream } from './mime-parts.ts';
import { dateFindings, readFinding, refusalFindings, textFindings } from './parse-findings.ts';
import type { ParseLimits } from './parse-limits.ts';
import { withPreamble } from './preamble.ts';
import type { RawBytes } from './raw-bytes.ts';
import type { PartsRead } from './read-parts.ts';

export function composeEmail(mime: MimeStream, read: PartsRead, raw: RawBytes, limits: ParseLimits): ParsedEmail {
  const headers = mime.headers();
  const parts = withPreamble(read, mime.preamble());
  const envelope = readEnvelope(headers);
  const date = firstHeader(headers, 'date');
  const { text, html, safe } = wordsOf(parts.bodies, limits);
  const shown = safe?.contentIds ?? null;
  const attachments = foldImages(parts.attachments, shown);
  const kinds = new Set(parts.bodies.filter(({ content }) => content !== '').map(({ kind }) => kind));
  const summary = { text: kinds.has('text'), html: kinds.has('html'), charsets: parts.charsets, attachments, shown };
  return {
    ...envelope,
    ...typeAndReport(headers, parts),
    text,
    segments: segmentsOf(text),
    html: safe?.html || null,
    attachments,
    contentHash: contentHash({ ...envelope, date, text, html, attachments }),
    rawSha256: raw.sha256,
    size: raw.size,
    findings: [
      readFinding(summary),
      ...dateFindings(date, envelope.date),
      ...parts.findings,
      ...refusalFindings(attachments),
      ...textFindings(safe),
    ],
  };
}

function typeAndReport(
  headers: readonly RawHeader[],
  { report }: PartsRead,
): Pick<ParsedEmail, 'contentType' | 'report'> {
  const raw = firstHeader(headers, 'content-type');
  const type = structuredHeader(raw ?? '');
  const isReport = type.value === 'multipart/report';
  const reportType = isReport ? (type.params['report-type'] ?? '') : '';
  return {
    contentType: contentTypeOf(raw === null ? null : type, null),
    report: isReport || report ? mailReport(reportType, report) : null,
  };
}
