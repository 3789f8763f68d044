/** A server process of a test: started in its own process group, stopped by its id, dead at the latest with its parent. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type KeptProcess = {
  readonly pid: number;
  /** What it wrote to stdout and stderr lately, for error messages. */
  output(): string;
  /** True until it has exited. */
  isRunning(): boolean;
  /** Signals the process and all of its children. */
  signalAll(signal: NodeJS.Signals): void;
  /** Asks it to end, insists after the deadline, and waits until it has gone. */
  stop(signal?: NodeJS.Signals, deadlineMs?: number): Promise<void>;
};

export type KeepOptions = {
  /** Its folder, removed if the parent dies before it could stop the process. */
  readonly folder: string;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
};

// A jest worker can be killed, and then runs no exit handler. A pipe closes whatever happens: the watcher reads it, and
// when it ends without a word the parent is dead, so the server must go and its folder too. (dash wants `kill -s`.)
const WATCHER =
  'read -r word && exit; kill -s CONT -- -$1; kill -s TERM -- -$1; i=0; ' +
  'while [ $i -lt 30 ] && kill -s 0 -- -$1; do sleep 0.1; i=$((i+1)); done; kill -s KILL -- -$1; rm -rf -- "$2"';
const START =
  'watcher=$1; folder=$2; shift 2; ' +
  'setsid sh -c "$watcher" watcher $$ "$folder" <&3 >/dev/null 2>&1 3<&- & exec "$@" 3<&-';

/** Starts a command that stays in the foreground; resolves at once, see `waitForPort`. */
export function keepProcess(command: readonly string[], options: KeepOptions): KeptProcess {
  const child = spawn('/bin/sh', ['-c', START, 'sh', WATCHER, options.folder, ...command], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    cwd: options.folder,
    uid: options.uid,
    gid: options.gid,
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command[0]} did not start`);
  const output = collect(child);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const leash = child.stdio[3] as Socket;
  leash.on('error', () => {});
  child.once('exit', () => leash.end('gone\n'));
  letParentExit(child);
  return { pid, output, isRunning, signalAll, stop };

  function signalAll(signal: NodeJS.Signals): void {
    // The group outlives its leader: a server's children can be there when it has gone.
    quietly(() => process.kill(-Number(pid), signal));
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM', deadlineMs = 5_000): Promise<void> {
    child.ref();
    if (isRunning()) {
      signalAll('SIGCONT');
      quietly(() => process.kill(Number(pid), signal));
      const insist = setTimeout(() => signalAll('SIGKILL'), deadlineMs);
      await exited;
      clearTimeout(insist);
    }
    signalAll('SIGKILL');
  }
}

/** Waits until something listens on the port; throws with the server's own words when it ends or takes too long. */
export async function waitForPort(port: number, server: KeptProcess, deadlineMs = 60_000): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!(await answers(port))) {
    if (!server.isRunning()) throw new Error(`the server ended at once:\n${server.output()}`);
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}:\n${server.output()}`);
    await delay(20);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function collect(child: ChildProcess): () => string {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('utf8')).slice(-4_000);
    });
  }
  return () => tail.trim();
}

/** A server that a test forgot to stop must not keep the test process alive. */
function letParentExit(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) (stream as Socket | null)?.unref();
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // It has gone already.
  }
}
