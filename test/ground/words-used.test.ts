/** Every key that something says has words, and every word is said somewhere. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LOCALES, readDictionary } from '../../src/ground/words.ts';
import { DECIDE_CODES } from '../../src/inbound/decide/outcome.ts';

const SOURCES = globSync(['src/**/*.ts', 'views/**/*.ejs']).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const CODE = SOURCES.map(({ text }) => text).join('\n');
const dictionary = readDictionary('fr');

/**
 * Keys that are put together from what is known only when they are said, with where from. A value in a star's place is
 * alive while the code has that word.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  'alarm.*': 'kinds of alarms, src/store/alarms.ts',
  'audience.*': 'RecipientRole, src/domain/notification.ts',
  'command.done.*': 'src/desk/mail-commands: what each command did',
  'command.refused.*': 'src/domain/mail-commands and src/desk/mail-commands: why not',
  'delivery.reason.*': 'src/inbound/classify/bounce-reason.ts',
  'demo-page.*': 'groups of people, views/demo/draft-form.ejs',
  'demo-page.fault.*': 'src/web/demo/draft-faults.ts',
  'demo-page.idea.*': 'src/web/demo/ideas.ts',
  'demo-page.idea.*.subject': 'src/web/demo/ideas.ts',
  'demo-page.idea.*.why': 'src/web/demo/ideas.ts',
  'disposition.*': 'src/domain/disposition.ts',
  'email.also.*': 'NOTIFICATIONS, src/domain/notification.ts',
  'email.digest.*': 'NOTIFICATIONS, src/domain/notification.ts',
  'email.help.*': 'src/outbound/compose/blocks/answers.ts',
  'email.how-to-answer.*': 'src/outbound/compose/blocks/questions.ts',
  'email.subject.*': 'NOTIFICATIONS, src/domain/notification.ts',
  'email.why.*': 'src/outbound/compose/footer.ts',
  'entry.via.*': 'Via, src/domain/log-entry.ts',
  'error.*.advice': 'ErrorCode, src/web/errors.ts',
  'error.*.title': 'ErrorCode, src/web/errors.ts',
  'event.*': 'CHANGES, src/store/ticket-changes.ts',
  'explained.at.*': 'src/web/mail/mail.ts',
  'explained.outcome.*': 'what became of a mail that has a ticket, views/mail/mail.ejs',
  'explained.step.*': 'STEPS, src/domain/finding.ts',
  'explained.verdict.*': 'Verdict, src/domain/finding.ts',
  'explained.why.*': 'src/web/mail/mail.ts',
  'finding.*.*': 'steps and their codes; test/inbound/finding-words.test.ts has them all',
  'finding.parse.read.*': 'how a body was read, src/inbound/mime/parse-findings.ts',
  'finding.parse.read.with-*': 'what came with it, src/inbound/mime/parse-findings.ts',
  'finding.parse.winmail-body.*': 'TnefWords, src/inbound/containers/tnef/tnef-words.ts',
  'finding.thread.token-place.*': 'src/inbound/thread.ts',
  'form.fault.*': 'src/domain/form-fields: what is wrong with an answer',
  'held.by.*': 'Judgement, src/domain/judgement.ts',
  'held.judged.*': 'Judgement, src/domain/judgement.ts',
  'journal.alarm.*': 'kinds of alarms of a mailbox, src/web/mail/shown-mailbox.ts',
  'journal.balance.*': 'src/domain/disposition.ts',
  'journal.bounded.*': 'directions, src/store/journal-stretch.ts',
  'journal.column.*': 'views/mail/list.ejs',
  'journal.filter.*': 'FILTERS, src/web/mail/journal-query.ts',
  'language.*': 'LOCALES, src/ground/words.ts',
  'link.*.means': 'State, src/web/links/membership.ts',
  'link.*.submit': 'State, src/web/links/membership.ts',
  'link.*.title': 'State, src/web/links/membership.ts',
  'notice.*': 'NOTICE_CODES, src/domain/notice.ts',
  'opened-from.*': 'OpenedFrom, src/domain/ticket.ts',
  'outbox.column.*': 'views/mail/outbox.ejs',
  'outbox.kind.*': 'NOTIFICATIONS, src/domain/notification.ts',
  'outbox.state.*': 'OUTBOX_STATES, src/store/outbox-list.ts',
  'portal.*': 'ongoing or closed',
  'portal.none.*': 'ongoing or closed',
  'portal.state.*': 'STATUSES, src/domain/ticket.ts',
  'preferences.notify.*': 'NOTIFY, src/domain/notification.ts',
  'preferences.notify.*.means': 'NOTIFY, src/domain/notification.ts',
  'priority.*': 'PRIORITIES, src/domain/ticket.ts',
  'proposal.*': 'ProposedContact, src/domain/decision.ts',
  'queue.*': 'QueueName, src/web/staff/queues.ts',
  'queue.empty.*': 'ongoing or closed',
  'reason.*': 'REASONS, src/inbound/decide/outcome.ts',
  'receipt.became.*': 'src/web/links/receipt.ts',
  'refusal.*': 'src/domain/refusals.ts',
  'reply.advice.*': 'WrittenState, src/web/staff/ticket.ts',
  'reply.notice.*': 'WrittenState, src/web/staff/ticket.ts',
  'senders.*': 'limits, views/mail/senders-limits.ejs',
  'status.*': 'STATUSES, src/domain/ticket.ts',
  'template.block.*': 'BLOCKS, src/outbound/compose/blocks.ts',
  'template.role.*': 'RecipientRole, src/domain/notification.ts',
  'template.variable.*': 'Scope, src/outbound/compose/scope.ts',
  'ticket.*': 'follows or mentions, views/staff/ticket-links.ejs',
  'ticket.*s': 'contact or follower, views/staff/ticket-people.ejs',
  'ticket.column.*': 'views/staff/ticket-list.ejs',
  'trust.*': 'Trust, src/domain/trust.ts',
  'trust.forwarded.*': 'Trust, src/domain/trust.ts',
  'undo.*.means': 'src/web/links/undo.ts',
  'undo.*.title': 'src/web/links/undo.ts',
};

const starred = (template: string) => template.replaceAll(/\$\{[^}]*\}+|\{\{[^}]*\}\}/g, '*');

/** What `say` is given first, in whichever file: the text up to the comma or the bracket that ends it. */
function said(text: string): string[] {
  const starts = [...text.matchAll(/\b(?:say|sayOr)\((?:say, )?/g)].map((match) => match.index + match[0].length);
  return starts.map((start) => {
    let depth = 0;
    let at = start;
    for (; at < text.length; at += 1) {
      const char = text[at] ?? '';
      if ('([{'.includes(char)) depth += 1;
      if (depth === 0 && ',)'.includes(char)) break;
      if (')]}'.includes(char)) depth -= 1;
    }
    return text.slice(start, at);
  });
}

/** A key as a page says it may have its plural and its variants in the files. */
function hasWords(key: string, words: Readonly<Record<string, string>>): boolean {
  return key in words || (`${key}_one` in words && `${key}_other` in words);
}

/** Without the plural or the variant that i18next chooses by itself. */
const basesOf = (key: string) => [key, key.replace(/_(?:zero|one|many|other)$/, ''), key.replace(/_.*$/, '')];

const borrowed = Object.values(dictionary).flatMap((words) =>
  [...words.matchAll(/\$t\(([^),]*)/g)].map(([, key = '']) => starred(key)),
);
// The codes of deciding are put together, from what was decided and why.
const literals = new Set([...DECIDE_CODES, ...[...CODE.matchAll(/'([^'\n]*)'/g)].map(([, literal = '']) => literal)]);
const properties = new Set([...CODE.matchAll(/\b([a-z]\w*)['"]?(?:\??:|,| })/g)].map(([, name = '']) => name));

/** A family’s key, when what stands in the star’s place is a word of the code. */
function isOfFamily(key: string, family: string): boolean {
  const pattern = family.split('*').map((part) => part.replaceAll('.', '\\.'));
  const values = new RegExp(`^${pattern.join(family === 'event.*' ? '(.+)' : '([\\w-]+)')}$`).exec(key)?.slice(1);
  return values?.every((value) => literals.has(value) || properties.has(value)) ?? false;
}

describe.each(LOCALES)('in %s', (locale) => {
  const words = readDictionary(locale);

  test('every key that is written out has words', () => {
    const missing = SOURCES.flatMap(({ path, text }) =>
      said(text)
        .flatMap((argument) => [...argument.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key))
        .filter((key) => !hasWords(key, words))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });
});

test('every key that is put together is of a family that is listed here, and every family is said', () => {
  const templates = SOURCES.flatMap(({ text }) =>
    said(text).flatMap((argument) => [...argument.matchAll(/`([a-z][\w.-]*\$\{[^`]*)`/g)].map(([, one = '']) => one)),
  );
  const families = new Set([...templates.map(starred), ...borrowed.filter((key) => key.includes('*'))]);
  expect([...families].filter((family) => !(family in FAMILIES))).toEqual([]);
  // Questions of the portal are not asked yet; what an answer lacks is known already.
  const unsaid = Object.keys(FAMILIES).filter((family) => !families.has(family));
  expect(unsaid).toEqual(['form.fault.*']);
});

test('every word is said somewhere', () => {
  const isAlive = (key: string) =>
    basesOf(key).some(
      (base) =>
        literals.has(base) ||
        borrowed.includes(base) ||
        Object.keys(FAMILIES).some((family) => isOfFamily(base, family)),
    );
  expect(Object.keys(dictionary).filter((key) => !isAlive(key))).toEqual([]);
});

test('these measures find a word that nobody says, and a key without words', () => {
  expect(isOfFamily('status.sleeping', 'status.*')).toBe(false);
  expect(isOfFamily('status.waiting', 'status.*')).toBe(true);
  expect(said("x(say(a ? 'x.y' : `z.{f(1)}`, { b: c(2) }), 1)")).toEqual(["a ? 'x.y' : `z.{f(1)}`"]);
  expect(hasWords('status.sleeping', dictionary)).toBe(false);
});
