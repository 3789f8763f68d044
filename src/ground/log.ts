/** The log: JSON lines on stderr, so that a command's stdout stays its own. */
import { type Logger, pino } from 'pino';

export type Log = Logger;

export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Belt and braces: nobody logs a secret, and if somebody does it is not written.
      redact: ['password', '*.password', 'secret', '*.secret', 'authorization', '*.authorization', 'auth', '*.auth'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
