/** Lines that programs draw between an answer and the mail it answers. */
import type { TextLine } from './lines.ts';

const TITLES = new Set([
  'begin forwarded message',
  'doorgestuurd bericht',
  'début du message réexpédié',
  'début du message transféré',
  'forwarded message',
  'inizio messaggio inoltrato',
  'mensagem encaminhada',
  'mensagem original',
  'mensaje original',
  'mensaje reenviado',
  'message d origine',
  'message original',
  'message réexpédié',
  'message transféré',
  'message transmis',
  'messaggio inoltrato',
  'messaggio originale',
  'oorspronkelijk bericht',
  'opprinnelig melding',
  'original message',
  'original appointment',
  'originalnachricht',
  'oryginalna wiadomość',
  'přeposlaná zpráva',
  'původní zpráva',
  'reply message',
  'ursprüngliche nachricht',
  'ursprungligt meddelande',
  'weitergeleitete nachricht',
  'wiadomość oryginalna',
  'исходное сообщение',
  'пересылаемое сообщение',
  'anfang der weitergeleiteten nachricht',
]);
/** Apple Mail writes these without dashes. */
const BARE = /^(?:begin|début|anfang|inizio) .*:$/i;

/** `-----Message d'origine-----`, `---------- Forwarded message ---------`, `Début du message transféré :`. */
export function isSeparator({ text }: TextLine): boolean {
  if (text.length > 100) return false;
  const dashed = /^[-_=—]{2,}[^-_=—]/.test(text);
  if (!dashed && !BARE.test(text)) return false;
  const title = text
    .toLowerCase()
    .replace(/[-_=—:*'’]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return TITLES.has(title);
}

/** A line of nothing but dashes, underscores and the like. */
export function isRule({ text }: TextLine): boolean {
  return text.length >= 5 && /^[-_=—*]+$/.test(text);
}
