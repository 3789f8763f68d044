/** `guichet migrate`: brings the database's schema up to date and names what that took. */
import type { Command } from 'commander';
import { print } from './output.ts';
import { settings } from './settings.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description("bring the database's schema up to date (commands that write do it by themselves)")
    .action(async () => {
      const { DATABASE_URL } = await settings();
      const { openDatabase } = await import('../store/database.ts');
      const database = await openDatabase(DATABASE_URL.url);
      try {
        const applied = await database.migrate();
        for (const name of applied) await print(name);
        if (applied.length === 0) await print('Nothing to do: the schema is up to date.');
      } finally {
        await database.close();
      }
    });
}
