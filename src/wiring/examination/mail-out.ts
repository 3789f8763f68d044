/** Examines the server that mail leaves by; nothing is sent. */
import { hostname } from 'node:os';
import type { Config } from '../../config.ts';
import type { SmtpFault } from '../../outbound/smtp-fault.ts';
import { verifySmtp } from '../../outbound/verify-smtp.ts';
import { type Check, unset, well, wrong } from './check.ts';

const CHECK = 'mail-out';

export async function examineMailOut({ MAIL_OUT_URL: settings }: Config): Promise<Check[]> {
  if (settings === null) {
    const advice = 'Set MAIL_OUT_URL, such as smtp://user:password@smtp.univ.example:587.';
    return [unset(CHECK, 'MAIL_OUT_URL is not set: nobody is answered by mail.', advice)];
  }
  const fault = await verifySmtp(settings, hostname());
  if (fault) return [wrong(CHECK, `${fault.detail}.`, ADVICE[fault.step])];
  const signedIn = settings.user === '' ? '' : `, and lets ${settings.user} sign in`;
  return [well(CHECK, `${settings.host}:${settings.port} takes mail${signedIn}.`)];
}

const ADVICE: Readonly<Record<SmtpFault['step'], string>> = {
  reach: 'Check the host and the port in MAIL_OUT_URL, and that no firewall stands between.',
  tls: "Check that scheme and port match (smtps:// 465, smtp:// 587), and the server's certificate.",
  answer: 'Check that a mail server listens there, and that it lets this machine in.',
  'sign-in': 'Check the user and the password in MAIL_OUT_URL (odd characters percent-encoded).',
};
