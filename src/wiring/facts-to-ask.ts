/** What `explain` asks for facts: the database that is set, or an empty desk where there is none or it can't be used. */
import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { type Config, DEFAULT_DATABASE } from '../config.ts';
import { EMPTY_DESK, type MailFacts, type MailQuestions } from '../domain/mail-facts.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { isDatabaseFault } from '../store/database-fault.ts';
import { readMailFacts } from '../store/mail-facts.ts';

export type FactsToAsk = {
  of(questions: MailQuestions): Promise<MailFacts>;
  close(): Promise<void>;
};

/** `unusable` is told once why the database can't be used. */
export async function openFacts(config: Config, unusable: (fault: Error) => void): Promise<FactsToAsk> {
  let database = await databaseToAsk(config).catch((fault: Error) => {
    unusable(fault);
    return null;
  });
  const close = async () => {
    const opened = database;
    database = null;
    await opened?.close();
  };
  return {
    close,
    async of(questions) {
      try {
        return database ? await readMailFacts(database.read, questions, systemClock()) : EMPTY_DESK;
      } catch (fault) {
        if (!isDatabaseFault(fault)) throw fault;
        unusable(fault as Error);
        await close();
        return EMPTY_DESK;
      }
    },
  };
}

/** The database that is set, once it is there and migrated; null stands for a desk where nothing has happened yet. */
async function databaseToAsk({ DATABASE_URL }: Config): Promise<Database | null> {
  if (DATABASE_URL === DEFAULT_DATABASE) return null;
  if (DATABASE_URL.client === 'sqlite' && !existsSync(DATABASE_URL.path)) return null;
  const database = await openDatabase(DATABASE_URL.url, { create: false });
  const isReady = await database.isMigrated().catch(async (fault: Error) => {
    await database.close();
    throw fault;
  });
  if (isReady) return database;
  await database.close();
  return null;
}
