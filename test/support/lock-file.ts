/**
 * Packages of other platforms in the lock file. Where the registry does not offer one, `npm install` leaves it out of
 * the lock file, and then `npm ci` refuses the whole: run this file after adding a package, and it puts them in.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = { readonly version?: string; readonly dev?: true; readonly optionalDependencies?: Record<string, string> };
export type LockFile = { readonly packages: Record<string, Entry> };
type Absent = { readonly name: string; readonly version: string; readonly dev: boolean };

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];
const LOCK_FILE = 'package-lock.json';

/** Optional packages that a locked package asks for and the lock file does not name. */
export function absentPackages({ packages }: LockFile): Absent[] {
  const present = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  return Object.values(packages).flatMap(({ dev = false, optionalDependencies = {} }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !present.has(name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** The entry that npm itself would write, but for the hash, which only the registry knows. */
function entryOf({ name, version, dev }: Absent): Entry & Record<string, unknown> {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} does not name its platform: lock it by hand`);
  const isMusl = words.some((word) => word.startsWith('musl'));
  const libc = os[0] === 'linux' ? { libc: [isMusl ? 'musl' : 'glibc'] } : {};
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os };
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(LOCK_FILE, 'utf8')) as LockFile;
  const added = absentPackages(lock).map((absent) => [`node_modules/${absent.name}`, entryOf(absent)] as const);
  const entries = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(LOCK_FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`${added.length} packages of other platforms added to ${LOCK_FILE}`);
}
