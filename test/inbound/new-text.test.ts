import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../src/domain/log-entry.ts';
import { segmentsOf } from '../../src/inbound/new-text.ts';
import { expectLinear } from '../support/growth.ts';

function read(text: string) {
  const segments = segmentsOf(text);
  expect(segments.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
  return {
    fresh: textOf(text, segments, 'new'),
    quoted: textOf(text, segments, 'quoted'),
    signature: textOf(text, segments, 'signature'),
  };
}

describe('what is quoted is told from the answer above it', () => {
  test.each([
    ['marked lines', '> Est-ce réglé ?'],
    ['a French client', 'Le lun. 4 mai 2026 à 10:15, Ben <ben@univ.example> a écrit :\n\n> Est-ce réglé ?'],
    [
      'a French client, folded',
      'Le lundi 4 mai 2026 à 10:15, Ben de l’assistance <\nben@univ.example> a écrit :\n\n> Est-ce réglé ?',
    ],
    ['Thunderbird in French', 'Le 04/05/2026 à 10:15, Ben a écrit :\n> Est-ce réglé ?'],
    ['an English client', 'On Mon, May 4, 2026 at 10:15 AM, Ben <ben@univ.example> wrote:\n\n> Solved?'],
    [
      'an English client, folded over three lines',
      'On Mon, May 4, 2026 at 10:15 AM, Ben of the help desk\n<\nben@univ.example> wrote:\n\n> Solved?',
    ],
    ['a German client', 'Am 04.05.2026 um 10:15 schrieb Ben <ben@univ.example>:\n\n> Gelöst?'],
    ['a Spanish client', 'El lun, 4 may 2026 a las 10:15, Ben (<ben@univ.example>) escribió:\n\n> ¿Resuelto?'],
    ['an Italian client', 'Il giorno lun 4 mag 2026 alle ore 10:15 Ben <ben@univ.example> ha scritto:\n\n> Risolto?'],
    ['a Dutch client', 'Op ma 4 mei 2026 om 10:15 schreef Ben <ben@univ.example>:\n\n> Opgelost?'],
    ['a Portuguese client', 'Em seg., 4 de mai. de 2026 às 10:15, Ben <ben@univ.example> escreveu:\n\n> Resolvido?'],
    ['a Polish client', 'W dniu 4.05.2026 o 10:15, Ben napisał(a):\n> Rozwiązane?'],
    [
      'no marks at all, but no doubt either',
      'On Mon, May 4, 2026 at 10:15, Ben <ben@univ.example> wrote:\n\nSolved?\n\nBen',
    ],
    ['an original message', '-----Original Message-----\nFrom: Ben\n\nSolved?'],
    ['the same in French', '-----Message d’origine-----\nDe : Ben\n\nRéglé ?'],
    ['a forwarded one', '-------- Message transféré --------\nSujet : Wifi\n\nRéglé ?'],
    ['Apple Mail forwarding', 'Début du message transféré :\n\nDe: Ben\n\nRéglé ?'],
    ['Outlook', 'From: Ben <ben@univ.example>\nSent: Monday, May 4, 2026 10:15 AM\nTo: Ada\nSubject: Wifi\n\nSolved?'],
    [
      'Outlook in French',
      'De : Ben <ben@univ.example>\nEnvoyé : lundi 4 mai 2026 10:15\nÀ : Ada\nObjet : Wifi\n\nRéglé ?',
    ],
    [
      'Outlook with a line above',
      '________________________________\nDe : Ben\nEnvoyé : lundi 4 mai 2026 10:15\nÀ : Ada\nCc : Cleo\nObjet : Wifi\n\nRéglé ?',
    ],
    ['Outlook in bold', '*From:* Ben\n*Sent:* Monday\n*To:* Ada\n*Subject:* Wifi\n\nSolved?'],
  ])('%s', (_client, quotation) => {
    expect(read(`Merci, c’est bon.\n\n${quotation}\n`)).toEqual({
      fresh: 'Merci, c’est bon.',
      quoted: quotation,
      signature: '',
    });
  });
});

describe('an answer is never lost', () => {
  test('answers between quotations stay', () => {
    const { fresh } = read('On 4 May 2026 at 10:15, Ben wrote:\n> One?\nYes.\n> Two?\n\nNo.\n');
    expect(fresh).toBe('Yes.\nNo.');
  });

  test('below the quotation', () => {
    expect(read('Le 4 mai 2026 à 10:15, Ben a écrit :\n> Réglé ?\n\nOui.').fresh).toBe('Oui.');
  });

  test.each([
    ['nothing but a quotation', '> Everything is broken\n> and quoted'],
    ['nothing but a forwarded mail', '---------- Forwarded message ---------\nFrom: Ada\nSubject: Help\n\nHelp!'],
    ['nothing but a signature', '-- \nAda'],
  ])('%s is shown whole', (_what, text) => expect(read(text)).toEqual({ fresh: text, quoted: '', signature: '' }));

  test.each([
    ['a journey', 'Bonjour,\nDe : Paris\nÀ : Lyon\nDate : 4 mai\nMerci'],
    ['a sentence that begins like an attribution', 'On your host you can run:\n\n  telnet\n\nThat is all.'],
    ['a sentence that ends like one', 'On Monday I wrote:\nnothing came of it.'],
    ['dashes within a line', 'Here is a fix -- it works.\nThanks'],
    ['a sentence about a telephone', 'Hello\n\nSent from my desk, is much easier than my mobile phone.'],
    ['a list', 'Two things:\n- one\n- two\n-----\nThanks'],
    ['an arrow', 'a -> b\nc'],
  ])('%s is new', (_what, text) => expect(read(text).fresh).toBe(text));

  test('the line above an attribution is not part of it', () => {
    const { fresh } = read('On my side all is well\nOn 4 May 2026 at 10:15, Ben wrote:\n> Well?');
    expect(fresh).toBe('On my side all is well');
  });

  test('dashes in the middle of a long text begin no signature', () => {
    const text = `Hello\n--\n${'A line.\n'.repeat(40)}`;
    expect(read(text).fresh).toBe(text.trim());
  });
});

describe('signatures', () => {
  test.each([
    ['the mark of old', '-- \nAda L\nUniv'],
    ['the mark without its space', '--\nAda L'],
    ['a telephone', 'Sent from my iPhone'],
    ['a telephone in French', 'Envoyé de mon iPhone'],
    ['an Android telephone in French', 'Envoyé depuis mon téléphone Orange'],
    ['Outlook on a telephone', 'Get Outlook for Android <https://aka.ms/x>'],
    ['the same in French', 'Télécharger Outlook pour iOS'],
    ['a telephone in German', 'Von meinem iPhone gesendet'],
  ])('%s', (_what, signature) =>
    expect(read(`Merci\n\n${signature}\n`)).toEqual({ fresh: 'Merci', quoted: '', signature }),
  );

  test('a telephone above a quotation', () => {
    const text =
      'Merci\n\nEnvoyé de mon iPhone\n\n> Le 4 mai 2026 à 10:15, Ben <ben@univ.example> a écrit :\n> Réglé ?';
    expect(read(text)).toMatchObject({ fresh: 'Merci', signature: 'Envoyé de mon iPhone' });
  });

  test('the footer of a mailing list', () => {
    const { fresh, signature } = read(
      'Hello\n\n_______________________________________________\nusers mailing list\nusers@lists.example',
    );
    expect([fresh, signature.endsWith('users@lists.example')]).toEqual(['Hello', true]);
  });
});

describe('time in proportion to length', () => {
  test.each([
    '>',
    '> a\n',
    'On Mon, 4 May 2026 10:15\n',
    'Sent from my iPhone\n',
    'From: a\nTo: b\n',
    '--\n',
    '\n',
    '-',
    'a@b\n',
    '_',
  ])('%j, up to millions of times', async (piece) => {
    await expectLinear((size) => {
      const text = piece.repeat(size);
      expect(segmentsOf(text).at(-1)?.to).toBe(text.length);
    });
  });
});
