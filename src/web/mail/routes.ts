/** The mail journal's pages: its list, one mail explained, its raw bytes, and putting it through again. */
import type { Routes } from '../handler.ts';
import { showJournal } from './journal.ts';
import { showMail } from './mail.ts';
import { sendRawMail } from './raw-mail.ts';
import { replay } from './replay.ts';

export const mailRoutes = {
  'GET /mail': showJournal,
  'GET /mail/:id': showMail,
  'GET /mail/:id/raw': sendRawMail,
  'POST /mail/:id/replay': replay,
} satisfies Routes;
