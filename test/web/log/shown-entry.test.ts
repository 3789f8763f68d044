/** An entry as pages show it: which of its words, files and images are in sight. */
import { describe, expect, test } from '@jest/globals';
import type { Segment } from '../../../src/domain/log-entry.ts';
import { wordsIn } from '../../../src/ground/words.ts';
import type { LogEntryRow, LoggedFile } from '../../../src/store/ticket-log.ts';
import { shownEntry } from '../../../src/web/log/shown-entry.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

const file = (id: number, change: Partial<LoggedFile> = {}): LoggedFile => ({
  ...{ id, filename: `${id}.png`, contentType: 'image/png', size: 10, sha256: 'x', disposition: 'inline' },
  ...{ contentId: `${id}@x`, refused: null, isFolded: false, isRepeat: false, ...change },
});

const entry = (change: Partial<LogEntryRow> = {}): LogEntryRow => ({
  ...{
    id: 3,
    author: { id: 1, name: 'Ada' },
    authorAddress: 'ada@univ.example',
    onBehalfOf: null,
    forwardedBy: null,
    at: NOON,
  },
  ...{ sentAt: NOON, visibility: 'public', via: 'mail', text: 'Hello', html: null, isFolded: false, trust: 'verified' },
  ...{ segments: [{ kind: 'new', from: 0, to: 5 }], receivedEmailId: 9, notices: [], attachments: [], ...change },
});

const shown = (change: Partial<LogEntryRow>, imagesOf: number | null = null) =>
  shownEntry({ say: wordsIn('en') }, entry(change), { shownOf: imagesOf, linkTo: (id) => `?images=${id}` });

const idsOf = (files: readonly LoggedFile[]) => files.map(({ id }) => id);

describe('files', () => {
  test('are listed, but those that the mail shows in their place, and those that are not worth it', () => {
    const attachments = [
      file(1),
      file(2),
      file(3, { contentId: null }),
      file(4, { contentType: 'image/svg+xml' }),
      file(5, { refused: 'size' }),
      file(6, { isFolded: true }),
      file(7, { isFolded: true, contentType: 'application/pdf' }),
    ];
    const img = (id: number) => `<img src="cid:${id}%40x" />`;
    const html = `<p>Look: ${[1, 3, 4, 5, 6].map(img).join('')}</p>`;
    const made = shown({ html, attachments });
    expect(made.html).toBe(
      '<p>Look: <img src="/files/1/image" /><img /><img /><img /><img src="/files/6/image" /></p>',
    );
    expect([idsOf(made.files), idsOf(made.foldedFiles)]).toEqual([[2, 3, 4, 5], [7]]);
    expect(idsOf(shown({ attachments }).files)).toEqual([1, 2, 3, 4, 5]);
  });

  test('of which one’s number begins another’s are not mixed up', () => {
    const made = shown({ html: '<p>x<img src="cid:12%40x" /></p>', attachments: [file(1), file(12), file(2)] });
    expect(idsOf(made.files)).toEqual([1, 2]);
  });
});

describe('words', () => {
  const segments: Segment[] = [
    { kind: 'new', from: 0, to: 5 },
    { kind: 'quoted', from: 5, to: 12 },
  ];

  test('are as the mail formats them, where its client marked what it quotes', () => {
    const html = '<p>Yes.</p><blockquote type="cite">No?</blockquote>';
    const made = shown({ html, text: 'Yes.\n> No?\n', segments });
    expect(made.html).toContain('<details class="fold"><summary>');
    expect(made.formatted).toBeNull();
  });

  test('are those of the text, the formatting a click away, where only the text knows what is quoted', () => {
    const html = '<p>Yes.</p><p>&gt; No?</p>';
    const made = shown({ html, text: 'Yes.\n> No?\n', segments });
    expect([made.html, made.formatted]).toEqual([null, html]);
    expect(made.runs.map(({ isFolded }) => isFolded)).toEqual([false, true]);
  });

  test('are the text’s where there is no other', () => {
    const made = shown({});
    expect([made.html, made.formatted, made.remoteImages]).toEqual([null, null, 0]);
    expect(made.runs).toEqual([{ isFolded: false, pieces: [{ words: 'Hello', href: null }] }]);
  });
});

test('images from elsewhere are shown of the entry that they were asked for', () => {
  const html = '<p>x<img data-remote-src="https://remote.example/x.png" /></p>';
  expect(shown({ html })).toMatchObject({ remoteImages: 1, showsRemote: false, html });
  expect(shown({ html }, 4)).toMatchObject({ remoteImages: 1, showsRemote: false, html });
  expect(shown({ html }, 3)).toMatchObject({
    showsRemote: true,
    html: expect.stringContaining(' src="https://remote'),
  });
});

test('when its sender says it was sent is told where that is off by more than a day', () => {
  for (const sentAt of [NOON, NOON - DAY, NOON + DAY, null]) expect(shown({ sentAt }).claimedAt).toBeNull();
  for (const sentAt of [NOON - DAY - 1, NOON + DAY + 1, 0]) expect(shown({ sentAt }).claimedAt).toBe(sentAt);
});

test('a note is unmistakable', () => {
  expect([shown({ visibility: 'private' }).isNote, shown({}).isNote]).toEqual([true, false]);
});
