/** What administrators settle for everybody. */
import type { Routes } from '../handler.ts';
import { saveTemplate, showTemplate, showTemplates } from './templates.ts';

export const settingsRoutes = {
  'GET /settings/templates': showTemplates,
  'GET /settings/templates/:locale/:kind': showTemplate,
  'POST /settings/templates/:locale/:kind': saveTemplate,
} satisfies Routes;
