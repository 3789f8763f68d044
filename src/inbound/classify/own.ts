/** Recognises the gateway's own mail that came back. */
import { isOurLoopHeader, LOOP_HEADER } from '../../domain/loop-header.ts';
import { isNoReply } from '../../domain/no-reply.ts';
import { isOurs } from '../../domain/our-addresses.ts';
import { headerValues } from '../header-values.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

export function own({ email, ours, keys }: Classifying): Recognition | null {
  if (headerValues(email, LOOP_HEADER).some((value) => isOurLoopHeader(keys, value))) {
    return recognised('own', 'X-Guichet-Loop');
  }
  const [from] = email.from;
  if (!from || !email.from.every((one) => isOurs(one.address, ours))) return null;
  // A web form that writes in our name names the person in Reply-To.
  const isForSomeone = email.replyTo.some((one) => !isOurs(one.address, ours) && !isNoReply(one.address));
  return isForSomeone ? null : recognised('own', `From: ${from.address}`);
}
