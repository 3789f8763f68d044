/** Serves the pages of the demonstration, those among them where one writes as a requester. */
import { sentLetters } from '../web/demo/sent-letters.ts';
import { openWebsite } from '../wiring/website.ts';
import type { StartWeb } from './open.ts';

export const servePages: StartWeb = async ({ config, gateway, listening, demo }) => {
  listening.serve(openWebsite(gateway, config, { ...demo, sent: sentLetters() }));
  // All that is open is the port, which is not ours to close.
  return { close: async () => {} };
};
