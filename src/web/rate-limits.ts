/** How often the same place may try: signing in above all, since passwords can be guessed. */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { addressKey } from '../domain/email-address.ts';
import type { Route } from './access.ts';
import { cookiesOf } from './cookies.ts';
import { Refusal } from './errors.ts';

const MINUTE = 60 * 1000;

/** Of one network, whichever the accounts: a whole campus may stand behind one address. */
const FAILURES_OF_NETWORK = 200;
/** Of one account from one network: nobody elsewhere is locked out by them. */
const FAILURES_FROM_NETWORK = 10;
/** Of one account from everywhere, against guessing from many networks at once. */
const FAILURES_OF_ACCOUNT = 100;
/** Of one browser: its cookie tells it apart from the others of a campus. */
const WRITES_OF_BROWSER = 600;
/** Of one network, since whoever likes can send another cookie each time. */
const WRITES_OF_NETWORK = 3000;

/** The limits of each route that has any; counted in this process. */
export function rateLimits(): Readonly<Partial<Record<Route, readonly RequestHandler[]>>> {
  const failed = { windowMs: 15 * MINUTE, skipSuccessfulRequests: true, requestWasSuccessful: isNoWrongPassword };
  const signIn = [
    limit({ ...failed, limit: FAILURES_OF_NETWORK, keyGenerator: networkOf }),
    limit({
      ...failed,
      limit: FAILURES_FROM_NETWORK,
      keyGenerator: (asked) => `${networkOf(asked)} ${accountOf(asked)}`,
    }),
    limit({ ...failed, limit: FAILURES_OF_ACCOUNT, keyGenerator: accountOf }),
  ];
  // Far more than anybody has stale links, and far less than it takes to guess one.
  const unknown = { ...failed, requestWasSuccessful: (_: Request, { statusCode }: Response) => statusCode !== 404 };
  const links = [limit({ ...unknown, limit: FAILURES_OF_NETWORK, keyGenerator: networkOf })];
  return { 'POST /sign-in': signIn, 'GET /s/:token': links, 'POST /s/:token': links };
}

/** For all forms together; `isSecure` where the pages are served over https. */
export function writeLimits(isSecure: boolean): RequestHandler[] {
  const skip = ({ method }: Request) => method === 'GET' || method === 'HEAD';
  const written = { windowMs: 5 * MINUTE, skip };
  const browserOf = (request: Request, response: Response) =>
    cookiesOf(request, response, isSecure).tokenHash ?? networkOf(request);
  return [
    limit({ ...written, limit: WRITES_OF_NETWORK, keyGenerator: networkOf }),
    limit({ ...written, limit: WRITES_OF_BROWSER, keyGenerator: browserOf }),
  ];
}

function limit(options: Parameters<typeof rateLimit>[0]): RequestHandler {
  return rateLimit({
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new Refusal('too-many')),
    ...options,
  });
}

/** Whatever else is refused tells nothing of a password: it counts neither towards an account nor a network. */
function isNoWrongPassword(_request: Request, response: Response): boolean {
  return response.statusCode !== 401;
}

/** IPv6 addresses count by network, of which one household has many addresses. */
function networkOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

function accountOf(request: Request): string {
  const { email } = (request.body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? addressKey(email.trim().slice(0, 320)) : '';
}
