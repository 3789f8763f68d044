/** `guichet serve`: the gateway as a long-running process. */
import type { Command } from 'commander';
import { settings } from './settings.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'serve the pages, poll every mailbox, at once when new mail is announced and by POLL_SCHEDULE, and send what is to be sent, until told to stop',
    )
    .addHelpText('after', '\nRuns pending migrations. ROLES chooses what this process does: web, poll, send, jobs.')
    .action(async () => {
      const config = await settings();
      const { serve } = await import('../main.ts');
      await serve(config);
    });
}
