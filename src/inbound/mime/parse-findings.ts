/** What reading a mail has to tell: what it holds, what was repaired, what was left out. */
import { type Finding, finding } from '../../domain/finding.ts';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';
import type { SafeHtml } from '../sanitise.ts';
import { countFiles } from './inline-images.ts';

export type ReadSummary = {
  readonly text: boolean;
  readonly html: boolean;
  /** Of the words. */
  readonly charsets: ReadonlySet<string>;
  readonly attachments: readonly ParsedAttachment[];
  /** Content-IDs that the HTML shows; null without HTML. */
  readonly shown: ReadonlySet<string> | null;
};

/** Told one by one; beyond, only how many more there are. */
const MOST_REFUSALS_TOLD = 20;

export function readFinding({ text, html, charsets, attachments, shown }: ReadSummary): Finding {
  const body = text && html ? 'both' : text ? 'text' : html ? 'html' : 'none';
  const { files, images } = countFiles(attachments, shown);
  const charset = [...charsets].slice(0, 3).join(', ') || 'us-ascii';
  const extras = files > 0 && images > 0 ? 'both' : files > 0 ? 'files' : images > 0 ? 'images' : 'nothing';
  return finding('parse', 'ok', 'read', { body, charset, extras, attachments: files, images });
}

export function dateFindings(raw: string | null, date: number | null): Finding[] {
  if (raw === null) return [finding('parse', 'warn', 'date-missing')];
  return date === null ? [finding('parse', 'warn', 'date-unreadable', { date: raw.slice(0, 80) })] : [];
}

export function headFindings(isCut: boolean, kept: number): Finding[] {
  return isCut ? [finding('parse', 'warn', 'headers-cut', { kept })] : [];
}

export function refusalFindings(attachments: readonly ParsedAttachment[]): Finding[] {
  const refused = attachments.filter((attachment) => attachment.refused !== null);
  const told = refused
    .slice(0, MOST_REFUSALS_TOLD)
    .map(({ filename, size, refused: reason }) =>
      finding('parse', 'warn', 'attachment-refused', { filename, size, reason }),
    );
  const more = refused.length - told.length;
  return more > 0 ? [...told, finding('parse', 'warn', 'more-refused', { count: more })] : told;
}

export function textFindings(safe: SafeHtml | null): Finding[] {
  const findings: Finding[] = [];
  if (safe?.cut) findings.push(finding('text', 'warn', 'html-cut'));
  if (safe && safe.remoteImages > 0)
    findings.push(finding('text', 'ok', 'remote-images', { count: safe.remoteImages }));
  return findings;
}
