/** Recognises receipts that are no reports: « Lu : … », “Return Receipt (displayed)”, in words for people. */
import { noteOf, plainWords } from './note.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const SUBJECTS =
  /^(?:(?:lu|read|not read|gelesen|ungelesen|leido|letto|gelezen|lida?|przeczytane|last|lest|luettu|delivered|remis|zugestellt|entregado|consegnato|relayed) ?[:：]|(?:return|read|delivery) receipt|(?:accuse|confirmation) de (?:lecture|reception)|lesebestatigung|empfangsbestatigung|confirmacion de lectura|confirmacao de leitura|conferma di lettura|leesbevestiging|ontvangstbevestiging|potwierdzenie (?:przeczytania|odczytu))/;

const WORDS = new RegExp(
  [
    '(?:was|were) (?:read|opened|displayed|deleted without being read) (?:on|at|by)|has been (?:read|displayed|opened) (?:on|by)',
    'this is a (?:return|read|delivery) receipt|return receipt only acknowledges',
    'a ete (?:lue?|ouverte?|affichee?|supprimee? sans etre lue?|remise?) (?:le|a|par)|ceci est un accuse de (?:reception|lecture) pour le',
    'wurde (?:am|um) [^\\n]{1,60}(?:gelesen|angezeigt|geoffnet)|empfangsbestatigung fur die',
    '(?:fue|ha sido) (?:leido|abierto|mostrado) el|e stat[oa] (?:lett[oa]|visualizzat[oa]|apert[oa])',
    '(?:is|werd) (?:gelezen|geopend|weergegeven) op|foi (?:lid[oa]|abert[oa]|exibid[oa]) (?:em|a)',
    'zostal[aey]? (?:przeczytan|wyswietlon|otwart)[aey]',
  ].join('|'),
);

/** The subject and the words have to agree: what we call a report is put aside unread. */
export function receipt({ email }: Classifying): Recognition | null {
  if (!SUBJECTS.test(plainWords(email.subject.slice(0, 120)))) return null;
  const note = noteOf(email);
  const isReceipt = note !== null && !note.words.includes('?') && WORDS.test(note.words);
  return isReceipt ? recognised('delivery-report', `Subject: ${email.subject}`) : null;
}
