/** Names of months in the languages that mail programs write them in. */

/**
 * How each begins, lower case without accents: in English, French, German, Spanish, Italian, Dutch, Portuguese and Polish.
 * « juin » and « juil » stand beside `jun` and `jul`, so that no beginning of one is one of the other's.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty'],
  ['feb', 'fev', 'lut'],
  ['mar', 'mae', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];

/** Its number from 0, or -1 for what is none. Takes lower case without accents. */
export function monthNamed(name: string): number {
  return BEGINNINGS.findIndex((beginnings) => beginnings.some((beginning) => name.startsWith(beginning)));
}
