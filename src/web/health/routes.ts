/** Whether this process lives, and whether it can serve: for those who watch over it. */
import type { Routes } from '../handler.ts';
import { showHealth, showReadiness } from './health.ts';

export const healthRoutes = {
  'GET /healthz': showHealth,
  'GET /readyz': showReadiness,
} satisfies Routes;
