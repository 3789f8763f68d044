/**
 * Brings a fresh clone to where its tests can run: the npm packages of the lock file (Node 24 is one of them), and the
 * Debian packages of the real servers. Runs on Node 14 or later, hence plain CommonJS and no packages.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { bringBuildTools, bringServers } = require('./debian-packages.cjs');

const ROOT = join(__dirname, '..', '..');
const MODULES = join(ROOT, 'node_modules');

if (!isInstalled()) {
  bringBuildTools();
  installPackages();
}
checkNode();
bringServers();

/** True when node_modules holds what the lock file says; what is optional may be missing, as on another platform. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(MODULES, '.package-lock.json'));
  return Object.keys(wanted).every((path) => {
    if (path === '') return true;
    const installed = present[path];
    if (installed === undefined) return wanted[path].optional === true;
    return installed.version === wanted[path].version && existsSync(join(ROOT, path));
  });
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages || {};
  } catch {
    return {};
  }
}

function installPackages() {
  say('installing the npm packages (where sqlite3 must be built from source, this takes two minutes)');
  // Under `npm test`, npm says where it lies itself; a bare `npm` would not be found on Windows.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status, error } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) {
    const why = error ? ` (${error.message})` : '';
    fail(`npm ci failed${why}: it needs npm 7 or later, the registry, and to build sqlite3 python3, make and g++.`);
  }
}

/** The tests run on the Node that npm has just put into node_modules/.bin, or on this one if it is young enough. */
function checkNode() {
  if (existsSync(join(MODULES, '.bin', 'node'))) return;
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  fail(
    `Guichet needs Node 24; this is ${process.version}, and npm has no Node for ${process.platform} ${process.arch}.`,
  );
}

function say(words) {
  process.stderr.write(`prepare: ${words}\n`);
}

function fail(words) {
  say(words);
  process.exit(1);
}
