/** Signing in by password. */
import { z } from 'zod';
import { signInByPassword } from '../../desk/sign-in.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { formOf, queryOf, type Visit } from '../visit.ts';
import { destinationOf, startSession } from './start-session.ts';

const asked = z.object({ next: z.string().max(2000).catch('') });
const given = asked.extend({ email: z.string().max(320), password: z.string().max(4096) });

export async function showSignIn(visit: Visit): Promise<Answer> {
  const { next } = queryOf(visit, asked);
  if (visit.viewer) return redirect(destinationOf(next, visit.viewer.role));
  return form(visit, { next, email: '', isRefused: false });
}

export async function signIn(visit: Visit): Promise<Answer> {
  const { email, password, next } = formOf(visit, given);
  const person = await signInByPassword(visit.web.desk, { email: email.trim(), password });
  return person ? startSession(visit, person, next) : form(visit, { next, email, isRefused: true });
}

type Form = { readonly next: string; readonly email: string; readonly isRefused: boolean };

function form({ say, web }: Visit, { next, email, isRefused }: Form): Answer {
  const it = { next, email, isRefused, people: web.demo?.people ?? [] };
  return page('sign-in/sign-in', say('sign-in.title'), it, isRefused ? { status: 401 } : {});
}
