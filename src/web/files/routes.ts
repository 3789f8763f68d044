/** Files of tickets, for requesters and staff alike. */
import type { Routes } from '../handler.ts';
import { sendFile, sendImage } from './files.ts';

export const fileRoutes = {
  'GET /files/:id': sendFile,
  'GET /files/:id/image': sendImage,
} satisfies Routes;
