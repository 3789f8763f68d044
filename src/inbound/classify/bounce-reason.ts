/** Says in one word why a mail was not delivered, from its status code (RFC 3463) and what the server said. */
import { noticeKey } from './bounce/notice-key.ts';

const BY_STATUS: Readonly<Record<string, string>> = {
  '5.1.1': 'userunknown',
  '5.1.0': 'userunknown',
  '5.1.10': 'userunknown',
  '5.1.351': 'userunknown',
  '5.1.2': 'hostunknown',
  '5.1.3': 'userunknown',
  '5.1.6': 'hasmoved',
  '5.1.7': 'rejected',
  '5.1.8': 'rejected',
  '5.2.1': 'suspend',
  '4.2.2': 'mailboxfull',
  '5.2.2': 'mailboxfull',
  '5.2.3': 'exceedlimit',
  '4.3.1': 'systemfull',
  '4.3.2': 'toomanyconn',
  '5.3.4': 'mesgtoobig',
  '5.3.5': 'systemerror',
  '5.4.1': 'userunknown',
  '4.4.1': 'expired',
  '4.4.7': 'expired',
  '5.4.7': 'expired',
  '5.4.4': 'hostunknown',
  '5.4.6': 'networkerror',
  '5.6.0': 'contenterror',
  '4.7.1': 'blocked',
  '5.7.0': 'policyviolation',
  '5.7.1': 'policyviolation',
  '5.7.9': 'policyviolation',
  '5.7.25': 'requireptr',
  '5.7.26': 'authfailure',
};

/**
 * Tried in order on what the server said, which is more exact than the many servers' idea of the codes. What is said of
 * the sender comes first: « sender address … does not exist » is about us. « Too long in the queue » adds to any reason.
 */
const BY_WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['requireptr', ['reverse dns', 'ptr record', 'no ptr', 'reverse lookup', 'rdns', 'unverifiable sending ip']],
  ['authfailure', ['dmarc', 'spf check', 'spf record', 'spf fail', 'dkim', 'unauthenticated', 'authentication level']],
  ['authfailure', ['authentication checks failed']],
  ['badreputation', ['reputation', 'user complaints']],
  ['blocked', ['blocked', 'blacklist', 'blocklist', 'black list', 'block list', 'spamhaus', 'banned sending ip']],
  ['blocked', ['smtp server of your isp', 'connection refused']],
  ['virusdetected', ['virus', 'malware']],
  ['spamdetected', ['spam', ', ube', 'unsolicited', 'bulk email']],
  ['rejected', ['sender rejected', 'sender address', 'sender was rejected', 'domain of sender', 'access denied...']],
  ['mailboxfull', ['mailbox full', 'mailbox is full', 'mailfolder is full', 'over quota', 'overquota', 'quota exceed']],
  [
    'mailboxfull',
    ['exceeded storage', 'out of storage', 'storage quota', 'exceeds allowed size', 'exceeded the local'],
  ],
  [
    'mailboxfull',
    ['boîte pleine', 'quota dépassé', 'postfach voll', 'postfach ist voll', 'buzón lleno', 'casella piena'],
  ],
  ['mailboxfull', ['quota violation', 'account is full', 'over its quota', 'overdrawn', 'disk quota', 'mailbox quota']],
  ['mailboxfull', ['boîte aux lettres pleine', 'est pleine', 'está lleno', 'está llena', 'è piena', 'está cheia']],
  ['mailboxfull', ['quota des empfängers', 'quota überschritten', 'is vol.', 'przepełnion', 'переполнен']],
  [
    'norelaying',
    ['relay access denied', 'relaying denied', 'unable to relay', 'relay not permitted', 'not permitted to relay'],
  ],
  ['hostunknown', ['host unknown', 'unknown host', 'host not found', 'domain not found', 'domain does not exist']],
  [
    'hostunknown',
    [
      'unrouteable address',
      'unrouteable mail domain',
      'name service error',
      'nxdomain',
      'non-existent host',
      'no such domain',
      'dns lookup fail',
      'domain is not reachable',
      'any host named',
    ],
  ],
  [
    'suspend',
    ['account disabled', 'is disabled', 'been disabled', 'suspended', 'inactive', 'discontinued', 'deactivated'],
  ],
  ['speeding', ['too many recipients this hour', 'rate limited', 'sending rate', 'too many messages']],
  ['toomanyconn', ['connection rate limit', 'too many connections', 'too many concurrent']],
  [
    'userunknown',
    ['user unknown', 'unknown user', 'no such user', 'does not exist', 'recipient not found', 'user not exist'],
  ],
  [
    'userunknown',
    ['not listed in', 'name is not recognized', 'unknown recipient', 'no such mailbox', 'no mailbox here'],
  ],
  [
    'userunknown',
    ['invalid recipient', 'invalid user', "this user doesn't have", 'unknown or illegal', 'user not found'],
  ],
  [
    'userunknown',
    ['no valid recipients', 'not a registered', 'invalid address', 'unknown address', 'mailbox unavailable'],
  ],
  ['userunknown', ['not found by smtp address', 'utilisateur inconnu', 'adresse inconnue', 'destinataire inconnu']],
  ['userunknown', ['unbekannter empfänger', 'empfänger unbekannt', 'utente sconosciuto', 'usuario desconocido']],
  [
    'userunknown',
    ['user not known', 'name is not found', 'unknown local user', 'receiver not found', 'no such account'],
  ],
  [
    'userunknown',
    ["doesn't exist", 'not match any user', 'addresses were unknown', 'no such subscriber', 'is not exist'],
  ],
  ['userunknown', ['no such recipient', 'no such address', 'mailbox not found', 'invalid mailbox', 'address unknown']],
  ['userunknown', ["n'existe pas", 'existiert nicht', 'no existe', 'non esiste', 'não existe', 'bestaat niet']],
  ['userunknown', ['nie istnieje', 'nie ma takiego', 'usuário desconhecido', 'onbekende gebruiker', 'okänd användare']],
  [
    'userunknown',
    ['unbekannter benutzer', 'benutzer unbekannt', 'не существует', '不存在', '見つかりません', '存在しません'],
  ],
  ['mesgtoobig', ['message too large', 'message size exceeds', 'too big', 'size limit exceeded']],
  ['networkerror', ['hop count', 'mail loop', 'routing loop', 'too many hops', 'establish an smtp connection']],
  ['networkerror', ['host name lookup failure']],
  ['systemerror', ['system error', 'ldap server']],
  ['syntaxerror', ['improper sequence', 'syntax error', 'bad sequence']],
  ['contenterror', ['content rejected', 'message content']],
  ['policyviolation', ['policy', 'header error']],
  ['expired', ['timed out', 'expired', 'too long', 'retry timeout', 'not delivered within', 'requests to connect']],
  ['expired', ['could not be delivered for']],
];

const BY_KEYS = BY_WORDS.map(([reason, words]) => [reason, words.map(noticeKey)] as const);

/** Null when neither the code nor the words say. */
export function bounceReason(status: string | null, diagnostic: string): string | null {
  const said = noticeKey(diagnostic.slice(0, 1000));
  const byWords = BY_KEYS.find(([, words]) => words.some((word) => said.includes(word)));
  return byWords?.[0] ?? (status === null ? null : (BY_STATUS[status] ?? null));
}
