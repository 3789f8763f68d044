/** `guichet catalogue`: families, services, tags, teams and forms from a YAML file, or into one. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { CatalogueChanges } from '../desk/catalogue-changes.ts';
import { sizeOfFile } from './named-file.ts';
import { print } from './output.ts';
import { settings } from './settings.ts';

export function addCatalogue(program: Command): void {
  const catalogue = program.command('catalogue').description('families, services, tags, teams and forms, as YAML');
  catalogue
    .command('import')
    .argument('<file>', 'the YAML file; src/demo/catalogue.yaml is an example')
    .description(
      'make the catalogue what the file says; services that are gone from it are retired, their tickets kept',
    )
    .action(importFile);
  catalogue.command('export').description('print the catalogue as a file that import takes').action(exportFile);
}

async function importFile(path: string): Promise<void> {
  const config = await settings();
  await sizeOfFile(path);
  const { readCatalogue } = await import('../desk/catalogue-file.ts');
  const catalogue = readCatalogue(await readFile(path, 'utf8'), basename(path));
  const { withDesk } = await import('../wiring/desk.ts');
  const { importCatalogue } = await import('../desk/import-catalogue.ts');
  const changes = await withDesk(config, (desk) => importCatalogue(desk, catalogue));
  for (const line of told(changes)) await print(line);
}

async function exportFile(): Promise<void> {
  const config = await settings();
  const { withDesk } = await import('../wiring/desk.ts');
  const { exportCatalogue } = await import('../desk/export-catalogue.ts');
  await print((await withDesk(config, exportCatalogue)).trimEnd());
}

function told({ services, teams }: CatalogueChanges): string[] {
  const { added, changed, retired, same } = services;
  return [
    `services: ${added} added, ${changed} changed, ${retired} retired, ${same} unchanged`,
    `teams: ${teams.added} added, ${teams.changed} changed, ${teams.same} unchanged`,
  ];
}
