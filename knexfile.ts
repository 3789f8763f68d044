/** For knex's own command line (`npx knex migrate:make …`): the same database and migrations as the program's. */
import type { Knex } from 'knex';
import { MIGRATIONS } from './src/store/migrations.ts';

const url = process.env.DATABASE_URL ?? 'sqlite:./data/guichet.db';

const config: Knex.Config = url.startsWith('sqlite:')
  ? {
      client: 'sqlite3',
      connection: { filename: url.slice('sqlite:'.length) },
      useNullAsDefault: true,
      migrations: MIGRATIONS,
    }
  : { client: 'pg', connection: url, migrations: MIGRATIONS };

// knex asks for a default export.
// biome-ignore lint/style/noDefaultExport: the tool's own convention
export default config;
