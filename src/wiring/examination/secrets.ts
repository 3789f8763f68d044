/** Keeps secrets out of what an examination says: a server may say back what it was told. */
import { decoded } from '../../config/server-url.ts';
import type { Config } from '../../config.ts';
import type { Check } from './check.ts';

/** Shorter ones would blot out words that have nothing to do with them. */
const SHORTEST = 4;

export function withoutSecrets(config: Config, { words, advice, ...check }: Check): Check {
  const blotted = (text: string) => secretsOf(config).reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
  return { ...check, words: blotted(words), ...(advice === undefined ? {} : { advice: blotted(advice) }) };
}

function secretsOf({ mailboxes, MAIL_OUT_URL, DATABASE_URL, SECRET_KEY }: Config): string[] {
  const connections = mailboxes.map(({ connection }) => (connection.kind === 'imap' ? connection.password : ''));
  const written = DATABASE_URL.client === 'postgres' ? (URL.parse(DATABASE_URL.url)?.password ?? '') : '';
  const secrets = [
    ...connections,
    MAIL_OUT_URL?.password ?? '',
    written,
    decoded(written) ?? '',
    ...(SECRET_KEY ?? []),
  ];
  return secrets.filter((secret) => secret.length >= SHORTEST);
}
