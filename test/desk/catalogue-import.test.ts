import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/desk/catalogue-file.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { exportCatalogue } from '../../src/desk/export-catalogue.ts';
import { importCatalogue } from '../../src/desk/import-catalogue.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { type Open, onBothDatabases } from '../support/databases.ts';
import { SETTINGS } from '../support/filings.ts';

const sample = readFileSync(new URL('../../src/demo/catalogue.yaml', import.meta.url), 'utf8');
const NOON = Date.UTC(2026, 10, 22, 12);

async function deskOn(open: Open): Promise<Desk> {
  return { database: await open(), clock: () => NOON, settings: SETTINGS };
}

const imports = (desk: Desk, yaml: string) => importCatalogue(desk, readCatalogue(yaml, 'c.yaml'));

const SMALL = `
teams: [{ slug: net, name: Net }]
services:
  - slug: it
    name: IT
    team: net
    children:
      - { slug: vpn, name: VPN, tags: [vpn, Réseau] }
      - { slug: wifi, name: Wi-Fi, tags: [wifi], fields: [{ slug: room, kind: text, label: Room }] }
`;

onBothDatabases('the catalogue', (open) => {
  test('the sample is imported once; a second time, or out and in again, changes nothing', async () => {
    const desk = await deskOn(open);
    const first = await imports(desk, sample);
    expect(first.services).toMatchObject({ changed: 0, retired: 0, same: 0 });
    const unchanged = { services: { added: 0, changed: 0, retired: 0, same: first.services.added } };
    expect(await imports(desk, sample)).toMatchObject(unchanged);
    const exported = await exportCatalogue(desk);
    expect(await imports(desk, exported)).toMatchObject({ ...unchanged, teams: { added: 0, changed: 0 } });
    expect(await exportCatalogue(desk)).toBe(exported);
  });

  test('what differs is changed, what is gone is retired and comes back under its old id', async () => {
    const desk = await deskOn(open);
    const { read } = desk.database;
    await imports(desk, SMALL);
    const before = await read('services').where({ slug: 'wifi' }).first();
    const without = SMALL.replace(/.*slug: wifi.*\n/, '').replace('name: VPN', 'name: Virtual network');
    expect((await imports(desk, without)).services).toEqual({ added: 0, changed: 1, retired: 1, same: 1 });
    expect(await read('services').where({ slug: 'wifi' }).first()).toMatchObject({ id: before.id, retired_at: NOON });
    expect(await exportCatalogue(desk)).not.toContain('wifi');
    expect((await imports(desk, SMALL)).services).toMatchObject({ added: 1, changed: 1 });
    expect(await read('services').where({ slug: 'wifi' }).first()).toEqual(before);
  });

  test('a tag may move from one service to another, or leave a retired one', async () => {
    const desk = await deskOn(open);
    await imports(desk, SMALL);
    const swapped = SMALL.replace('[vpn, Réseau]', '[wifi]').replace('tags: [wifi], fields', 'tags: [reseau], fields');
    expect((await imports(desk, swapped)).services.changed).toBe(2);
    const one = 'services: [{ slug: all, name: All, tags: [wifi, vpn, reseau] }]';
    expect((await imports(desk, one)).services).toMatchObject({ added: 1, retired: 3 });
  });

  test('a team may name its members, who must be in the directory', async () => {
    const desk = await deskOn(open);
    const withBen = SMALL.replace('name: Net }', 'name: Net, members: [Ben@univ.example, cleo@univ.example] }');
    await expect(imports(desk, withBen)).rejects.toMatchObject({
      faults: [/Ben@/, /cleo@/].map(expect.stringMatching),
    });
    expect(await desk.database.read('teams')).toEqual([]);
    const agent = { role: 'agent' as const, teams: null };
    await putPeople(desk, [
      { ...agent, name: 'Ben', addresses: ['ben@univ.example'] },
      { ...agent, name: 'Cleo', addresses: ['cleo@univ.example'] },
    ]);
    await imports(desk, withBen);
    expect(await exportCatalogue(desk)).toMatch(/members:\n\s+- ben@univ.example\n\s+- cleo@univ.example/);
    expect((await imports(desk, SMALL)).teams).toEqual({ added: 0, changed: 0, same: 1 });
    expect((await imports(desk, SMALL.replace('name: Net }', 'name: Net, members: [] }'))).teams.changed).toBe(1);
  });

  test('an import leaves a trace, unless it changed nothing', async () => {
    const desk = await deskOn(open);
    await imports(desk, SMALL);
    await imports(desk, SMALL);
    const events = await desk.database.read('audit_events');
    expect(events.map(({ action, at }) => [action, at])).toEqual([['catalogue.imported', NOON]]);
  });
});
