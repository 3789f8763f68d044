/** What is thrown on the way to an answer, told by a page: where even that fails, by a plainer one. */
import type { NextFunction, Request, Response } from 'express';
import type { Assets } from './assets.ts';
import { errorPage } from './error-page.ts';
import { codeOf } from './errors.ts';
import type { Web } from './web.ts';

export function refusing(web: Web, assets: Assets) {
  // Express knows by their number of parameters which functions take errors.
  return async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    noteFault(web, request, error);
    if (response.headersSent) return next(error);
    try {
      await errorPage(web, assets, request, response, error);
    } catch (fault) {
      // To say in whose language there is no such page, the database is asked, which may be what is broken.
      noteFault(web, request, fault);
      await errorPage(web, assets, request, response, fault).catch(next);
    }
  };
}

function noteFault({ log }: Web, { method, path }: Request, error: unknown): void {
  if (codeOf(error) !== 'broken') return;
  log.error({ method, path: withoutKey(path), error: String((error as Error)?.stack ?? error) }, 'page failed');
}

/** Whoever knows such an address may act there, for years: logs are read by more people. */
function withoutKey(path: string): string {
  return path.replace(/^\/s\/.+/i, '/s/…');
}
