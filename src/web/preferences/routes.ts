/** What somebody of the staff chooses for themselves. */
import type { Routes } from '../handler.ts';
import { savePreferences, showPreferences } from './preferences.ts';

export const preferenceRoutes = {
  'GET /preferences': showPreferences,
  'POST /preferences': savePreferences,
} satisfies Routes;
