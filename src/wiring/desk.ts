/** The desk opened from the settings and closed again: what every command that touches the database stands on. */
import { type Clock, systemClock } from '../clock.ts';
import { knownKeys } from '../config/kept-key.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { openDatabase } from '../store/database.ts';

export type DeskConfig = Pick<
  Config,
  'DATABASE_URL' | 'REFERENCE_PREFIX' | 'REFERENCE_START' | 'SECRET_KEY' | 'DEFAULT_LOCALE'
>;

/**
 * Opens the desk; whoever does closes its database. Pending migrations run first, since an installation of one process
 * must just work; of several processes that start at once, one runs them and the others wait.
 */
export async function openDesk(config: DeskConfig, clock: Clock = systemClock): Promise<Desk> {
  const database = await openDatabase(config.DATABASE_URL.url);
  const settings = {
    referencePrefix: config.REFERENCE_PREFIX,
    referenceStart: config.REFERENCE_START,
    // Made already where mail comes in or goes out; commands of the directory sign nothing.
    keys: knownKeys(config.SECRET_KEY, config.DATABASE_URL),
    defaultLocale: config.DEFAULT_LOCALE,
  };
  try {
    await database.migrate();
    return { database, clock, settings };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the desk for as long as `work` takes; throws what it throws. */
export async function withDesk<T>(config: DeskConfig, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(config);
  try {
    return await work(desk);
  } finally {
    await desk.database.close();
  }
}
