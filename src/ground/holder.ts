/** Who holds a lease: this host, this process, and a part nobody else shares; and whether such a holder has died. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Another each time, at most 72 characters. */
export function newHolder(): string {
  return `${HOST}/${process.pid}/${WORLD}-${randomBytes(6).toString('hex')}`;
}

/** True only when it is known: it was a process among those that this one sees, and is there no more. */
export function hasDied(holder: string): boolean {
  const [host, pid, rest = ''] = holder.split('/');
  if (host !== HOST || !rest.startsWith(`${WORLD}-`)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

const HOST = hostname().slice(0, 40);

/** Which processes are seen from here: containers may share a host's name, and give their processes the same numbers. */
const WORLD = createHash('sha256')
  .update(bootId() + processNamespace())
  .digest('hex')
  .slice(0, 8);

function bootId(): string {
  return orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
}

function processNamespace(): string {
  return orNothing(() => readlinkSync('/proc/self/ns/pid'));
}

/** Elsewhere than on Linux there is neither. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
