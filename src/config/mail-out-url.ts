/** MAIL_OUT_URL: the server that mail leaves by. */
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { isLoopback, readServerUrl } from './server-url.ts';
import type { Read } from './setting.ts';

export const readMailOutUrl: Read<SmtpSettings> = (text, refuse) => {
  const url = readServerUrl(text, { smtp: 587, smtps: 465 }, refuse);
  if (!url) return undefined;
  const tls = url.options.get('tls');
  if ([...url.options.keys()].some((name) => name !== 'tls')) refuse('has an option other than tls: remove it.');
  if (tls !== undefined && tls !== 'no') refuse('has an option tls other than no: remove it.');
  if (tls === 'no' && !isLoopback(url.host)) refuse('has ?tls=no for another machine: remove the option.');
  if ((url.user === '') !== (url.password === '')) refuse('must name both the user and the password, or neither.');
  const security = url.scheme === 'smtps' ? 'tls' : tls === 'no' ? 'none' : 'starttls';
  return { host: url.host, port: url.port, security, user: url.user, password: url.password };
};
