/** Composes the mails of the outbox: for each row the mail that says it, in its recipient's language. */
import type { Desk } from '../desk/desk.ts';
import { loopHeaderValue } from '../domain/loop-header.ts';
import { isStaff } from '../domain/person.ts';
import type { Log } from '../ground/log.ts';
import type { BlobStore } from '../store/blobs.ts';
import { type ChangedTemplate, readChangedTemplates } from '../store/mail-templates.ts';
import { readMailboxes } from '../store/mailboxes.ts';
import type { OutboxEmail } from '../store/outbox.ts';
import { type ContentAsked, readOutboxContent } from '../store/outbox-content.ts';
import type { MailedFile } from '../store/outbox-content-entries.ts';
import { brokenTemplates } from './compose/broken-templates.ts';
import { whyUnwanted } from './compose/entitlement.ts';
import { envelopeOf } from './compose/envelope.ts';
import { type Gathering, gather } from './compose/gather.ts';
import type { Letter } from './compose/letter.ts';
import { oneLine } from './compose/plain.ts';
import { type BrokenTemplate, openTemplates, type Templates } from './compose/templates.ts';
import { readValues } from './compose/values.ts';
import type { OutgoingFile, OutgoingMail } from './smtp-transport.ts';

export type Composed =
  | { readonly kind: 'mail'; readonly mail: OutgoingMail }
  /** Its recipient may not have it any more, or it makes no sense now: it is cancelled, and this sentence says why. */
  | { readonly kind: 'unwanted'; readonly why: string };

export type ComposeOptions = {
  /** Bytes that the server takes of one mail; null when it does not say. Files that don't fit stay on the page. */
  readonly largestMail?: number | null;
};

export type Composer = {
  /** By the rows' ids; one entry for each. A broken template falls back, it never throws; a fault of the database does. */
  compose(emails: readonly OutboxEmail[], options?: ComposeOptions): Promise<ReadonlyMap<number, Composed>>;
};

export type ComposerParts = {
  /** Its keys sign what leads answers home. */
  readonly desk: Desk;
  readonly blobs: BlobStore;
  /** Where people reach the pages; null when it is not set: then mails lead nowhere. */
  readonly baseUrl: string | null;
  readonly log: Log;
};

export function createComposer({ desk, blobs, baseUrl, log }: ComposerParts): Composer {
  const { keys } = desk.settings;
  const always = { keys, baseUrl, blobs, templates: openTemplates(), loopHeader: loopHeaderValue(keys) };
  const broken = brokenTemplates(desk, log);
  return {
    async compose(emails, { largestMail = null } = {}) {
      const read = desk.database.read;
      const content = await readOutboxContent(read, askedBy(emails));
      const mailboxes = (await readMailboxes(read)).map(({ mailbox }) => mailbox);
      const changed = await readChangedTemplates(read);
      const batch = { ...always, content, mailboxes, changed, largestMail, broken: broken.note };
      const composed = emails.map((email) => [email.id, composeOne(email, batch)] as const);
      await broken.tell();
      return new Map(composed);
    },
  };
}

type Batch = Omit<Gathering, 'mailbox'> & {
  readonly blobs: BlobStore;
  readonly templates: Templates;
  readonly changed: readonly ChangedTemplate[];
  readonly loopHeader: string;
  readonly broken: (template: BrokenTemplate) => void;
};

function composeOne(email: OutboxEmail, batch: Batch): Composed {
  const mailbox = batch.mailboxes.find(({ id }) => id === email.mailboxId);
  if (!mailbox) return { kind: 'unwanted', why: 'The mailbox that it was to leave from is gone.' };
  const why = whyUnwanted(email, batch.content);
  if (why !== null) return { kind: 'unwanted', why };
  const { letter, entry, enclosed } = gather(email, { ...batch, mailbox });
  if (isEmptied(email, letter)) return { kind: 'unwanted', why: 'They may see nothing of it any more.' };
  const written = batch.templates.write(letter, batch.changed, batch.broken);
  const author = entry && batch.content.people.get(entry.authorId);
  const isWordsOfStaff = letter.kinds[0] === 'entry' && author != null && isStaff(author.role);
  const envelope = envelopeOf(email, letter, { ...batch, mailbox, isWordsOfStaff });
  const files = enclosed.map((file) => fileOf(file, batch.blobs));
  return { kind: 'mail', mail: { ...envelope, ...written, files } };
}

/** A digest of tickets that were all hidden from its reader since. */
function isEmptied({ payload }: OutboxEmail, { kinds, values }: Letter): boolean {
  return kinds[0] === 'digest' && values.items.length === 0 && Array.isArray(payload.values.items);
}

function askedBy(emails: readonly OutboxEmail[]): ContentAsked {
  return {
    ticketIds: emails.flatMap(({ ticketId }) => ticketId ?? []),
    references: emails.flatMap(({ payload }) => readValues(payload.values).items.map(({ reference }) => reference)),
    logEntryIds: emails.flatMap(({ logEntryId }) => logEntryId ?? []),
    personIds: emails.flatMap(({ personId, payload }) => [personId ?? [], payload.actorId ?? []].flat()),
  };
}

/** Its bytes are read from where they are kept when the mail leaves. */
function fileOf({ filename, contentType, sha256 }: MailedFile, blobs: BlobStore): OutgoingFile {
  const type = MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream';
  return { filename: oneLine(filename, 255), contentType: type, path: blobs.pathOf(sha256) };
}

/** RFC 6838, 4.2. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
