/** The logo of a signature is listed as a file twice; from the third mail on it is known as one. */
import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import type { NamedPerson } from '../../src/domain/decision.ts';
import type { ParsedAttachment } from '../../src/domain/parsed-attachment.ts';
import { onBothDatabases } from '../support/databases.ts';
import { ADA, arrive, BEN, deskOn, file, filing, mailboxOf, opening } from '../support/filings.ts';

const image = (name: string, change: Partial<ParsedAttachment> = {}) =>
  file(name, { contentType: 'image/png', disposition: 'inline', contentId: `${name}@x`, size: 20_000, ...change });

onBothDatabases('images that come with each mail of somebody', (open) => {
  /** Of the mails in their order, which of their files are folded. */
  async function foldedOf(mails: readonly (readonly [NamedPerson, readonly ParsedAttachment[]])[]) {
    const database = await open();
    const desk = deskOn(database);
    const mailbox = await mailboxOf(desk);
    const ids = await arrive(
      desk,
      mailbox.id,
      mails.map((_, at) => at + 1),
    );
    for (const [at, [author, attachments]] of mails.entries()) {
      const plan = opening({ requester: author, author });
      const [result] = await fileReceivedEmails(desk, [filing(ids[at] as number, plan, { content: { attachments } })]);
      if (result && 'error' in result) throw result.error;
    }
    const rows = await database.read('attachments').orderBy('id').select('log_entry_id', 'filename', 'is_folded');
    const entries = [...new Set(rows.map((row) => row.log_entry_id))];
    return entries.map((entry) =>
      rows.filter((row) => row.log_entry_id === entry && row.is_folded).map(({ filename }) => filename),
    );
  }

  test('are folded away from the third on, and what is new beside them is not', async () => {
    const logo = image('logo.png');
    const mails = ['one.png', 'two.png', 'three.png', 'four.png'].map((own) => [ADA, [logo, image(own)]] as const);
    expect(await foldedOf(mails)).toEqual([[], [], ['logo.png'], ['logo.png']]);
  });

  test('are those of the same sender', async () => {
    const logo = image('logo.png');
    expect(await foldedOf([ADA, ADA, BEN, ADA].map((author) => [author, [logo]] as const))).toEqual([
      ...[[], [], [], ['logo.png']],
    ]);
  });

  test('count once a mail', async () => {
    const twice = [image('logo.png'), image('logo.png')];
    expect(await foldedOf([ADA, ADA, ADA].map((author) => [author, twice] as const))).toEqual([
      ...[[], [], ['logo.png', 'logo.png']],
    ]);
  });

  test('are never documents, files of their own, or large', async () => {
    const files = [
      image('form.pdf', { contentType: 'application/pdf' }),
      image('map.png', { disposition: 'attachment', contentId: null }),
      image('photo.jpg', { contentType: 'image/jpeg', size: 2_000_000 }),
      image('evil.png', { refused: 'type' }),
    ];
    expect(await foldedOf([ADA, ADA, ADA, ADA].map((author) => [author, files] as const))).toEqual([[], [], [], []]);
  });
});
