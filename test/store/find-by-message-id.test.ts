import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { findByMessageId } from '../../src/store/find-by-message-id.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, deskOn, filing, mailboxOf, opening, openUnlessCopy } from '../support/filings.ts';

onBothDatabases('a mail found by its Message-ID', (open) => {
  test('what became of it, the first copy first; nothing of one that never came', async () => {
    const desk = deskOn(await open());
    const { id: mailboxId } = await mailboxOf(desk);
    const [first = 0, second = 0, other = 0] = await arrive(desk, mailboxId, [1, 2, 3]);
    const messageId = `${'long'.repeat(200)}@univ.example`;
    const find = () => findByMessageId(desk.database.read, messageId);
    expect(await find()).toBeNull();
    const copy = { content: { messageId }, questions: { messageId }, decide: openUnlessCopy };
    for (const id of [first, second]) await fileReceivedEmails(desk, [filing(id, opening(), copy)]);
    await fileReceivedEmails(desk, [filing(other, opening())]);
    expect(await find()).toEqual({ id: first, disposition: 'opened', reason: 'new', ticket: 'R-000001' });
  });
});
