/** Sizes of files as people say them: « 1,4 Mo ». */
import type { Locale } from '../../ground/words.ts';

export function fileSize(locale: Locale, bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
  return FORMATS[locale][step]?.format(bytes / 1000 ** step) ?? '';
}

const FORMATS: Readonly<Record<Locale, readonly Intl.NumberFormat[]>> = { fr: formatsIn('fr'), en: formatsIn('en') };

function formatsIn(locale: Locale): Intl.NumberFormat[] {
  return ['byte', 'kilobyte', 'megabyte', 'gigabyte'].map((unit, step) => {
    const digits = { maximumFractionDigits: step > 1 ? 1 : 0 };
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: step === 0 ? 'long' : 'short',
      ...digits,
    });
  });
}
