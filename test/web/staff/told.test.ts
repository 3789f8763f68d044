/** What a ticket's page says of who will be told, held against the mails that are then written. */
import { expect, test } from '@jest/globals';
import { addContacts } from '../../../src/desk/add-contacts.ts';
import { transact } from '../../../src/desk/desk.ts';
import type { Sending } from '../../../src/domain/reply-sending.ts';
import type { Status } from '../../../src/domain/ticket.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { mailboxOf } from '../../support/filings.ts';
import { addressOf, type Character } from '../../support/help-desk.ts';
import type { Answer } from '../../support/http-client.ts';
import type { TicketGiven } from '../../support/ticket-desk.ts';
import { webDesksOn } from '../../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;

/** The addresses that a form says it would be mailed to; of a list of its own, those who are told only when it reopens. */
const saidIn = (page: Answer, id: 'reply' | 'note', list: number) => {
  const form = page.html.split(`id="${id}"`)[1]?.split('</form>')[0] ?? '';
  const audience = form.split('class="audience"')[list + 1] ?? '';
  return [...audience.matchAll(/[\w.]+@univ\.example/g)].map(([address]) => address).sort();
};

onBothDatabases('whom a page says it will tell', (open) => {
  const website = webDesksOn(open);
  const start = async (given: TicketGiven) => {
    const site = await website();
    await mailboxOf(site.desk);
    const { id, reference } = await site.ticket({ team: 'reseau', ...given });
    await site.say(id, 'Ada', 'My network is down.');
    const path = `/staff/tickets/${reference}`;
    const told = async () => {
      const mails: string[] = await site.db('outbox_emails').where({ ticket_id: id }).pluck('recipient');
      return [...new Set(mails)].sort();
    };
    return { ...site, id, path, told };
  };

  test.each<[Status, Sending, Character | undefined]>([
    ['new', 'keep', undefined],
    ['open', 'wait', 'Dora'],
    ['open', 'resolve', 'Dora'],
    ['waiting', 'resolve', undefined],
    ['resolved', 'keep', undefined],
    ['resolved', 'wait', undefined],
    ['resolved', 'wait', 'Dora'],
    ['closed', 'keep', 'Dora'],
    ['closed', 'wait', undefined],
  ])(
    'of a reply on a ticket that is %s, sent to %s, assigned to %s, is whom it tells',
    async (status, send, assignee) => {
      const { path, id, invite, signedIn, told } = await start({ status, ...(assignee ? { assignee } : {}) });
      await invite(id, 'Stranger');
      await invite(id, 'Cleo', 'follower');
      const cleo = await signedIn('Cleo');
      const page = await cleo.get(path);
      const reopens = send === 'wait' && ['resolved', 'closed'].includes(status);
      const said = [...saidIn(page, 'reply', 0), ...(reopens ? saidIn(page, 'reply', 1) : [])].sort();
      expect((await cleo.submit(page, `${path}/replies`, { text: 'Try again', send }, MANUAL)).status).toBe(303);
      expect(await told()).toEqual(said);
    },
  );

  test('of a note is whom it tells', async () => {
    const { path, id, invite, signedIn, told } = await start({ assignee: 'Dora' });
    await invite(id, 'Stranger');
    await invite(id, 'Cleo', 'follower');
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    expect(saidIn(page, 'note', 0)).toEqual([addressOf('Cleo'), addressOf('Dora')]);
    await ben.submit(page, `${path}/notes`, { text: 'Called her' });
    expect(await told()).toEqual([addressOf('Cleo'), addressOf('Dora')]);
  });

  test('has changed when somebody was invited since: nothing is sent before that is seen', async () => {
    const { path, id, desk, idOf, signedIn, told } = await start({});
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    const stranger = { name: 'Stranger', address: addressOf('Stranger') };
    const people = { requester: stranger, contacts: [stranger], followers: [], proposed: [] } as never;
    await transact(desk, async (work) => {
      await addContacts(work, id, idOf('Ada'), people, () => idOf('Stranger'));
      work.news.splice(0);
    });
    const stale = await ben.submit(page, `${path}/replies`, { text: 'Your password is…', send: 'keep' });
    expect([stale.status, await told()]).toEqual([409, []]);
    expect(saidIn(stale, 'reply', 0)).toEqual([addressOf('Ada'), addressOf('Stranger')]);
    expect(stale.html).toContain('Your password is…');
  });

  test('does not keep back a reply because its author did something else meanwhile', async () => {
    const { path, signedIn, told } = await start({});
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    await ben.submit(path, `${path}/assignment`, { assignee: 'me' });
    await ben.submit(path, `${path}/priority`, { priority: 'high' });
    expect((await ben.submit(page, `${path}/replies`, { text: 'Try again', send: 'keep' }, MANUAL)).status).toBe(303);
    expect(await told()).toEqual([addressOf('Ada')]);
  });

  test('is not told what was written for who may not see the ticket any more; their words are not lost', async () => {
    const { path, id, database, services, signedIn, told } = await start({});
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    await database.write('tickets').where({ id }).update({ service_id: services.paie });
    const files = [new File(['plan'], 'plan.pdf')];
    const lost = await ben.submit(page, `${path}/replies`, { text: 'A long <answer>', files, send: 'keep' });
    expect([lost.status, await told()]).toEqual([404, []]);
    expect(lost.html).toContain('A long &lt;answer&gt;');
    expect(lost.html).not.toContain('My network is down');
  });

  test('two agents who answer at once: one is sent, the other is shown it', async () => {
    const { path, db, id, signedIn } = await start({});
    const [ben, cleo] = [await signedIn('Ben'), await signedIn('Cleo')];
    const [bens, cleos] = [await ben.get(path), await cleo.get(path)];
    const sent = await Promise.all([
      ben.submit(bens, `${path}/replies`, { text: 'From Ben', send: 'keep' }, MANUAL),
      cleo.submit(cleos, `${path}/replies`, { text: 'From Cleo', send: 'keep' }, MANUAL),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await db('log_entries').where({ ticket_id: id })).toHaveLength(2);
  });

  test('a double click sends once', async () => {
    const { path, db, id, signedIn } = await start({});
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    const click = () => ben.submit(page, `${path}/replies`, { text: 'Once', send: 'wait' }, MANUAL);
    const [first, second] = await Promise.all([click(), click()]);
    expect([first.status, first.location]).toEqual([303, second.location]);
    expect(await db('log_entries').where({ ticket_id: id })).toHaveLength(2);
  });
});
