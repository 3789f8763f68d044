/** Keys that say which parts and files the mail is made of. */
import { type Check, squashed } from './check.ts';

type StatedFile = {
  readonly filename?: string;
  readonly contentType?: string;
  readonly sha256?: string;
  readonly size?: number;
  readonly isMessage?: boolean;
};
type StatedLeaf = { readonly sha256?: string; readonly size?: number };

const attachmentCount: Check = (wanted, got) =>
  got.attachments.length === wanted ? null : `wanted ${wanted} files, got ${got.attachments.length}`;

const attachments: Check = (wanted, got) => {
  const left = [...got.attachments];
  for (const stated of wanted as StatedFile[]) {
    const at = left.findIndex((file) => isSame(stated, file));
    if (at < 0) return `lacks ${JSON.stringify(stated)}, got ${JSON.stringify(got.attachments.map(faceOf))}`;
    left.splice(at, 1);
  }
  return null;
};

/** Leaves in order; of a mail within the mail we keep the whole, where sources list its leaves. */
const decodedParts: Check = (wanted, got, { nestedMessages }) => {
  const leaves = (got.parts ?? [])
    .filter(({ contentType }) => !contentType.startsWith('message/'))
    .map(({ sha256 }) => sha256);
  const stated = (wanted as StatedLeaf[]).filter(({ size }) => size !== 0).map(({ sha256 }) => sha256 ?? '');
  const ours = leaves.filter((sha256) => sha256 !== EMPTY);
  const lacking = nestedMessages === 0 ? stated.filter((sha256) => !ours.includes(sha256)) : [];
  const foreign = ours.filter((sha256) => !stated.includes(sha256));
  if (lacking.length === 0 && foreign.length === 0) return null;
  return `lacks ${lacking.length} of ${stated.length} leaves, has ${foreign.length} others`;
};
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const nestedMessages: Check = (wanted, got) => {
  const has = got.attachments.some(({ contentType }) => contentType.startsWith('message/'));
  return has === Number(wanted) > 0 ? null : `wanted ${wanted} mails within, got ${has ? 'some' : 'none'}`;
};

const partTypes: Check = (wanted, got) => {
  const ours = (got.parts ?? []).map(({ contentType }) => contentType);
  const lacking = leafTypes(wanted).filter((type) => !ours.includes(type));
  return lacking.length === 0 ? null : `lacks ${lacking.join(' ')}, got ${ours.join(' ')}`;
};

export const FILES = {
  attachmentCount,
  attachments,
  decodedParts,
  nestedMessages,
  partTree: partTypes,
  partContentTypes: partTypes,
};

/** However deep the source nests them: as keys, as values, in lists. */
function leafTypes(tree: unknown): string[] {
  const said = JSON.stringify(tree).toLowerCase();
  const types = [...said.matchAll(/"\s*([a-z]{1,30}\/[a-z0-9.+-]{1,80})/g)].map((found) => found[1] ?? '');
  return types.filter((type) => !type.startsWith('multipart/'));
}

type File = Parameters<Check>[1]['attachments'][number];

function isSame({ filename, contentType, sha256, size, isMessage }: StatedFile, file: File): boolean {
  if (isMessage && !file.contentType.startsWith('message/')) return false;
  if (filename !== undefined && plain(filename) !== plain(file.filename)) return false;
  if (contentType !== undefined && contentType.toLowerCase() !== file.contentType) return false;
  if (size !== undefined && sha256 !== undefined && size !== file.size) return false;
  return sha256 === undefined || sha256 === file.sha256;
}

/** Names are cleaned of paths and of what file systems refuse: only the letters can be compared. */
function plain(name: string): string {
  return squashed(name.split(/[\\/]/).at(-1))
    .replace(/[^\p{L}\p{N}.]/gu, '')
    .toLowerCase();
}

function faceOf({ filename, contentType, size }: File) {
  return { filename, contentType, size };
}
