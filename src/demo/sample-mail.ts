/** A mail that the demonstration sends itself: who hands it in, what it says, what is to become of it. */
import type { Disposition } from '../domain/disposition.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { OutgoingMail } from '../outbound/smtp-transport.ts';
import { HELP_DESK } from './university.ts';

export type SampleMail = {
  /** The machine outside that hands it in; null when its sender signs in at the university. */
  readonly outside: string | null;
  /** Of each copy that arrives, in their order: what it ends as, and why. */
  readonly meant: readonly { readonly disposition: Disposition; readonly reason: string }[];
  /** `now` is when the demonstration starts. */
  compose(now: Date): OutgoingMail;
};

/** Whom they write to; without a display name, as most people do. */
export const TO_HELP_DESK: EmailAddress = { name: '', address: HELP_DESK.address };

/** An answer's quote below its words, as Thunderbird writes it. */
export function quoting(who: EmailAddress, at: Date, text: string): string {
  const day = at.toLocaleDateString('fr-FR');
  const time = at.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
  const lines = text.trimEnd().split('\n');
  return `\n\nLe ${day} à ${time}, ${who.name} a écrit :\n${lines.map((line) => `> ${line}`).join('\n')}\n`;
}
