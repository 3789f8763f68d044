/** Collects what machines say to machines in a report (RFC 6522): delivery status, receipt, complaint. */

import { cleanText, cutAt } from '../../domain/clean-text.ts';
import type { MailReport } from '../parsed-email.ts';
import { decodeText } from './charset.ts';
import { decodeHeader, type RawHeader, readHeaders } from './headers.ts';
import type { Container } from './mailparser-inside.ts';

/** What a part is to a report: its fields, the returned mail's headers, the returned mail. */
export type ReportRole = 'fields' | 'headers' | 'message';

const ROLES: Readonly<Record<string, ReportRole>> = {
  'message/delivery-status': 'fields',
  'message/global-delivery-status': 'fields',
  'message/disposition-notification': 'fields',
  'message/global-disposition-notification': 'fields',
  'message/feedback-report': 'fields',
  'text/rfc822-headers': 'headers',
  'text/rfc822-header': 'headers',
  'message/rfc822-headers': 'headers',
  'message/global-headers': 'headers',
  'message/rfc822': 'message',
  'message/global': 'message',
};

export const LONGEST_REPORT = 65_536;

/** Null for a part that is no part of a report, or one for human readers. */
export function reportRole(contentType: string, container: Container | null): ReportRole | null {
  for (let around = container; around; around = around.parent ?? null) {
    if (around.contentType === 'multipart/report') return ROLES[contentType] ?? null;
  }
  return null;
}

/** What a part would be to a report if it stood in one. */
export function enclosedRole(contentType: string): ReportRole | null {
  return ROLES[contentType] ?? null;
}

/** The parts of a report, as bytes. */
export type ReportParts = {
  /** Content type of the machine-readable part; '' without one. */
  readonly fieldsType: string;
  readonly fields: Uint8Array;
  readonly headers: Uint8Array;
};

/** @param reportType the report-type parameter; '' when the sender forgot it: the machine-readable part tells it */
export function mailReport(reportType: string, parts: ReportParts | null): MailReport {
  const { fieldsType = '', fields = new Uint8Array(), headers = new Uint8Array() } = parts ?? {};
  return {
    type: reportType.trim().toLowerCase() || fieldsType.replace(/^message\/(?:global-)?/, ''),
    fields: cutAt(cleanText(decodeText(fields, null).text), LONGEST_REPORT),
    originalHeaders: cutAt(headerText(readHeaderBlock(headers)), LONGEST_REPORT),
  };
}

/** The headers at the beginning of a mail's bytes. */
export function readHeaderBlock(bytes: Uint8Array): RawHeader[] {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/^\n{1,9}/, '');
  const end = text.indexOf('\n\n');
  const block = end < 0 ? text : text.slice(0, end);
  return readHeaders(unfold(block).map((line) => ({ line })));
}

function unfold(block: string): string[] {
  const lines: string[][] = [];
  for (const line of block.split('\n')) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(line)) last.push(line);
    else lines.push([line]);
  }
  return lines.map((pieces) => pieces.join(''));
}

function headerText(headers: readonly RawHeader[]): string {
  return headers.map(({ name, raw }) => `${name}: ${decodeHeader(raw)}`).join('\n');
}
