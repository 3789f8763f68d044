/** Turns what imapflow throws into a source fault that names the server and what it said. */
import type { ImapConnection } from '../../domain/mailbox-settings.ts';
import { SourceFault } from '../source-fault.ts';

type ImapError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  /** What the server said in its BYE. */
  reason?: string;
  serverResponseCode?: string;
};

export function imapFault(error: unknown, connection: ImapConnection): SourceFault {
  if (error instanceof SourceFault) return error;
  const fault = error as ImapError;
  const server = `${connection.host}:${connection.port}`;
  const said = fault.responseText ? ` ("${fault.responseText.slice(0, 200)}")` : '';
  const options = { cause: error };
  if (fault.authenticationFailed)
    return new SourceFault('sign-in', `${server} refused the sign-in of ${connection.user}${said}`, options);
  if (fault.responseText) return new SourceFault('refused', `${server} refused a command${said}`, options);
  if (fault.code === 'CONNECT_TIMEOUT' || fault.code === 'GREETING_TIMEOUT')
    return new SourceFault('timeout', `${server} did not answer in time`, options);
  if (fault.code === 'ETIMEOUT') return new SourceFault('timeout', `${server} stopped answering`, options);
  if (fault.code === 'ECONNREFUSED' || fault.code === 'ENOTFOUND' || fault.code === 'EAI_AGAIN')
    return new SourceFault('unreachable', `${server} can't be reached (${fault.code})`, options);
  if (fault.code?.startsWith('ERR_TLS') || fault.code?.includes('CERT'))
    return new SourceFault(
      'unreachable',
      `${server} shows a certificate that can't be trusted (${fault.code})`,
      options,
    );
  const why = fault.reason?.slice(0, 200) || fault.code || fault.message;
  return new SourceFault('lost', `the connection to ${server} was lost (${why})`, options);
}
