/** `npm run demo` as a process: opens the demonstration, says what to do with it, and stops when told to. */
import { EXIT, sentencesOf } from '../cli/outcome.ts';
import { wordsIn } from '../ground/words.ts';
import { PortUnavailable } from '../wiring/listen.ts';
import { banner } from './banner.ts';
import { nextFreePort } from './next-free-port.ts';
import { type Demo, openDemo, type StartWeb } from './open.ts';
import { localeOf } from './settings.ts';

/** Runs until SIGINT or SIGTERM; gives the exit code. */
export async function runDemo(startWeb: StartWeb): Promise<number> {
  const stopping = toldToStop();
  try {
    const demo = await openDemo({ env: process.env, startWeb });
    process.stdout.write(banner(demo.url, demo.config));
    void tellOfSamples(demo);
    await stopping;
    endSoon();
    await demo.close();
    process.stdout.write(`${wordsIn(demo.config.DEFAULT_LOCALE)('demo.stopped')}\n`);
    return EXIT.done;
  } catch (error) {
    for (const sentence of await faultsOf(error)) process.stderr.write(`${sentence}\n`);
    return (error as Error).name === 'SettingsError' ? EXIT.wrongSettings : EXIT.failed;
  }
}

/** Listened to until the end: npm passes a Ctrl+C on that the terminal has sent us already. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** All of it is thrown away at the next start: nothing here is worth waiting for any longer. */
function endSoon(): void {
  setTimeout(() => process.exit(EXIT.done), LONGEST_STOP).unref();
}

const LONGEST_STOP = 2500;

async function tellOfSamples({ samplesSent, config }: Demo): Promise<void> {
  await samplesSent.catch(({ message }: Error) => {
    process.stderr.write(`${wordsIn(config.DEFAULT_LOCALE)('demo.samples-failed', { error: message })}\n`);
  });
}

async function faultsOf(error: unknown): Promise<readonly string[]> {
  if (!(error instanceof PortUnavailable)) return sentencesOf(error);
  const { port, code } = error;
  const key = code === 'EADDRINUSE' ? 'demo.port-taken' : 'demo.port-refused';
  return [wordsIn(localeOf(process.env))(key, { port, code, free: await nextFreePort(port) })];
}
