/** A part whose headers were understood: what it is and how it wants to be shown. */
import { contentTypeOf } from './body-parts.ts';
import { type StructuredHeader, structuredHeader } from './header-params.ts';
import { firstHeader } from './headers.ts';
import type { MimePart } from './mime-parts.ts';

export type TypedPart = MimePart & {
  /** Lower case; never ''. */
  readonly contentType: string;
  readonly type: StructuredHeader;
  readonly disposition: StructuredHeader;
  /** The name as written, decoded; null without one. */
  readonly writtenName: string | null;
};

export function typedPart(part: MimePart): TypedPart {
  const header = firstHeader(part.headers, 'content-type');
  const type = structuredHeader(header ?? '');
  const disposition = structuredHeader(firstHeader(part.headers, 'content-disposition') ?? '');
  const contentType = contentTypeOf(header === null ? null : type, part.container);
  const writtenName = disposition.params.filename ?? type.params.name ?? null;
  return { ...part, contentType, type, disposition, writtenName };
}
