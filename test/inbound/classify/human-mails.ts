/** The project's own mails of people: whatever they look like, a person wrote each. */
import { DAILY } from './human-mails-daily.ts';
import { ENGLISH } from './human-mails-english.ts';
import { OUTSIDERS, STAFF, STUDENTS, TEACHERS } from './human-mails-french.ts';
import { NEAR } from './human-mails-near.ts';
import { DUTCH, GERMAN, ITALIAN, POLISH, PORTUGUESE, SPANISH } from './human-mails-others.ts';
import { TOOLS } from './human-mails-tools.ts';
import { HEADS, LISTS, SENDERS, WORDS } from './human-mails-tricky.ts';
import type { WrittenMail } from './written-mail.ts';

export const HUMAN_MAILS: readonly WrittenMail[] = [
  ...[STUDENTS, TEACHERS, STAFF, OUTSIDERS, DAILY].flat(),
  ...[ENGLISH, GERMAN, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH].flat(),
  ...[HEADS, SENDERS, LISTS, WORDS, NEAR, TOOLS].flat(),
];
