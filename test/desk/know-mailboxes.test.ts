import { expect, test } from '@jest/globals';
import { knowMailboxes, type NamedMailbox } from '../../src/desk/know-mailboxes.ts';
import { readMailboxes } from '../../src/store/mailboxes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, profile } from '../support/filings.ts';

const SOURCE = 'imap://assistance@imap.univ.example/INBOX';
const OTHER = 'imap://rh@imap.univ.example/INBOX';

const named = (name: string, source: string | null = SOURCE, aliases: string[] = []): NamedMailbox => ({
  profile: { ...profile(`${name}@univ.example`), aliases: aliases.map((alias) => `${alias}@univ.example`) },
  source,
});

onBothDatabases('a mailbox whose address was changed', (open) => {
  const start = async () => {
    const desk = deskOn(await open());
    const db = desk.database.write;
    return {
      know: async (all: NamedMailbox[], origin: 'settings' | 'import' = 'settings') =>
        (await knowMailboxes(desk, all, origin)).map(({ id, address }) => [id, address.split('@')[0]]),
      all: async () => (await readMailboxes(db)).map(({ mailbox }) => [mailbox.id, mailbox.address.split('@')[0]]),
      audit: () => db('audit_events').select('action', 'subject_id', 'before', 'after'),
    };
  };

  test('goes on as the mailbox that it was when the old address is an alias now', async () => {
    const { know, all, audit } = await start();
    await know([named('assistance')]);
    expect(await know([named('Aide', OTHER, ['Assistance'])])).toEqual([[1, 'Aide']]);
    expect(await all()).toEqual([[1, 'Aide']]);
    expect(await audit()).toEqual([
      {
        action: 'mailbox.address-changed',
        subject_id: '1',
        before: '{"address":"assistance@univ.example"}',
        after: '{"address":"Aide@univ.example"}',
      },
    ]);
    expect(await know([named('aide', OTHER, ['assistance'])])).toEqual([[1, 'aide']]);
    expect(await audit()).toHaveLength(1);
  });

  test('goes on when it had the new address as an alias', async () => {
    const { know } = await start();
    await know([named('assistance', SOURCE, ['aide'])]);
    expect(await know([named('aide', OTHER)])).toEqual([[1, 'aide']]);
  });

  test('goes on when its mail is read from the same place', async () => {
    const { know } = await start();
    await know([named('assistance')]);
    expect(await know([named('aide')])).toEqual([[1, 'aide']]);
  });

  test('is told by its alias rather than by its place, each row going to one', async () => {
    const { know, all } = await start();
    await know([named('assistance', SOURCE), named('rh', OTHER)]);
    expect(await know([named('drh', SOURCE, ['rh']), named('aide', OTHER)])).toEqual([
      [2, 'drh'],
      [expect.any(Number), 'aide'],
    ]);
    expect((await all()).map(([, name]) => name)).toEqual(['assistance', 'drh', 'aide']);
  });

  test('takes nothing from a mailbox that is still there, nor from what was only imported', async () => {
    const { know } = await start();
    await know([named('vieux', null)], 'import');
    expect(await know([named('assistance', SOURCE), named('aide', SOURCE, ['assistance', 'vieux'])])).toEqual([
      [2, 'assistance'],
      [3, 'aide'],
    ]);
    expect(await know([named('neuf', null)])).toEqual([[4, 'neuf']]);
  });
});

onBothDatabases('an import', (open) => {
  test('leaves a mailbox of the settings as it is', async () => {
    const desk = deskOn(await open());
    const polled = named('assistance', SOURCE, ['aide']);
    const [mailbox] = await knowMailboxes(desk, [polled], 'settings');
    expect(await knowMailboxes(desk, [named('Assistance', null)], 'import')).toEqual([mailbox]);
    expect(await readMailboxes(desk.database.write)).toEqual([{ mailbox, origin: 'settings', source: SOURCE }]);
  });
});
