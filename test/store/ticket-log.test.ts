/** What was said on a ticket, and the files that came with it. */
import { expect, test } from '@jest/globals';
import { readTicketFile } from '../../src/store/ticket-files.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file, sha } from '../support/filings.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

onBothDatabases('the log of a ticket', (open) => {
  test('has every entry in its order with its files, in two queries', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    const image = file('image.png', {
      contentId: 'cid@x',
      disposition: 'inline',
      contentType: 'image/png',
      folded: true,
    });
    const first = await desk.say(id, 'Ada', 'Look', {
      via: 'mail',
      html: '<p>Look</p>',
      files: [image, file('a.pdf')],
    });
    const at = desk.clock.now;
    const second = await desk.say(id, 'Ben', 'Seen', { files: [file('a.pdf'), file('b.exe', { refused: 'type' })] });
    const ben = await desk.viewer('Ben');
    const { entries, older } = await readTicketLog(desk.db, ben, id);
    expect(entries.map((entry) => entry.id)).toEqual([first, second]);
    expect(older).toBeNull();
    const plain = { contentType: 'application/pdf', size: 1234, disposition: 'attachment', contentId: null };
    expect(entries[0]).toEqual({
      ...{ id: first, author: { id: desk.idOf('Ada'), name: 'Ada' }, authorAddress: null, onBehalfOf: null, at },
      forwardedBy: null,
      notices: [],
      ...{ sentAt: null, visibility: 'public', via: 'mail', text: 'Look', html: '<p>Look</p>', isFolded: false },
      ...{ segments: [{ kind: 'new', from: 0, to: 4 }], trust: null, receivedEmailId: null },
      attachments: [
        {
          ...{ id: 1, filename: 'image.png', contentType: 'image/png', size: 1234, sha256: sha('image.png') },
          ...{ disposition: 'inline', contentId: 'cid@x', refused: null, isFolded: true, isRepeat: false },
        },
        { ...plain, id: 2, filename: 'a.pdf', sha256: sha('a.pdf'), refused: null, isFolded: false, isRepeat: false },
      ],
    });
    expect(entries[1]?.attachments).toMatchObject([{ isRepeat: true }, { refused: 'type' }]);
    expect(await desk.queriesOf(() => readTicketLog(desk.db, ben, id))).toBe(2);
  });

  test('comes in pages when it is long, the newest first', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    for (const text of ['one', 'two', 'three', 'four', 'five']) await desk.say(id, 'Ada', text);
    await desk.say((await desk.ticket()).id, 'Ada', 'elsewhere');
    const ben = await desk.viewer('Ben');
    const page = async (before: number | null) => {
      const { entries, older } = await readTicketLog(desk.db, ben, id, { before, size: 2 });
      return { texts: entries.map(({ text }) => text), older };
    };
    const newest = await page(null);
    expect(newest.texts).toEqual(['four', 'five']);
    const middle = await page(newest.older);
    expect(middle.texts).toEqual(['two', 'three']);
    expect(await page(middle.older)).toEqual({ texts: ['one'], older: null });
    const whole = (await readTicketLog(desk.db, ben, id)).entries;
    const { newerAt } = await readTicketLog(desk.db, ben, id, { before: newest.older, size: 2 });
    expect(newerAt).toBe(whole[3]?.at);
    expect((await readTicketLog(desk.db, ben, id)).newerAt).toBeNull();
  });

  test('of huge entries shows fewer at once, but every one of them whole', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    const sizes = [900_000, 1_200_000, 900_000, 3_000_000, 10];
    for (const size of sizes) await desk.say(id, 'Stranger', 'é'.repeat(size / 2), { html: null });
    const ben = await desk.viewer('Ben');
    const pages: number[][] = [];
    for (let before: number | null = null; ; ) {
      const { entries, older } = await readTicketLog(desk.db, ben, id, { before });
      pages.unshift(entries.map(({ text }) => text.length * 2));
      if (older === null) break;
      before = older;
    }
    expect(pages).toEqual([[900_000], [1_200_000, 900_000], [3_000_000, 10]]);
  });

  test('tells staff alone which mail an entry came by', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    const entry = await desk.say(id, 'Ada', 'By mail');
    const write = desk.database.write;
    await write('mailboxes').insert({ address: 'a@b', origin: 'settings', profile: '{}', created_at: 1 });
    await write('received_emails').insert({
      ...{ mailbox_id: 1, folder: 'INBOX', size: 1, seen_at: 1, disposition: 'opened', attempts: 1, is_silent: false },
    });
    await write('log_entries').where({ id: entry }).update({ received_email_id: 1 });
    const mailOf = async (name: 'Ada' | 'Ben') =>
      (await readTicketLog(desk.db, await desk.viewer(name), id)).entries.map((one) => one.receivedEmailId);
    expect(await mailOf('Ben')).toEqual([1]);
    expect(await mailOf('Ada')).toEqual([null]);
  });
});

onBothDatabases('a file of a ticket', (open) => {
  test('is given with what serving it takes, in one query', async () => {
    const desk = await openTicketDesk(open);
    await desk.say((await desk.ticket()).id, 'Ada', 'Look', {
      files: [file('a.pdf'), file('b.exe', { refused: 'type' })],
    });
    const ada = await desk.viewer('Ada');
    expect(await readTicketFile(desk.db, ada, 1)).toEqual({
      ...{ filename: 'a.pdf', contentType: 'application/pdf', size: 1234, sha256: sha('a.pdf') },
    });
    expect(await desk.queriesOf(() => readTicketFile(desk.db, ada, 1))).toBe(1);
  });

  test('is not there when it was refused, and for who may not read its entry', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    await desk.say(id, 'Ada', 'Look', { files: [file('b.exe', { refused: 'type' })] });
    await desk.say(id, 'Ben', 'Note', { visibility: 'private', files: [file('plan.pdf')] });
    const sees = async (name: 'Ada' | 'Ben' | 'Stranger', file: number) =>
      (await readTicketFile(desk.db, await desk.viewer(name), file)) !== null;
    expect(await sees('Ben', 1)).toBe(false);
    expect(await sees('Ben', 2)).toBe(true);
    expect(await sees('Ada', 2)).toBe(false);
    expect(await sees('Stranger', 2)).toBe(false);
    expect(await sees('Ben', 99)).toBe(false);
  });
});
