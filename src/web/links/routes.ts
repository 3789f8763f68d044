/** What links in our mails lead to, whoever follows them. */
import type { Routes } from '../handler.ts';
import { followLink, showLink } from './link.ts';

export const linkRoutes = {
  'GET /s/:token': showLink,
  'POST /s/:token': followLink,
} satisfies Routes;
