/** Turns an answer into HTTP: the one place where pages, files and redirects become bytes. */
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Answer, Download, Page, Redirect } from './answer.ts';
import type { Assets } from './assets.ts';
import { frameOf } from './frame.ts';
import { render } from './render.ts';
import { contentPolicy, FILE_POLICY } from './security-headers.ts';
import { asksForPiece } from './visit.ts';
import type { Visitor } from './visitor.ts';
import type { Web } from './web.ts';

export async function send(web: Web, assets: Assets, visitor: Visitor, answer: Answer): Promise<void> {
  const { response } = visitor;
  if (answer.kind === 'redirect') return sendElsewhere(visitor, answer);
  if (answer.kind === 'download') return sendFile(visitor, answer);
  if (answer.kind === 'json')
    return void response.status(answer.status).set('Cache-Control', 'no-store').json(answer.body);
  await sendPage(web, assets, visitor, answer);
}

/** A script that asks for a piece would put the page that it is led to within this one: it is told to leave it. */
function sendElsewhere({ request, response }: Visitor, { to }: Redirect): void {
  if (asksForPiece(request)) response.set('HX-Redirect', to).status(204).end();
  else response.redirect(303, to);
}

async function sendPage(web: Web, assets: Assets, visitor: Visitor, page: Page): Promise<void> {
  const { response, say, isSecure } = visitor;
  const frame = await frameOf(web, assets, visitor, page);
  const html = render(page.isPiece ? page.view : 'layout/page', { say, page: frame, it: page.it });
  response.set('Content-Security-Policy', contentPolicy(page.mailHtml, isSecure));
  // A piece may be asked for again and again: the browser keeps it, and asks whether it has changed.
  response.set('Cache-Control', page.isPiece ? 'private, no-cache' : 'private, no-store');
  if (page.isKey) response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
  response.vary('Cookie, HX-Request, Accept-Language');
  response
    .status(page.status ?? 200)
    .type('html')
    .send(html);
}

/** Never shown as a page of ours, whatever it claims to be (E5). */
async function sendFile({ request, response }: Visitor, file: Download): Promise<void> {
  const { bytes, tag } = file;
  // Bytes that are gone are told by a page, which can't be once the file has begun.
  await once(bytes, 'readable');
  response.set({
    'Content-Security-Policy': FILE_POLICY,
    'Content-Type': file.contentType,
    'Content-Length': String(file.size),
    // Kept, but asked for each time: whoever may not see it any more must not find it in the browser either.
    'Cache-Control': tag === null ? 'private, no-store' : 'private, no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  if (!file.isInline) {
    response.attachment(file.filename);
    // `attachment` guesses a type from the name.
    response.set('Content-Type', file.contentType);
  }
  response.vary('Cookie');
  if (tag !== null && response.set('ETag', `"${tag}"`) && request.fresh) {
    bytes.destroy();
    response.removeHeader('Content-Length');
    return void response.status(304).end();
  }
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    // The reader went away: nobody is left to be told.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
