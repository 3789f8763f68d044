/** What a route answers: a value, which `send` turns into HTTP in one place. */
import type { Readable } from 'node:stream';

export type Answer = Page | Redirect | Download | Json;

export type Page = {
  readonly kind: 'page';
  /** Under views/, without its ending: `staff/tickets`. */
  readonly view: string;
  /** Said in the window's title, in the reader's language. */
  readonly title: string;
  /** What the view shows, as `it`. */
  readonly it: object;
  readonly status?: number;
  /** Shown without the frame around it: a piece that a script puts into a page. */
  readonly isPiece?: boolean;
  /** Pages that show HTML of a mail: its inline styles hold, and remote images load when the reader asked for them. */
  readonly mailHtml?: 'images-blocked' | 'images-shown';
  /** Its address is all that one needs to act there: no other page, and no search engine, learns it. */
  readonly isKey?: boolean;
};

export type Redirect = { readonly kind: 'redirect'; readonly to: string };

export type Download = {
  readonly kind: 'download';
  readonly filename: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Shown in a page rather than saved: raster images alone. */
  readonly isInline: boolean;
  /** Names these bytes, so that a browser that has them need not get them again; null where each reading counts. */
  readonly tag: string | null;
  readonly bytes: Readable;
};

export type Json = { readonly kind: 'json'; readonly status: number; readonly body: object };

export function page(view: string, title: string, it: object, options: Partial<Page> = {}): Page {
  return { kind: 'page', view, title, it, ...options };
}

/** After a POST: the browser gets the page with GET (303), and reloading it sends nothing twice. */
export function redirect(to: string): Redirect {
  return { kind: 'redirect', to };
}
