import { describe, expect, test } from '@jest/globals';
import { readCalendar } from '../../../src/inbound/containers/calendar/read-calendar.ts';
import { expectLinear } from '../../support/growth.ts';

const calendar = (method: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:16011028T030000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:1@univ.example',
    ...lines,
    'BEGIN:VALARM',
    'TRIGGER:-PT15M',
    'DESCRIPTION:Reminder',
    'SUMMARY:Alarm',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
const eventOf = async (method: string, ...lines: string[]) => (await readCalendar(calendar(method, ...lines)))[0];
const whenOf = async (...lines: string[]) => (await eventOf('REQUEST', ...lines))?.when;

describe('an event', () => {
  test('says what, when and where', async () => {
    const lines = [
      'SUMMARY;LANGUAGE=fr:Réunion\\, réseau du bât',
      ' iment A',
      'DTSTART;TZID=Europe/Paris:20261124T140000',
      'DTEND;TZID=Europe/Paris:20261124T150000',
      'LOCATION:Salle 12\\; 2e étage',
      'DESCRIPTION:Ordre du jour :\\n- pannes',
    ];
    expect(await eventOf('REQUEST', ...lines)).toEqual({
      act: 'invite',
      uid: '1@univ.example',
      what: 'Réunion, réseau du bâtiment A',
      when: '2026-11-24 14:00–15:00 (Europe/Paris)',
      where: 'Salle 12; 2e étage',
      description: 'Ordre du jour :\n- pannes',
      repeats: false,
    });
  });

  test.each([
    ['whole days', ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261127'], '2026-11-24 – 2026-11-26'],
    ['a whole day', ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125'], '2026-11-24'],
    ['a day without end', ['DTSTART;VALUE=DATE:20261124'], '2026-11-24'],
    ['universal time', ['DTSTART:20261124T130000Z', 'DTEND:20261124T140000Z'], '2026-11-24 13:00–14:00 (UTC)'],
    ['wherever one is', ['DTSTART:20261124T130000'], '2026-11-24 13:00'],
    ['how long', ['DTSTART:20261124T233000Z', 'DURATION:PT1H30M'], '2026-11-24 23:30 – 2026-11-25 01:00 (UTC)'],
    [
      'two zones',
      ['DTSTART;TZID=Europe/Paris:20261124T100000', 'DTEND;TZID=Europe/London:20261124T101500'],
      '2026-11-24 10:00 (Europe/Paris) – 2026-11-24 10:15 (Europe/London)',
    ],
    [
      'a zone of Outlook’s',
      ['DTSTART;TZID="(UTC+01:00) Bruxelles, Paris":20261124T100000'],
      '2026-11-24 10:00 (UTC+01:00) Bruxelles, Paris',
    ],
    [
      'a zone from a registry',
      ['DTSTART;TZID=/citadel.example/20261001_1/Europe/Paris:20261124T100000'],
      '2026-11-24 10:00 (Europe/Paris)',
    ],
    ['nothing', ['SUMMARY:Pot de départ'], ''],
  ])('is when it is: %s', async (_name, lines, when) => {
    expect(await whenOf('SUMMARY:x', ...lines)).toBe(when);
  });

  test.each([
    ['REQUEST', [], 'invite'],
    ['PUBLISH', [], 'event'],
    ['CANCEL', [], 'cancelled'],
    ['REQUEST', ['STATUS:CANCELLED'], 'cancelled'],
    ['REPLY', ['ATTENDEE;CN="Ada: L.";PARTSTAT=ACCEPTED:mailto:ada@univ.example'], 'accepted'],
    ['REPLY', ['ATTENDEE;PARTSTAT=DECLINED:mailto:ada@univ.example'], 'declined'],
    ['REPLY', ['ATTENDEE;PARTSTAT=TENTATIVE:mailto:ada@univ.example'], 'tentative'],
    ['COUNTER', [], 'answered'],
  ])('of the method %s with %j is said to be that', async (method, lines, act) => {
    expect((await eventOf(method, 'SUMMARY:x', ...lines))?.act).toBe(act);
  });

  test('that repeats says so', async () => {
    expect((await eventOf('REQUEST', 'SUMMARY:x', 'RRULE:FREQ=WEEKLY;COUNT=4'))?.repeats).toBe(true);
  });
});

describe('a calendar that is broken', () => {
  test('is read around its broken lines', async () => {
    const lines = [
      'SUMMARY:Réunion',
      'no colon here',
      'LOCATION;X="open:Salle',
      'DTSTART:not a date',
      '::::',
      'DTEND;=:x',
    ];
    expect(await eventOf('REQUEST', ...lines)).toMatchObject({ what: 'Réunion', when: '' });
  });

  test('is read as far as it goes', async () => {
    const whole = calendar('REQUEST', 'SUMMARY:Réunion', 'DTSTART:20261124T130000Z', 'DESCRIPTION:x');
    const cut = whole.slice(0, whole.indexOf('DESCRIPTION') + 5);
    expect(await readCalendar(cut)).toMatchObject([{ what: 'Réunion', when: '2026-11-24 13:00 (UTC)' }]);
    expect(await readCalendar(whole.replaceAll('\r\n', '\n'))).toHaveLength(1);
  });

  test('that says nothing is none', async () => {
    for (const text of ['', 'Bonjour', 'BEGIN:VCALENDAR', 'END:VEVENT\r\nSUMMARY:x', calendar('REQUEST')])
      expect(await readCalendar(text)).toEqual([]);
  });

  test('of thousands of events is read in part', async () => {
    const many = Array.from({ length: 3000 }, (_, day) => `BEGIN:VEVENT\nSUMMARY:${day}\nEND:VEVENT`).join('\n');
    expect(await readCalendar(`BEGIN:VCALENDAR\n${many}\nEND:VCALENDAR`)).toHaveLength(50);
  });

  test.each([
    ['folds', '\r\n x'],
    ['begins', '\r\nBEGIN:VEVENT'],
    ['parameters', ';x="y"'],
    ['escapes', '\\n'],
    ['attendees', '\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b'],
  ])('takes linear time: %s', async (_name, piece) => {
    await expectLinear((size) => readCalendar(calendar('REQUEST', `SUMMARY:x${piece.repeat(size)}`)), 100_000);
  });
});
