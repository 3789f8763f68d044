/** Recognises challenges: a filter that asks the sender to prove that he is a person. */
import { domainOf } from '../../domain/email-address.ts';
import { tagKey } from '../../domain/subject-tags.ts';
import { headerValues } from '../header-values.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const SUBJECTS = [
  'please confirm your message',
  'please confirm your email',
  'please verify your email to',
  'your email requires verification',
  'your message requires confirmation',
  'demande de confirmation de votre message',
  'confirmez votre envoi',
  'boxbe',
];

const CHALLENGERS = ['boxbe.com', 'spamarrest.com', 'mailinblack.com', 'bluebottle.com'];

export function challenge({ email }: Classifying): Recognition | null {
  // Every answer to a TMDA user goes through his filter; only its own mail is delivered by it.
  if (headerValues(email, 'x-delivery-agent').some((value) => /^tmda\b/i.test(value.trim()))) {
    return recognised('challenge', 'X-Delivery-Agent: TMDA');
  }
  const from = email.from[0]?.address ?? '';
  if (CHALLENGERS.includes(domainOf(from))) return recognised('challenge', `From: ${from}`);
  const subject = tagKey(email.subject.slice(0, 200));
  const start = SUBJECTS.find((one) => subject.startsWith(one));
  return start === undefined ? null : recognised('challenge', `Subject: ${email.subject}`);
}
