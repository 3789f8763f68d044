/** The demo's own pages. */
import type { Routes } from '../handler.ts';
import { showDraft } from './draft-page.ts';
import { showMailbox, showReceived } from './mailbox.ts';
import { sendDraft } from './send-draft.ts';
import { signInAsPerson } from './sign-in.ts';
import { showWay } from './way.ts';

export const demoRoutes = {
  'GET /demo': showDraft,
  'POST /demo/mails': sendDraft,
  'GET /demo/mails/:messageId': showWay,
  'GET /demo/mailboxes/:address': showMailbox,
  'GET /demo/mailboxes/:address/:id': showReceived,
  'POST /demo/sign-in': signInAsPerson,
} satisfies Routes;
