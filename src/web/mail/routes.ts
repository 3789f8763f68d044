/** The mail journal's pages: its list, one mail explained and put through again, those held and judged, their senders. */
import type { Routes } from '../handler.ts';
import { showHeld } from './held.ts';
import { showJournal } from './journal.ts';
import { askToBlock, judge } from './judge.ts';
import { showMail } from './mail.ts';
import { resendFromOutbox, showOutbox } from './outbox.ts';
import { sendRawMail } from './raw-mail.ts';
import { replay } from './replay.ts';
import { changeSender, showSenders } from './senders.ts';

export const mailRoutes = {
  'GET /mail': showJournal,
  'GET /mail/held': showHeld,
  'GET /mail/senders': showSenders,
  'POST /mail/senders': changeSender,
  'GET /mail/outbox': showOutbox,
  'POST /mail/outbox/:id/resend': resendFromOutbox,
  'GET /mail/:id': showMail,
  'GET /mail/:id/raw': sendRawMail,
  'POST /mail/:id/replay': replay,
  'POST /mail/:id/judgement': judge,
  'GET /mail/:id/block': askToBlock,
} satisfies Routes;
