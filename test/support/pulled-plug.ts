/** A pass over every mailbox in a process of its own that dies at a chosen moment: `pulled-plug.ts MILESTONE NTH [MS]`. */
import { readConfig } from '../../src/config.ts';
import { pollOnce } from '../../src/inbound/poller.ts';
import { openGateway } from '../../src/wiring/gateway.ts';

const [milestone, nth, ms] = process.argv.slice(2);
let times = 0;
const gateway = await openGateway(readConfig(process.env), {
  passed(reached) {
    if (reached !== milestone || ++times !== Number(nth)) return;
    // Some time later it goes on meanwhile, if only to wait for its end.
    if (ms === undefined) pull();
    else setTimeout(pull, Number(ms));
  },
});

/** SIGKILL: no handler runs, no buffer is flushed, no transaction is rolled back in good order. */
function pull(): void {
  process.kill(process.pid, 'SIGKILL');
}

const reports = await pollOnce(gateway.intake, gateway.mailboxes);
await gateway.close();
process.stdout.write(JSON.stringify(reports));
