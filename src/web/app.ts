/** The pages as one express application: every route behind its rule, its limits and one way of answering. */
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express } from 'express';
import { ACCESS, type Route } from './access.ts';
import { answering } from './answering.ts';
import { openAssets } from './assets.ts';
import { Refusal } from './errors.ts';
import type { Handler } from './handler.ts';
import { rateLimits, writeLimits } from './rate-limits.ts';
import { refusing } from './refusing.ts';
import { ROUTES } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { isSecure, type Web } from './web.ts';

export function createApp(web: Web): Express {
  const app = express();
  const assets = openAssets();
  app.disable('x-powered-by');
  // Or its own last resort would show strangers where in our files it failed.
  app.set('env', 'production');
  app.set('trust proxy', web.settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(
    securityHeaders(isSecure(web)),
    assets.serve,
    compression({ level: 3, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } } }),
    writeLimits(isSecure(web)),
  );
  app.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 1000 }));
  const limits = rateLimits();
  for (const [route, handler] of routesOf(web)) {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const answer = answering(web, assets, route, handler);
    app[method === 'GET' ? 'get' : 'post'](path, ...(limits[route] ?? []), answer);
  }
  app.use(() => {
    throw new Refusal('not-found');
  });
  app.use(refusing(web, assets));
  return app;
}

/** The demo's routes exist where a demo runs. */
function routesOf(web: Web): [Route, Handler][] {
  const all = Object.entries(ROUTES) as [Route, Handler][];
  return all.filter(([route]) => web.demo !== null || ACCESS[route] !== 'demo');
}
