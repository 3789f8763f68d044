/** `guichet secret`: prints a fresh key for SECRET_KEY. */
import type { Command } from 'commander';
import { print } from './output.ts';

export function addSecret(program: Command): void {
  program
    .command('secret')
    .description('print a fresh key for SECRET_KEY')
    .action(async () => {
      const { freshKey } = await import('../config/kept-key.ts');
      await print(freshKey());
    });
}
