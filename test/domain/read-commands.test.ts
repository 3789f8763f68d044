/** The commands that a mail begins with. */
import { describe, expect, test } from '@jest/globals';
import { readCommands, saysMore, withCommands } from '../../src/domain/read-commands.ts';
import { segmentsOf } from '../../src/inbound/new-text.ts';

const read = (text: string, as: 'staff' | 'participant' = 'staff') => readCommands(text, segmentsOf(text), as);
const written = (text: string, as: 'staff' | 'participant' = 'staff') =>
  read(text, as)?.list.map(({ name, argument }) => `${name}${argument && ` ${argument}`}`) ?? [];
const behind = (text: string, as: 'staff' | 'participant' = 'staff') => text.slice(read(text, as)?.endsAt ?? 0);

describe('staff', () => {
  test.each([
    ['#close', ['close'], ''],
    ['#close\n', ['close'], ''],
    ['\n\n  #close\n\nDone.', ['close'], '\nDone.'],
    ['#assign me\n#priority high\n\n#note\nCall him back.', ['assign me', 'priority high', 'note'], 'Call him back.'],
    ['#Fermer\nVoilà.', ['Fermer'], 'Voilà.'],
    ['#PRIORITÉ : haute\r\n#clôturer.\r\nVoilà.', ['PRIORITÉ haute', 'clôturer'], 'Voilà.'],
    ['#assign=ben', ['assign ben'], ''],
    ['\u200b\ufeff#close', ['close'], ''],
    ['\u200b\n\u200e\u00ad\n\u00a0#note\nBetween us.', ['note'], 'Between us.'],
    ['\u2068#close\u2069', ['close'], ''],
    ['#\u200bnote between us', ['note'], 'between us'],
    ['＃note between us', ['note'], 'between us'],
    ['#assign \u200bben\u200b', ['assign ben'], ''],
    ['#cc +ada@univ.example, -eve@univ.example\n', ['cc +ada@univ.example, -eve@univ.example'], ''],
    ['#note Call him back.\n#close', ['note'], 'Call him back.\n#close'],
    ['#note: call him back', ['note'], 'call him back'],
    ['#close now', ['close now'], ''],
    ['#asign me\nI take it.', ['asign me'], 'I take it.'],
    ['#vpn is down', ['vpn is down'], ''],
  ])('%j commands %j', (text, commands, rest) => {
    expect(written(text)).toEqual(commands);
    expect(behind(text)).toBe(rest);
  });

  test.each([
    ['Hello,\n#close'],
    ['# Title'],
    ['#12 is the same'],
    ['##close'],
    ['#close-up of the screen'],
    ['#close_it'],
    ['#2fa'],
    ['C#close'],
    ['https://univ.example/#close'],
    ['> #close'],
    ['> #close\n\nThanks.'],
    ['-- \n#close'],
    ['On Mon, 22 Nov 2026 at 12:00, Ada <ada@univ.example> wrote:\n> #close'],
    // Below such a line nobody can tell whose words are whose.
    ['Le 22 nov. 2026 à 12:00, Ada <ada@univ.example> a écrit :\n\n#close\n\nBonjour'],
    ['-----Original Message-----\nFrom: Ada\n\n#close'],
    ['---------- Forwarded message ---------\nFrom: Ada <ada@univ.example>\nSubject: x\n\n#close'],
    ['From: Ada\nSent: Monday\nTo: help\nSubject: x\n\n#close'],
    [''],
    ['\n\n\n'],
  ])('%j commands nothing', (text) => expect(read(text)).toBeNull());

  test('a quotation below what one commands stays one', () => {
    const text =
      '#close\nDone.\n\nOn Mon, 22 Nov 2026 at 12:00, Ada <ada@univ.example> wrote:\n> #reopen\n> #assign eve';
    expect(written(text)).toEqual(['close']);
  });
});

describe('a requester or contact', () => {
  test.each([
    ['#close', ['close']],
    ['#fermer !', ['fermer !']],
    ['#rouvrir\n#aide', ['rouvrir', 'aide']],
    ['#cc ada@univ.example', ['cc ada@univ.example']],
    ['#leave', ['leave']],
    ['#mute', ['mute']],
  ])('%j commands %j', (text, commands) => {
    expect(written(text, 'participant')).toEqual(commands.map((one) => one.replace(' !', '')));
  });

  test.each([
    ['#vpn marche pas'],
    ['#asign me'],
    ['#assign me'],
    ['#priority high'],
    ['#service informatique en panne'],
    ['#note de frais refusée'],
    ['#leave request for December'],
    ['#close the window, please'],
    ['#résolu'],
    ['#12'],
    ['# Title'],
  ])('%j is what they say', (text) => expect(read(text, 'participant')).toBeNull());
});

describe('what a mail says beside its commands', () => {
  const said = (text: string, folded: readonly boolean[] = []) => {
    const commands = read(text);
    if (!commands) throw new Error('It commands nothing.');
    const attachments = folded.map((one) => ({ folded: one }));
    return saysMore({ text, segments: segmentsOf(text), attachments }, commands);
  };

  test.each([
    ['#close\n\n', false],
    ['#close\n-- \nBen\nNetworks', false],
    ['#close\n\nOn Mon, 22 Nov 2026 at 12:00, Ada <ada@univ.example> wrote:\n> It is down.', false],
    ['#close\nDone.', true],
    ['#note x', true],
  ])('%j: %j', (text, more) => expect(said(text)).toBe(more));

  test('files count, a logo in the signature does not', () => {
    expect(said('#close', [true])).toBe(false);
    expect(said('#close', [true, false])).toBe(true);
  });
});

test('commands become a segment of their own', () => {
  const text = '#close\nDone.\n> It is down.';
  const segments = withCommands(segmentsOf(text), read(text)?.endsAt ?? 0);
  expect(segments.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
    ['command', '#close\n'],
    ['new', 'Done.\n'],
    ['quoted', '> It is down.'],
  ]);
  expect(withCommands(segmentsOf('#close'), 6)).toEqual([{ kind: 'command', from: 0, to: 6 }]);
});

test('hostile mails take no time, and command little', () => {
  const many = '#close\n'.repeat(100_000);
  expect(read(many)?.list).toHaveLength(21);
  expect(read(`#${'a'.repeat(1_000_000)}`)).toBeNull();
  expect(read(`#close ${' '.repeat(1_000_000)}`)).toBeNull();
  expect(read(`${' '.repeat(1_000_000)}#close`)).toBeNull();
  expect(read(`${'\n'.repeat(1_000_000)}#close`)).toBeNull();
  expect(read(`#cc ${'+ '.repeat(500_000)}`)).toBeNull();
});
