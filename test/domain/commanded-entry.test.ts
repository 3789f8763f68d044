/** How the entry of a mail that commands is filed. */
import { expect, test } from '@jest/globals';
import { commandedEntry, type FiledEntry, type HeardCommands } from '../../src/domain/commanded-entry.ts';
import type { CommandName } from '../../src/domain/commands.ts';

const ENTRY: FiledEntry = {
  ...{ visibility: 'public', isFolded: false, newStatus: 'open', isTold: true, mayInvite: true },
  segments: [{ kind: 'new', from: 0, to: 20 }],
};
const heard = (as: HeardCommands['as'], names: readonly CommandName[], change: Partial<HeardCommands> = {}) => ({
  ...{ as, names, isRefused: false, endsAt: 7, saysMore: true },
  ...change,
});
const SAYS_NOTHING = { saysMore: false };
const REFUSED = { isRefused: true };
const filed = (given: HeardCommands | null, isFirst = false) => {
  const { visibility, isFolded, newStatus, isTold, mayInvite, segments } = commandedEntry(ENTRY, given, isFirst);
  const words = [visibility, isFolded && 'folded', newStatus, isTold && 'told', mayInvite && 'invites'];
  return [...words, segments.length === 2 && 'cut'].filter(Boolean).join(' ');
};

test.each<[string, HeardCommands | null, string]>([
  ['nothing commanded', null, 'public open told invites'],
  ['staff', heard('staff', ['assign']), 'public open told invites cut'],
  ['staff, the status', heard('staff', ['close']), 'public told invites cut'],
  ['staff, a note', heard('staff', ['note']), 'private told cut'],
  ['staff, nothing said', heard('staff', ['assign'], SAYS_NOTHING), 'private folded invites cut'],
  ['staff, refused', heard('staff', ['close'], REFUSED), 'private'],
  ['staff, refused, nothing said', heard('staff', ['close'], { ...REFUSED, ...SAYS_NOTHING }), 'private folded'],
  ['a requester', heard('participant', ['cc']), 'public open told invites cut'],
  ['a requester, the status', heard('participant', ['close']), 'public told invites cut'],
  ['a requester, nothing said', heard('participant', ['help'], SAYS_NOTHING), 'public folded invites cut'],
  ['a requester, refused', heard('participant', ['close'], REFUSED), 'public open told invites'],
])('%s', (_, given, expected) => expect(filed(given)).toBe(expected));

test('what is internal stays so, whoever commands what', () => {
  const { visibility } = commandedEntry({ ...ENTRY, visibility: 'private' }, heard('staff', ['close']), false);
  expect(visibility).toBe('private');
});

test('the first words of a ticket are what it is about: only #note hides them', () => {
  expect(filed(heard('staff', ['assign'], SAYS_NOTHING), true)).toBe('public open told invites cut');
  expect(filed(heard('staff', ['close'], REFUSED), true)).toBe('public open told invites');
  expect(filed(heard('staff', ['note', 'close'], REFUSED), true)).toBe('private open told invites');
});
