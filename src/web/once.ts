/** The key by which a form that is sent twice acts once: who sent it, where to, which one it was and what it said. */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { SentFile } from './multipart.ts';

/**
 * Null when the form carries no key. What it says is part of the key: somebody who goes back and sends the same form
 * with other words or files means something else. The CSRF token is not, since it differs each time the form is shown.
 */
export function onceKeyOf(request: Request, personId: number | null, files: readonly SentFile[]): string | null {
  const { _once: key, _csrf: _, ...fields } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) return null;
  const said = JSON.stringify([
    personId,
    request.method,
    request.originalUrl,
    key,
    fields,
    files.map(({ staged }) => staged.sha256),
  ]);
  return createHash('sha256').update(said).digest('hex');
}
