/** A run of the command: its outcome becomes an exit code, its faults sentences on stderr, never a stack trace. */
import { CommanderError } from 'commander';
import { EXIT, tell } from './outcome.ts';
import { createProgram } from './program.ts';

/** Runs the command line and sets the exit code; the process ends once nothing is left open. */
export async function run(args: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  process.on('uncaughtException', (error) => {
    process.exit(tell(error));
  });
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? exitCodeOf(error) : tell(error);
  }
}

/** commander has said what was wrong; help and version are no faults. */
function exitCodeOf(error: CommanderError): number {
  return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
}

/** `guichet export tickets | head` closes our output when it has enough: that is no fault. */
function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode);
    process.exit(tell(error));
  });
}
