/** The demo that a visit takes place in; its routes are nowhere else. */
import { Refusal } from '../errors.ts';
import type { Visit } from '../visit.ts';
import type { Demo } from './demo.ts';

export function demoOf({ web }: Visit): Demo {
  if (!web.demo) throw new Refusal('not-found');
  return web.demo;
}
