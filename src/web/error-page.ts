/** The page that tells what went wrong, and what to do next. */
import type { Request, Response } from 'express';
import { DeskRefusal } from '../desk/refusal.ts';
import { page } from './answer.ts';
import type { Assets } from './assets.ts';
import { adviceOn, codeOf, statusOf } from './errors.ts';
import { hereOf } from './frame.ts';
import { send } from './send.ts';
import { anyone, type Visitor, visitorOf } from './visitor.ts';
import type { Web } from './web.ts';

export async function errorPage(
  web: Web,
  assets: Assets,
  request: Request,
  response: Response,
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  // What is broken may be the database, and asking it who reads this would break again.
  const visitor = code === 'broken' ? anyone(web, request, response) : await visitorOf(web, request, response);
  const title = visitor.say(`error.${code}.title`);
  const it = { title, advice: adviceOn(error, visitor.say), form: refusedForm(visitor, error) };
  await send(web, assets, visitor, page('layout/error', title, it, { status: statusOf(code) }));
}

const LONGEST = 100_000;

/**
 * Of a form that was refused: whether it can be gone back to, and what was written in it, which the browser may have
 * forgotten. Only to whom is signed in, as no other site's form makes anybody: its words are not theirs. Of a ticket that
 * they may not see any more, the desk alone tells: by then the form is known to be ours.
 */
function refusedForm({ request, viewer }: Visitor, error: unknown) {
  const status = statusOf(codeOf(error));
  const isGone = status === 404 && error instanceof DeskRefusal;
  if (request.method !== 'POST' || !(isGone || [403, 413, 422].includes(status))) return null;
  const { text, reason } = (request.body ?? {}) as { text?: unknown; reason?: unknown };
  const written = (isGone ? [text] : [text, reason]).find((one) => typeof one === 'string' && one.trim() !== '') as
    | string
    | undefined;
  return { isKnown: !isGone && hereOf(request) !== '/', written: viewer && written ? written.slice(0, LONGEST) : null };
}
