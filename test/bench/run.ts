/** Runs a bench by name: `npm run bench -- ingest`. Figures are ratios within one run; they are printed, never asserted. */
import { existsSync } from 'node:fs';

const [name = '', ...rest] = process.argv.slice(2);
const file = new URL(`./${name}.bench.ts`, import.meta.url);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  process.stderr.write(
    'Name a bench: npm run bench -- explain [DIR…], ingest [mails], pages [tickets], send [mails], site [tickets]\n',
  );
  process.exit(2);
}
const { bench } = (await import(file.href)) as { bench: (args: string[]) => Promise<void> };
await bench(rest);
