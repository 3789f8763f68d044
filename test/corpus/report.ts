/** Prints what was measured: a line a folder and key, then what does not hold. */
import type { Counted } from './scores.ts';

export function report({ scores, misses, unknown }: Counted, print: (line: string) => void): void {
  for (const [folder, keys] of scores) {
    print(folder);
    for (const [key, { held, of }] of keys) {
      const percent = ((held / of) * 100).toFixed(1).padStart(5);
      print(`  ${key.padEnd(36)} ${`${held}/${of}`.padStart(9)}  ${percent} %`);
    }
  }
  if (misses.length > 0) print('\nWhat does not hold:');
  for (const { folder, name, key, why } of misses) print(`  ${folder}/${name}  ${key}: ${why}`);
  if (unknown.size > 0) print(`\nKeys that are not understood: ${[...unknown].join(', ')}`);
}
