/** Says in one word why a mail was not delivered, from its status code (RFC 3463) and what the server said. */

const BY_STATUS: Readonly<Record<string, string>> = {
  '5.1.1': 'userunknown',
  '5.1.0': 'userunknown',
  '5.1.10': 'userunknown',
  '5.1.2': 'hostunknown',
  '5.1.3': 'userunknown',
  '5.1.6': 'hasmoved',
  '5.1.8': 'rejected',
  '5.2.1': 'suspend',
  '4.2.2': 'mailboxfull',
  '5.2.2': 'mailboxfull',
  '5.2.3': 'exceedlimit',
  '5.3.4': 'mesgtoobig',
  '5.4.1': 'userunknown',
  '4.4.1': 'expired',
  '4.4.7': 'expired',
  '5.4.7': 'expired',
  '5.4.4': 'hostunknown',
  '5.4.6': 'networkerror',
  '4.7.1': 'blocked',
  '5.7.1': 'policyviolation',
  '5.7.26': 'authfailure',
};

/** Tried in order on what the server said, which is more exact than the many servers' idea of the codes. */
const BY_WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['mailboxfull', ['mailbox full', 'mailbox is full', 'over quota', 'quota exceeded', 'exceeded storage']],
  ['userunknown', ['user unknown', 'unknown user', 'no such user', 'does not exist', 'recipient not found']],
  ['hostunknown', ['host unknown', 'host not found', 'domain not found', 'unrouteable address']],
  ['mesgtoobig', ['message too large', 'message size exceeds', 'too big']],
  ['suspend', ['account disabled', 'account is disabled', 'suspended', 'inactive']],
  ['authfailure', ['dmarc', 'spf check failed', 'dkim']],
  ['spamdetected', ['spam']],
  ['blocked', ['blocked', 'blacklist', 'blocklist', 'reputation']],
  ['expired', ['timed out', 'expired', 'too long']],
];

/** Null when neither the code nor the words say. */
export function bounceReason(status: string | null, diagnostic: string): string | null {
  const said = diagnostic.slice(0, 1000).toLowerCase();
  const byWords = BY_WORDS.find(([, words]) => words.some((word) => said.includes(word)));
  return byWords?.[0] ?? (status === null ? null : (BY_STATUS[status] ?? null));
}
