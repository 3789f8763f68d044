/** Starts the demonstration: what `npm run demo` runs, with the Node that npm has brought. */
import { runDemo } from './run.ts';
import { servePages } from './serve-pages.ts';

process.exitCode = await runDemo(servePages);
