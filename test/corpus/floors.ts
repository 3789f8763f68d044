/** Floors: what was reached once may not be lost again; kept in floors.json, by folder and key, as a share of those that state it. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Scores } from './scores.ts';

type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

const FILE = new URL('./floors.json', import.meta.url);

export function readFloors(): Floors {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Sentences, one for each figure below its floor. */
export function belowFloors(scores: Scores, floors: Floors): string[] {
  return [...scores].flatMap(([folder, keys]) =>
    [...keys].flatMap(([key, { held, of }]) => {
      const floor = floors[folder]?.[key] ?? (key === 'explained' || key === 'inTime' ? 1 : 0);
      return share(held, of) >= floor ? [] : [`${folder} ${key}: ${share(held, of)} is below its floor of ${floor}.`];
    }),
  );
}

/** Raises each floor to what was measured; none is ever lowered. */
export function raiseFloors(scores: Scores, floors: Floors): void {
  const raised: Record<string, Record<string, number>> = Object.fromEntries(
    Object.entries(floors).map(([folder, keys]) => [folder, { ...keys }]),
  );
  for (const [folder, keys] of scores) {
    const known = raised[folder] ?? {};
    for (const [key, { held, of }] of keys) known[key] = Math.max(known[key] ?? 0, share(held, of));
    raised[folder] = known;
  }
  writeFileSync(FILE, `${JSON.stringify(raised, null, 2)}\n`);
}

/** Rounded down: a floor that was reached holds in the next run. */
export function share(held: number, of: number): number {
  return Math.floor((held / of) * 1000) / 1000;
}
