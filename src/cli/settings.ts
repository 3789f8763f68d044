/** The settings as commands read them: the environment, with `.env` of the working folder beneath it. */
import type { Config } from '../config.ts';

/** Throws a SettingsError. Loaded late: commands that need no settings start without zod. */
export async function settings(): Promise<Config> {
  const { withEnvFile } = await import('../config/environment.ts');
  const env = withEnvFile(process.env);
  // Dates in settings are meant where the gateway runs, so the time zone comes first.
  if (env.TZ) process.env.TZ = env.TZ;
  return (await import('../config.ts')).readConfig(env);
}
