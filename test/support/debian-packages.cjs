/**
 * The Debian packages that the tests stand on: installed when this is Debian and we are root, starting no service;
 * else named in one line. Plain CommonJS, since it runs before Node 24 is there.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync, writeFileSync } = require('node:fs');

const isOneOf = (paths) => () => paths.some((path) => existsSync(path));

/** Servers and browser: each package with the sign that it, or the same from elsewhere, is there. */
const SERVERS = [
  { name: 'dovecot-imapd', isThere: isOneOf(['/usr/lib/dovecot/imap', '/usr/local/libexec/dovecot/imap']) },
  { name: 'postfix', isThere: isOneOf(['/usr/lib/postfix/sbin/master', '/usr/libexec/postfix/master']) },
  { name: 'postgresql', isThere: () => inPath('initdb') || hasDebianPostgres() },
  { name: 'chromium', isThere: isOneOf(['/usr/bin/chromium', '/usr/bin/google-chrome']) },
  // Has what French takes, narrow no-break spaces too. (Its folders on Debian, Fedora and Arch.)
  {
    name: 'fonts-dejavu-core',
    isThere: isOneOf(['truetype/dejavu', 'dejavu-sans-fonts', 'TTF'].map((path) => `/usr/share/fonts/${path}`)),
  },
];

/** What building sqlite3 takes where no binary of it can be fetched. */
const BUILD_TOOLS = [
  { name: 'python3', isThere: () => inPath('python3') },
  { name: 'make', isThere: () => inPath('make') },
  { name: 'g++', isThere: () => inPath('g++') || inPath('c++') },
];

// The way in which Debian lets an administrator forbid that installing a server starts it.
const POLICY = '/usr/sbin/policy-rc.d';

exports.bringServers = () => bring(SERVERS, 'the tests that need them are skipped');
exports.bringBuildTools = () => bring(BUILD_TOOLS, 'building sqlite3 may fail');

function bring(packages, consequence) {
  const lacking = () => packages.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  const wanted = lacking();
  if (wanted.length === 0) return;
  if (mayInstall()) install(wanted);
  const missing = lacking();
  if (missing.length > 0) {
    say(`missing: ${missing.join(', ')} (Debian: apt-get install ${missing.join(' ')}); ${consequence}`);
  }
}

function mayInstall() {
  return existsSync('/etc/debian_version') && inPath('apt-get') && process.getuid() === 0;
}

function install(names) {
  say(`installing ${names.join(', ')}`);
  const forbidden = forbidStarting();
  try {
    // The lists of a fresh image are empty or stale; one that can't be refreshed may still do.
    apt(['update', '-qq']);
    apt(['install', '-qq', '-y', '--no-install-recommends', ...names]);
  } finally {
    if (forbidden) rmSync(POLICY, { force: true });
  }
}

/** True when it had to be forbidden here, and must be allowed again. */
function forbidStarting() {
  if (existsSync(POLICY)) return false;
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  // Ctrl-C would leave it behind: apt gets the signal too and ends, and then so do we.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => {});
  return true;
}

/** Quiet unless it fails: what packages say while they are set up is of no interest here. */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' };
  const { status, stderr } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'pipe'], env, encoding: 'utf8' });
  if (status !== 0) say(`apt-get ${args[0]} failed:\n${String(stderr).trim()}`);
}

function inPath(name) {
  return String(process.env.PATH)
    .split(':')
    .some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
}

function hasDebianPostgres() {
  const home = '/usr/lib/postgresql';
  return existsSync(home) && readdirSync(home).some((version) => existsSync(`${home}/${version}/bin/initdb`));
}

function say(words) {
  process.stderr.write(`prepare: ${words}\n`);
}
