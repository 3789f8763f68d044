/** Every route with what answers it: the features' tables together. */
import type { Route } from './access.ts';
import { demoRoutes } from './demo/routes.ts';
import { fileRoutes } from './files/routes.ts';
import type { Handler } from './handler.ts';
import { healthRoutes } from './health/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { portalRoutes } from './portal/routes.ts';
import { preferenceRoutes } from './preferences/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { staffRoutes } from './staff/routes.ts';

/** Neither a route without a rule nor a rule without a route: the compiler says so. */
export const ROUTES: Readonly<Record<Route, Handler>> = {
  ...healthRoutes,
  ...fileRoutes,
  ...signInRoutes,
  ...linkRoutes,
  ...preferenceRoutes,
  ...portalRoutes,
  ...staffRoutes,
  ...mailRoutes,
  ...settingsRoutes,
  ...demoRoutes,
};
