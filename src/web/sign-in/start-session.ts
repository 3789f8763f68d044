/** Starts the session of who has shown who they are. */
import { openSession } from '../../desk/session.ts';
import type { KnownByPassword } from '../../desk/sign-in.ts';
import { isStaff, type Role } from '../../domain/person.ts';
import { type Answer, redirect } from '../answer.ts';
import { freshSecret, hashOf } from '../cookies.ts';
import { localPath } from '../local-path.ts';
import type { Visit } from '../visit.ts';

/** Under a new secret, always: one that somebody planted in this browser must not become a session. */
export async function startSession({ web, cookies }: Visit, person: KnownByPassword, next: string): Promise<Answer> {
  const secret = freshSecret();
  await openSession(web.desk, person.personId, { secretHash: hashOf(secret), formerHash: cookies.tokenHash });
  cookies.setSession(secret);
  return redirect(destinationOf(next, person.role));
}

/** Where somebody wanted to go, else where their day begins. */
export function destinationOf(next: string, role: Role): string {
  const home = isStaff(role) ? '/staff' : '/';
  return next === '/' ? home : (localPath(next) ?? home);
}
