/** DATABASE_URL: a SQLite file, or a PostgreSQL server. */
import type { Read } from './setting.ts';

/** The URL may hold a password: never in a log, an error or a page. */
export type DatabaseSettings =
  | { readonly client: 'sqlite'; readonly url: string; readonly path: string }
  | { readonly client: 'postgres'; readonly url: string };

/** Faults never show the value, which may hold a password. */
export const readDatabaseUrl: Read<DatabaseSettings> = (text, refuse) => {
  if (text.startsWith('sqlite:')) return readSqlite(text.slice('sqlite:'.length), refuse);
  if (!/^postgres(ql)?:\/\//.test(text)) return refuse('must start with sqlite: or postgres://.');
  const url = URL.parse(text);
  if (!url || url.hash || !(url.hostname || url.searchParams.get('host')) || url.pathname.length < 2)
    return refuse(
      'must be postgres://user:password@host/database, with odd characters percent-encoded (@ as %40, / as %2F).',
    );
  return { client: 'postgres', url: text };
};

function readSqlite(rest: string, refuse: Parameters<Read<DatabaseSettings>>[1]): DatabaseSettings | undefined {
  // sqlite:///var/lib/x and sqlite:/var/lib/x are one path; sqlite://x would be a host, which SQLite has none of.
  const path = rest.replace(/^\/\/(?=\/)/, '');
  if (path === '' || path.startsWith('//') || path === ':memory:' || path.endsWith('/'))
    return refuse('must name a file after sqlite:, such as sqlite:./data/guichet.db.');
  return { client: 'sqlite', url: `sqlite:${path}`, path };
}
