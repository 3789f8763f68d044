/** Tells how a mail is sealed: signed, which nobody here checks, or encrypted, which nobody here can read. */
import { type Finding, finding } from '../../domain/finding.ts';
import type { Segment } from '../../domain/log-entry.ts';
import type { Armour } from './pgp/armour.ts';

export type Seal = { readonly kind: 'signed' | 'encrypted'; readonly how: 'PGP' | 'S/MIME' };

/** `isFile` for what is encrypted itself: whoever has the key needs it. */
export type PartSeal = Seal & { readonly isFile: boolean };

type SealedPart = {
  readonly contentType: string;
  readonly writtenName: string | null;
  readonly container: { readonly contentType: string | false } | null;
  readonly first: boolean;
};

const SIGNATURES: Readonly<Record<string, Seal['how']>> = {
  'application/pgp-signature': 'PGP',
  'application/pkcs7-signature': 'S/MIME',
  'application/x-pkcs7-signature': 'S/MIME',
};

/**
 * What a part says about the mail by being a signature, or something encrypted with the note before it; null for all
 * others. But for what is encrypted, it is not worth listing as a file. Lists and gateways take sealed mail apart, so the multipart around it counts for nothing.
 */
export function sealOf({ contentType, writtenName, container, first }: SealedPart): PartSeal | null {
  const signature = SIGNATURES[contentType];
  if (signature) return { kind: 'signed', how: signature, isFile: false };
  if (contentType === 'application/pgp-encrypted') return { kind: 'encrypted', how: 'PGP', isFile: false };
  if (container?.contentType === 'multipart/encrypted') return { kind: 'encrypted', how: 'PGP', isFile: true };
  if (/^smime\.p7s$/i.test(writtenName ?? '')) return { kind: 'signed', how: 'S/MIME', isFile: false };
  const isSecond = container?.contentType === 'multipart/signed' && !first;
  return isSecond && /\.(?:asc|sig)$/i.test(writtenName ?? '') ? { kind: 'signed', how: 'PGP', isFile: false } : null;
}

/** What the armour in a text says of the mail, where it is not quoted. */
export function sealsOfArmour(armour: readonly Armour[], segments: readonly Segment[]): Seal[] {
  const quoted = segments.filter(({ kind }) => kind === 'quoted');
  const own = armour.filter(({ from }) => !quoted.some((segment) => from >= segment.from && from < segment.to));
  return own.flatMap(({ kind }): Seal[] => {
    if (kind === 'encrypted') return [{ kind: 'encrypted', how: 'PGP' }];
    return kind === 'signed' || kind === 'signature' ? [{ kind: 'signed', how: 'PGP' }] : [];
  });
}

/** Each way of sealing once. */
export function sealFindings(seals: readonly Seal[]): Finding[] {
  const ways = new Map(seals.map((seal) => [`${seal.kind} ${seal.how}`, seal]));
  return [...ways.values()].map(({ kind, how }) =>
    kind === 'encrypted'
      ? finding('parse', 'warn', 'encrypted', { how })
      : finding('parse', 'ok', 'signed-unchecked', { how }),
  );
}
