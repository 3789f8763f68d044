/** A part whose headers were understood: what it is and how it wants to be shown. */
import { typeFor } from '../../domain/file-names.ts';
import { contentTypeOf } from './body-parts.ts';
import { type StructuredHeader, structuredHeader } from './header-params.ts';
import { firstHeader, type RawHeader } from './headers.ts';
import type { MimePart } from './mime-part.ts';

export type TypedPart = MimePart & {
  /** Lower case; never ''. */
  readonly contentType: string;
  readonly type: StructuredHeader;
  readonly disposition: StructuredHeader;
  /** The name as written, decoded; null without one. */
  readonly writtenName: string | null;
};

/** What the headers of a part say it is, taken apart; null where they don't. */
export type PartTypes = { readonly type: StructuredHeader | null; readonly disposition: StructuredHeader | null };

const READ = new WeakMap<readonly RawHeader[], PartTypes>();

/** Once for each list of headers: who finds the parts asks before who reads them. */
export function typesOf(headers: readonly RawHeader[]): PartTypes {
  const known = READ.get(headers);
  if (known) return known;
  const [type, disposition] = ['content-type', 'content-disposition'].map((name) => {
    const header = firstHeader(headers, name);
    return header === null ? null : structuredHeader(header);
  });
  const types = { type: type ?? null, disposition: disposition ?? null };
  READ.set(headers, types);
  return types;
}

const NOTHING: StructuredHeader = { value: '', params: {} };

export function typedPart(part: MimePart): TypedPart {
  const { type: header, disposition: wish } = typesOf(part.headers);
  const type = header ?? NOTHING;
  const disposition = wish ?? NOTHING;
  const writtenName = disposition.params.filename ?? type.params.name ?? null;
  // A file whose type nobody said is what its name says.
  const contentType = header || writtenName === null ? contentTypeOf(header, part.container) : typeFor(writtenName);
  return { ...part, contentType, type, disposition, writtenName };
}
