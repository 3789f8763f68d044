/** Signing out. */
import { closeSession } from '../../desk/session.ts';
import { type Answer, redirect } from '../answer.ts';
import type { Visit } from '../visit.ts';

export async function signOut({ web, cookies }: Visit): Promise<Answer> {
  if (cookies.tokenHash !== null) await closeSession(web.desk, cookies.tokenHash);
  cookies.clearSession();
  return redirect('/sign-in');
}
