/** A PostgreSQL cluster of its own for a test run: made in a temporary folder, quick rather than durable, thrown away. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type KeptProcess, keepProcess, waitForPort } from './kept-process.ts';
import { currentUser, isRoot, type SystemUser, systemUser } from './system-user.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Postgres = {
  /** postgres://… of the superuser on the database `postgres`; no password is asked. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it, whoever is connected, and removes its folder. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would; its folder stays until `stop`. */
  kill(): Promise<void>;
};

const DEBIAN_HOME = '/usr/lib/postgresql';
// Nothing here outlives the run, so nothing needs to reach the disk.
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
  'log_statement=none',
];

/** Why PostgreSQL can't run here, or null when it can. */
export function whyNoPostgres(): string | null {
  if (binFolder() === null) return 'PostgreSQL is not installed (Debian package postgresql)';
  if (isRoot && systemUser('postgres') === null)
    return 'PostgreSQL refuses to run as root and there is no user postgres';
  return null;
}

/** Makes and starts a cluster on a free port of 127.0.0.1 (under a second). */
export async function startPostgres(): Promise<Postgres> {
  const missing = whyNoPostgres();
  if (missing !== null) throw new Error(missing);
  const bin = String(binFolder());
  const folder = temporaryFolder('postgres');
  const owner = isRoot ? (systemUser('postgres') as SystemUser) : currentUser();
  if (isRoot) chownSync(folder.path, owner.uid, owner.gid);
  const data = join(folder.path, 'data');
  initialise(bin, data, folder.path, owner);
  const port = await freePort();
  const server = keepProcess(serverCommand(bin, data, folder.path, port), { folder: folder.path, ...identity(owner) });
  const stop = async () => {
    await server.stop('SIGINT', 30_000);
    await folder.remove();
  };
  try {
    await waitUntilReady(bin, port, server);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return {
    url: `postgres://${owner.name}@127.0.0.1:${port}/postgres`,
    port,
    pid: server.pid,
    stop,
    kill: () => server.stop('SIGKILL'),
  };
}

/** The newest installed version's programs: Debian keeps them out of PATH. */
function binFolder(): string | null {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((v) => join(DEBIAN_HOME, v, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

function initialise(bin: string, data: string, cwd: string, owner: SystemUser): void {
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', owner.name, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
    { cwd, stdio: ['ignore', 'ignore', 'pipe'], ...identity(owner) },
  );
}

function serverCommand(bin: string, data: string, sockets: string, port: number): string[] {
  const settings = [...SETTINGS, `unix_socket_directories=${sockets}`, 'listen_addresses=127.0.0.1'];
  return [join(bin, 'postgres'), '-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

function identity(owner: SystemUser): { uid?: number; gid?: number } {
  return isRoot ? { uid: owner.uid, gid: owner.gid } : {};
}

/** The port answers before the cluster takes work, so its own tool is asked. */
async function waitUntilReady(bin: string, port: number, server: KeptProcess): Promise<void> {
  await waitForPort(port, server);
  const end = Date.now() + 60_000;
  while (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
    if (Date.now() > end) throw new Error(`PostgreSQL takes no connections:\n${server.output()}`);
    await delay(20);
  }
}
