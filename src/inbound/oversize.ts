/** A mail that is too large to be taken in: its headers are read, and what is decided is that it is too large. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Decision } from '../domain/decision.ts';
import { finding } from '../domain/finding.ts';
import { HEAD, headersIn } from './mime/head.ts';
import { parse } from './parse.ts';
import type { ParsedEmail } from './parsed-email.ts';

/** The rest of the file is never read: the mail has no text, no files and no hash. `size` in bytes. */
export async function readHeadersOnly(path: string, size: number): Promise<ParsedEmail> {
  const { email } = await parse([headersOf(path)], { staging: null });
  return { ...email, size, rawSha256: '' };
}

/** What its headers alone would have led to keeps its words, and writes nothing; `limit` in bytes. */
export function decidedOversize(decision: Decision, { size, limit }: { size: number; limit: number }): Decision {
  return {
    ...decision,
    disposition: 'oversize',
    reason: 'oversize',
    ticket: null,
    ticketId: null,
    service: null,
    plan: { act: 'none' },
    findings: [finding('receive', 'stop', 'oversize', { size, limit })],
  };
}

function headersOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD);
    return headersIn(buffer.subarray(0, readSync(file, buffer, 0, HEAD, 0)));
  } finally {
    closeSync(file);
  }
}
