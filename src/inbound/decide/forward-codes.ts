/** What may be said of a mail that passes another one on: `finding.people.<code>` in the locale files. */

export const FORWARD_CODES = [
  'forwarded',
  ...['forward-not-agent', 'forward-unproven', 'forward-on-ticket', 'forward-machine', 'forward-note'],
  ...['forward-no-address', 'forward-several', 'forward-nobody', 'forward-unwelcome', 'forward-blocked', 'forward-own'],
] as const;
