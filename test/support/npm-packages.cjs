/**
 * Brings the npm packages of the lock file to a fresh clone, Node 24 among them: for the tests, and alone for the
 * demonstration. Runs on Node 14 or later, hence plain CommonJS and no packages.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { bringBuildTools } = require('./debian-packages.cjs');

const ROOT = join(__dirname, '..', '..');
const MODULES = join(ROOT, 'node_modules');
const SQLITE = join(MODULES, 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

exports.bringPackages = () => {
  if (!isInstalled()) install();
  if (!existsSync(SQLITE)) build();
  checkNode();
};

if (require.main === module) exports.bringPackages();

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
  return readJson(path).packages || {};
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/** Without their scripts, so that what is lacking to build one is known before it is tried. */
function install() {
  say('installing the npm packages');
  // Whoever has NODE_ENV=production set means another program.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const { status, error } = npm(args, 'inherit');
  if (status !== 0) fail(`npm ci failed${why(error)}: it needs npm 7 or later, and the registry.`);
}

/** Fetches a binary of sqlite3, or builds it: with build tools that are brought only once it has turned out to need them. */
function build() {
  say('fetching or building sqlite3 (where it must be built, this takes two minutes)');
  const args = ['rebuild', ...Object.keys(readJson(join(ROOT, 'package.json')).allowScripts || {})];
  if (isBuilt(npm(args, 'pipe'))) return;
  bringBuildTools();
  const second = npm(args, 'pipe');
  if (isBuilt(second)) return;
  process.stderr.write(`${second.stdout || ''}${second.stderr || ''}`);
  fail(`sqlite3 could not be built${why(second.error)}: that takes python3, make and g++.`);
}

function isBuilt({ status }) {
  return status === 0 && existsSync(SQLITE);
}

function npm(args, output) {
  // Under `npm test`, npm says where it lies itself; a bare `npm` would not be found on Windows.
  const path = process.env.npm_execpath;
  const [command, first] = path ? [process.execPath, [path]] : ['npm', []];
  const stdio = ['inherit', output, output];
  return spawnSync(command, [...first, ...args], { cwd: ROOT, stdio, encoding: 'utf8', maxBuffer: 1e8 });
}

/** Everything runs on the Node that npm has just put into node_modules/.bin, or on this one if it is young enough. */
function checkNode() {
  if (existsSync(join(MODULES, '.bin', 'node'))) return;
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  fail(
    `Guichet needs Node 24; this is ${process.version}, and npm has no Node for ${process.platform} ${process.arch}.`,
  );
}

function why(error) {
  return error ? ` (${error.message})` : '';
}

function say(words) {
  process.stderr.write(`prepare: ${words}\n`);
}

function fail(words) {
  say(words);
  process.exit(1);
}
