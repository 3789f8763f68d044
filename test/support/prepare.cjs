/**
 * Brings a fresh clone to where its tests can run: the npm packages of the lock file (Node 24 is one of them), and the
 * Debian packages of the real servers and the browser. Runs on Node 14 or later, hence plain CommonJS and no packages.
 */
const { bringServers } = require('./debian-packages.cjs');
const { bringPackages } = require('./npm-packages.cjs');

bringPackages();
bringServers();
