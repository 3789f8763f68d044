/** Forms of ours alone: each carries a token that another site's page can neither read nor make. */
import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { signToken, type TokenKeys, verifyToken } from '../ground/signed-token.ts';
import { Refusal } from './errors.ts';

/**
 * A token for the browser that has this secret. It differs each time it is shown, so that a compressed page tells
 * nothing of it by its length (BREACH).
 */
export function csrfToken(keys: TokenKeys, secret: string): string {
  return signToken(keys, purposeOf(secret), randomBytes(6));
}

/** Throws a Refusal when the form is not one that we showed this browser. */
export function requireOurForm(keys: TokenKeys, secret: string | null, request: Request): void {
  const { _csrf: token } = (request.body ?? {}) as { _csrf?: unknown };
  const isOurs = secret !== null && typeof token === 'string' && verifyToken(keys, purposeOf(secret), token) !== null;
  if (!isOurs || request.get('sec-fetch-site') === 'cross-site') throw new Refusal('stale-form');
}

function purposeOf(secret: string): string {
  return `csrf:${createHash('sha256').update(`csrf:${secret}`).digest('hex')}`;
}
