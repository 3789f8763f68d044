/** Addresses that nobody reads: no-reply ones in the languages we meet, and the mail system's own. */

const NO_REPLY = [
  'noreply',
  'no-reply',
  'do-not-reply',
  'donotreply',
  'dont-reply',
  'not-reply',
  'no-return',
  'ne-pas-repondre',
  'nepasrepondre',
  'ne-repondez-pas',
  'pas-de-reponse',
  'sans-reponse',
  'noreponse',
  'no-reponse',
  'keine-antwort',
  'nicht-antworten',
  'no-responder',
  'no-contestar',
  'noresponder',
  'nao-responda',
  'non-rispondere',
];

const MAIL_SYSTEM = ['mailer-daemon', 'mailerdaemon', 'mail-daemon', 'maildaemon'];

/** True for `no-reply@`, `noreply+x@`, `github-noreply@`… but not for `noreplymouth@`. */
export function isNoReply(address: string): boolean {
  return wordsOf(address, NO_REPLY);
}

/** True for the sender of bounces: `MAILER-DAEMON@…`. */
export function isMailSystem(address: string): boolean {
  return wordsOf(address, MAIL_SYSTEM);
}

/** Everybody's postmaster is a person too: on its own this says nothing of the mail. */
export function isPostmaster(address: string): boolean {
  return localPart(address) === 'postmaster';
}

function wordsOf(address: string, words: readonly string[]): boolean {
  const local = `-${localPart(address)
    .replaceAll(/[._+=]/g, '-')
    .replaceAll(/\d/g, '')}-`;
  return words.some((word) => local.includes(`-${word}-`));
}

function localPart(address: string): string {
  const at = address.lastIndexOf('@');
  return (at < 0 ? address : address.slice(0, at)).slice(0, 320).normalize('NFC').toLowerCase();
}
