/** How an SMTP server is reached, as nodemailer takes it. */
import type { SmtpSettings } from '../domain/smtp-settings.ts';

/** In ms. */
export type Deadlines = {
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  readonly socketTimeout: number;
};

/** `name` is what this machine calls itself to the server. */
export function connectionTo({ host, port, security, user, password }: SmtpSettings, name: string, within: Deadlines) {
  return {
    ...{ host, port, name, ...within },
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
  };
}
