/** What a form lacks is asked for by mail, once, and may be answered by mail. */
import { expect, test } from '@jest/globals';
import type { FormField } from '../../src/domain/form.ts';
import { replaceFields } from '../../src/store/services.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { onBothDatabases } from '../support/databases.ts';
import { openMailDesk } from '../support/mail-desk.ts';

const both = (text: string) => ({ fr: text, en: text });
const field = (slug: string, kind: FormField['kind'], change: Partial<FormField> = {}): FormField => ({
  ...{ slug, kind, label: both(slug), help: both(''), isMandatory: true, choices: [], shownWhen: null },
  ...change,
});
const SURE = field('sure', 'choice', {
  choices: [
    { slug: 'yes', label: { fr: 'Oui', en: 'Yes' } },
    { slug: 'no', label: { fr: 'Non', en: 'No' } },
  ],
});

onBothDatabases('asking by mail', (open) => {
  const start = async (fields: readonly FormField[]) => {
    const mailDesk = await openMailDesk(open);
    const { database, db, services, send } = mailDesk;
    const wifi = services.wifi as number;
    await replaceFields(database.write, wifi, fields);
    const ask = async (given: Parameters<typeof send>[3] = {}) => {
      const openPlan = { serviceId: wifi, ...given.openPlan };
      const { reference } = await send('Ada', null, 'It is down.', { ...given, openPlan });
      const { id } = await db('tickets').where({ reference }).first();
      const mail = await db('outbox_emails').where({ ticket_id: id, notification: 'acknowledgement' }).first();
      return { id: id as number, reference, questions: mail && JSON.parse(mail.payload).values.questions };
    };
    const fieldsOf = async (id: number) => JSON.parse((await mailDesk.state(id)).fields);
    return { ...mailDesk, ask, fieldsOf };
  };

  test('the acknowledgement asks, a participant answers, and staff see what was filled in', async () => {
    const { ask, send, fieldsOf, events, db, viewer, told, lastEntry } = await start([field('room', 'text'), SURE]);
    const { id, reference, questions } = await ask();
    expect(questions).toEqual([
      { number: 1, label: both('room'), choices: null, isMandatory: true },
      {
        number: 2,
        label: both('sure'),
        choices: [
          { fr: 'Oui', en: 'Yes' },
          { fr: 'Non', en: 'No' },
        ],
        isMandatory: true,
      },
    ]);
    await send('Ada', id, 'Bonjour,\n1: B12\n2: peut-être\n\nAda');
    expect(await fieldsOf(id)).toEqual({ room: 'B12' });
    await send('Ada', id, '1: C13\n2: non\n> 2: oui');
    expect(await fieldsOf(id)).toEqual({ room: 'B12', sure: 'no' });
    expect(await events(reference)).toMatchObject([
      { action: 'ticket.fields-answered', actor: 'Ada', after: { fields: { room: 'B12' }, labels: [both('room')] } },
      { action: 'ticket.fields-answered', actor: 'Ada', after: { fields: { sure: 'no' } } },
    ]);
    const shown = await readTicketEvents(db, await viewer('Ben'), id);
    expect(shown.at(-1)).toMatchObject({
      code: 'ticket.fields-answered',
      values: { actor: 'Ada', labels_fr: ['sure'] },
    });
    expect(await lastEntry(id)).toMatchObject({ visibility: 'public', text: '1: C13\n2: non\n> 2: oui' });
    expect((await told(id)).filter((one) => one.endsWith('acknowledgement'))).toHaveLength(1);
  });

  test('one question with choices is answered by a number alone', async () => {
    const { ask, send, fieldsOf } = await start([SURE, field('free', 'text', { isMandatory: false })]);
    const { id, questions } = await ask();
    expect(questions).toHaveLength(1);
    await send('Ada', id, '2');
    expect(await fieldsOf(id)).toEqual({ sure: 'no' });
  });

  test('nothing is asked where nothing lacks, nor of a machine, nor in an import, and nothing is then answered', async () => {
    const { ask, send, fieldsOf, state } = await start([SURE]);
    const machine = await ask({ openPlan: { isAnswerable: false } });
    const imported = await ask({ isSilent: true });
    const other = await ask({ openPlan: { serviceId: null } });
    for (const { id } of [machine, imported, other]) {
      await send('Ada', id, '2');
      expect([(await state(id)).asked_fields, await fieldsOf(id)]).toEqual([null, {}]);
    }
    expect(other.questions).toBeUndefined();
  });

  test('who does not take part fills in nothing, nor does a note', async () => {
    const { ask, send, fieldsOf } = await start([SURE]);
    const { id } = await ask();
    await send('Stranger', id, '1', { plan: { visibility: 'private' } });
    await send('Ben', id, '#note\n1');
    expect(await fieldsOf(id)).toEqual({});
    await send('Ben', id, '1');
    expect(await fieldsOf(id)).toEqual({ sure: 'yes' });
  });

  test('the questions of a service that it no longer has mean nothing', async () => {
    const { ask, send, fieldsOf } = await start([SURE]);
    const { id } = await ask();
    await send('Ben', id, '#service vpn');
    await send('Ada', id, '1');
    expect(await fieldsOf(id)).toEqual({});
  });

  test('the form of the service that the mail itself chooses is asked', async () => {
    const { send, db } = await start([SURE]);
    const { reference } = await send('Ben', null, '#service wifi\nIt is down.');
    const { asked_fields: asked } = await db('tickets').where({ reference }).first();
    expect(JSON.parse(asked)).toEqual(['sure']);
  });
});
