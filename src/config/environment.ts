/** The environment as settings are read from it: `.env` beneath it, `X_FILE` in place of `X`. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SettingsError } from './settings-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment over what the file `.env` at `path` says; without such a file, the environment alone. */
export function withEnvFile(env: Environment, path = '.env'): Environment {
  try {
    return { ...parseEnv(readFileSync(path, 'utf8')), ...env };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return env;
    throw new SettingsError([`The settings file ${path} can't be read (${reason(error)}): mend it or remove it.`]);
  }
}

/**
 * The values of the variables named, trimmed; an empty one counts as not set, as compose files write it.
 * `X_FILE` names a file that holds X, as container secrets do. Faults are added to `faults`.
 */
export function valuesOf(env: Environment, names: readonly string[], faults: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const own = env[name]?.trim();
    const file = env[`${name}_FILE`]?.trim();
    if (own && file) faults.push(`${name} and ${name}_FILE are both set: keep one.`);
    else if (own) values[name] = own;
    else if (file) readInto(values, name, file, faults);
  }
  return values;
}

function readInto(values: Record<string, string>, name: string, file: string, faults: string[]): void {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text) values[name] = text;
    else faults.push(`${name}_FILE names a file that is empty: write the value into it.`);
  } catch (error) {
    // The path is not shown: it may be the secret itself, put into the wrong variable.
    faults.push(`${name}_FILE names a file that can't be read (${reason(error)}): check the path and its rights.`);
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unreadable';
}
