/** Requesters' pages: home, their requests, one of them. */
import type { Routes } from '../handler.ts';
import { showHome } from './home.ts';
import { showRequest } from './request.ts';
import { showClosedRequests, showOngoingRequests } from './requests.ts';

export const portalRoutes = {
  'GET /': showHome,
  'GET /requests': showOngoingRequests,
  'GET /requests/closed': showClosedRequests,
  'GET /requests/:reference': showRequest,
} satisfies Routes;
