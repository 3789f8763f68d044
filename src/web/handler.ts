/** What answers a route. */
import type { Route } from './access.ts';
import type { Answer } from './answer.ts';
import type { Visit } from './visit.ts';

export type Handler = (visit: Visit) => Promise<Answer>;

/** The routes of a feature, a line each. */
export type Routes = Readonly<Partial<Record<Route, Handler>>>;
