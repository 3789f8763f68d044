/** A page at the address that a mail carries: whoever knows it may act, so no other page is told of it. */
import { type Answer, page } from '../answer.ts';

/** @param title said in the window's title, and on top of the page */
export function linkPage(view: string, title: string, it: object): Answer {
  return page(view, title, { title, ...it }, { isKey: true });
}
