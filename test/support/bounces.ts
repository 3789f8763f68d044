/** Builders of bounces: a mail system’s notice, and what classifying makes of it. */
import { addressesOf } from '../../src/domain/our-addresses.ts';
import { classify } from '../../src/inbound/classify.ts';
import { aMailbox, aParsedEmail, KEYS, type MailChanges } from './mails.ts';

const OURS = addressesOf([aMailbox()]);

export function classified(changes: MailChanges) {
  return classify({ email: aParsedEmail(changes), ours: OURS, keys: KEYS });
}

/** A notice of a mail system, for people to read. */
export function notice(text: string, changes: MailChanges = {}) {
  return classified({ from: 'MAILER-DAEMON@mx.example', subject: 'Returned mail', text, ...changes });
}

/** `ada@univ.example 5.1.1`, one a recipient; without the code where the mail states none. */
export function told({ bounce }: ReturnType<typeof classified>): string[] {
  return (bounce?.recipients ?? []).map(({ address, status }) => (status === null ? address : `${address} ${status}`));
}

/** The headers of a mail of ours to Ada, as servers put them at the end of their notices. */
export const RETURNED = `Received: from mail.univ.example by mx.example; Sun, 22 Nov 2026 10:00:00 +0000
From: Assistance <assistance@univ.example>
To: Ada <ada@far.example>
Message-ID: <answer@univ.example>
Subject: [R-004217] Wifi

Ask eve@far.example about error 5.7.1.
`;
