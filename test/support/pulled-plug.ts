/** A pass over every mailbox in a process of its own that dies at a chosen moment: `pulled-plug.ts MILESTONE NTH`. */
import { readConfig } from '../../src/config.ts';
import { pollOnce } from '../../src/inbound/poller.ts';
import { openGateway } from '../../src/wiring/gateway.ts';

const [milestone, nth] = process.argv.slice(2);
let times = 0;
const gateway = await openGateway(readConfig(process.env), {
  passed(reached) {
    // SIGKILL: no handler runs, no buffer is flushed, no transaction is rolled back in good order.
    if (reached === milestone && ++times === Number(nth)) process.kill(process.pid, 'SIGKILL');
  },
});
const reports = await pollOnce(gateway.intake, gateway.mailboxes);
await gateway.close();
process.stdout.write(JSON.stringify(reports));
