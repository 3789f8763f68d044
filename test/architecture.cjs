/**
 * The floors of the house, as dependency-cruiser's rules: who may import whom, and where each library lives.
 * The README has the picture; each rule's comment says why it is there. Type-only imports count like all others.
 */

/** What each floor may import of ours, beside itself. The doors never import each other. */
const FLOORS = {
  ground: [],
  domain: ['ground/(signed-token|words)[.]ts'],
  store: ['domain/', 'ground/', 'clock[.]ts'],
  desk: ['store/', 'domain/', 'ground/', 'clock[.]ts'],
  inbound: ['desk/', 'store/', 'domain/', 'ground/', 'clock[.]ts'],
  outbound: ['desk/', 'store/', 'domain/', 'ground/', 'clock[.]ts'],
  jobs: ['desk/', 'store/', 'domain/', 'ground/', 'clock[.]ts'],
  web: ['desk/', 'store/', 'domain/', 'ground/', 'clock[.]ts'],
  config: ['config[.]ts', 'domain/', 'ground/'],
};

/** Servers that only the demonstration has: developer packages, since no real installation runs it. */
const DEMO_LIBRARIES = ['smtp-server', 'hoodiecrow-imap'];

/** The one home of each library, so that it can be exchanged, and its traps known, in one place. */
const HOMES = {
  database: {
    libraries: ['knex', 'pg', 'pg-query-stream', 'sqlite3'],
    home: '^(src/store/|migrations/|knexfile[.]ts$)',
  },
  'mail-reading': {
    libraries: [
      ...['imapflow', 'mailparser', '@zone-eu/mailsplit', 'libmime', 'sanitize-html', 'html-to-text', 'piscina'],
      'ical.js',
    ],
    home: '^src/inbound/',
  },
  'mail-sending': { libraries: ['nodemailer', 'liquidjs'], home: '^src/outbound/' },
  pages: {
    libraries: [
      ...['express', 'express-rate-limit', 'helmet', 'compression', 'cookie', '@fastify/busboy'],
      ...['ejs', 'openid-client'],
    ],
    home: '^src/web/',
  },
  terminal: { libraries: ['commander', 'cli-progress'], home: '^src/cli([.]ts$|/)' },
  'log-and-words': { libraries: ['pino', 'i18next', 'prom-client'], home: '^src/ground/' },
  demonstration: { libraries: DEMO_LIBRARIES, home: '^src/demo/' },
  validation: { libraries: ['zod'], home: '^src/(?!ground/|domain/)' },
};

/** A library as dependency-cruiser names it: resolved, its types, or not found. */
function library(names) {
  return `(^|node_modules/)(@types/)?(${names.join('|')})(/|$)`;
}

const floorRules = Object.entries(FLOORS).map(([floor, below]) => ({
  name: `floor-${floor}`,
  comment: `src/${floor} may import of ours only: ${[`${floor}/`, ...below].join(', ').replaceAll('[.]', '.')}`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: '^(src|migrations)/|^knexfile[.]ts$', pathNot: `^src/(${[`${floor}/`, ...below].join('|')})` },
}));

const homeRules = Object.entries(HOMES).map(([name, { libraries, home }]) => ({
  name: `home-${name}`,
  comment: `${libraries.join(', ')}: imported only where ${home} says`,
  severity: 'error',
  from: { path: '^(src|migrations)/|^knexfile[.]ts$', pathNot: home },
  to: { path: library(libraries) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    ...homeRules,
    {
      name: 'clock-imports-nothing',
      comment: 'The clock stands below every floor.',
      severity: 'error',
      from: { path: '^src/clock[.]ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration that imports code of ours would change when that code does, after it has run somewhere.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|migrations|test)/' },
    },
    {
      name: 'no-circle',
      comment: 'Files that need each other, be it for a type, cannot be read, tested or moved one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing imports it and it imports nothing: nobody needs it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '[.]json$' },
      to: {},
    },
    {
      name: 'no-test-code',
      comment: 'What runs in production knows nothing of the tests.',
      severity: 'error',
      from: { path: '^(src|migrations)/|^knexfile[.]ts$' },
      to: { path: '^test/|[.]test[.]ts$' },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that package.json does not list is there by luck.',
      severity: 'error',
      from: { path: '^(src|migrations)/|^knexfile[.]ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-developer-package',
      comment: 'An installation without developer packages would not start.',
      severity: 'error',
      from: { path: '^(src|migrations)/|^knexfile[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'], pathNot: library(DEMO_LIBRARIES) },
    },
    {
      name: 'no-demo-elsewhere',
      comment:
        'What the demonstration is made of stands on developer packages, and knows a password that is no secret.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/demo/' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'no-lost-import',
      comment: 'The imported file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'default', 'types'],
    },
    builtInModules: { add: ['node:sqlite'] },
  },
};
