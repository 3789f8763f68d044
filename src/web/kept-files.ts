/** Files of a form: kept as blobs, and carried in signed fields by a form that is shown again, so that none is chosen twice. */
import { createHash } from 'node:crypto';
import { safeFileName } from '../domain/file-names.ts';
import { type RefusalLimits, refusalOf } from '../domain/refusals.ts';
import type { WrittenFile } from '../domain/written-file.ts';
import { signToken, verifyToken } from '../ground/signed-token.ts';
import type { SentFile } from './multipart.ts';
import { type Visit, viewerOf } from './visit.ts';

/** A file as a form carries it. */
export type KeptFile = WrittenFile & { readonly token: string };

export type RefusedFile = Pick<WrittenFile, 'filename' | 'size'> & { readonly refused: 'type' | 'size' | 'count' };

export type FormFiles = {
  readonly files: readonly WrittenFile[];
  readonly refused: readonly RefusedFile[];
  /** How many the form carried too long: they have to be chosen again. */
  readonly lost: number;
};

const DAY = 24 * 3600 * 1000;

/** What a form brings: the files that it carried, and those that were chosen now, made blobs but for what is refused. */
export async function takeFiles(visit: Visit, tokens: readonly string[], limits?: RefusalLimits): Promise<FormFiles> {
  const files = tokens.flatMap((token) => readToken(visit, token) ?? []);
  const lost = tokens.length - files.length;
  const refused: RefusedFile[] = [];
  for (const [place, sent] of visit.files.entries()) {
    const file = fileOf(sent, place + 1);
    const why = refusalOf(file, files.length, limits);
    if (why === null) files.push(file);
    else refused.push({ filename: file.filename, size: file.size, refused: why });
  }
  const kept = new Set(files.map(({ sha256 }) => sha256));
  await visit.web.blobs.commit(onceEach(visit.files).filter(({ sha256 }) => kept.has(sha256)));
  return { files, refused, lost };
}

/** For a form that is shown again to the same person, within a day. */
export function keptFiles(visit: Visit, files: readonly WrittenFile[]): KeptFile[] {
  return files.map(({ filename, contentType, size, sha256 }) => {
    const payload = Buffer.from(JSON.stringify([filename, contentType, size, sha256, visit.now + DAY]));
    const signature = signToken(visit.web.keys, purposeOf(visit), digestOf(payload));
    return { filename, contentType, size, sha256, token: `${payload.toString('base64url')}.${signature}` };
  });
}

function readToken(visit: Visit, token: string): WrittenFile | null {
  const [encoded = '', signature = ''] = token.split('.');
  const payload = Buffer.from(encoded, 'base64url');
  const signed = verifyToken(visit.web.keys, purposeOf(visit), signature);
  if (!signed || !digestOf(payload).equals(signed)) return null;
  const [filename, contentType, size, sha256, until] = JSON.parse(payload.toString());
  return until > visit.now ? { filename, contentType, size, sha256 } : null;
}

/** Signed in the place of what it stands for: signatures are short. */
function digestOf(payload: Buffer): Buffer {
  return createHash('sha256').update(payload).digest();
}

function purposeOf(visit: Visit): string {
  return `kept-file:${viewerOf(visit).personId}`;
}

/** Its name and type are the browser's claims, made harmless as those of mails are. */
function fileOf({ filename, contentType, staged }: SentFile, number: number): WrittenFile {
  const [type = ''] = contentType.toLowerCase().split(';');
  return {
    filename: safeFileName(filename, `attachment-${number}`),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type.trim()) ? type.trim() : 'application/octet-stream',
    ...{ size: staged.size, sha256: staged.sha256 },
  };
}

/** The same bytes chosen twice are one blob, and there is one place for it to be moved to. */
function onceEach(files: readonly SentFile[]) {
  return [...new Map(files.map(({ staged }) => [staged.sha256, staged])).values()];
}
