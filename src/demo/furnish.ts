/** Furnishes an empty desk: the sample catalogue, then the people whose teams it names. */
import { readFile } from 'node:fs/promises';
import { readCatalogue } from '../desk/catalogue-file.ts';
import type { Desk } from '../desk/desk.ts';
import { importCatalogue } from '../desk/import-catalogue.ts';
import { putDemoPeople } from './people.ts';

export async function furnish(desk: Desk): Promise<void> {
  const file = 'catalogue.yaml';
  await importCatalogue(desk, readCatalogue(await readFile(new URL(file, import.meta.url), 'utf8'), file));
  await putDemoPeople(desk);
}
