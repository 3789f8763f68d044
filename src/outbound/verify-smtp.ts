/** Tries the server that mail leaves by: reaches it, greets it, signs in, and sends nothing. */
import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { connectionTo } from './connection.ts';
import { type SmtpError, type SmtpFault, smtpFaultOf } from './smtp-fault.ts';

/** Null when all is well. `name` is what this machine calls itself to the server. */
export async function verifySmtp(settings: SmtpSettings, name: string, patience = 15_000): Promise<SmtpFault | null> {
  const within = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport(connectionTo(settings, name, within));
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return smtpFaultOf(error as SmtpError, settings);
  } finally {
    transport.close();
  }
}
