/** Signing in as one of the demonstration's people with a click, by the password that everybody knows. */
import { z } from 'zod';
import { signInByPassword } from '../../desk/sign-in.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { startSession } from '../sign-in/start-session.ts';
import { formOf, type Visit } from '../visit.ts';

const given = z.object({ person: z.string().max(320), next: z.string().max(2000).catch('') });

export async function signInAsPerson(visit: Visit): Promise<Answer> {
  const { person: address, next } = formOf(visit, given);
  const { desk, demo } = visit.web;
  const known = demo?.people.find((one) => one.address === address);
  const person = known && (await signInByPassword(desk, { email: known.address, password: known.password }));
  if (!person) throw new Refusal('bad-request');
  return startSession(visit, person, next);
}
