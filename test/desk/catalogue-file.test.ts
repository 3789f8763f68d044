import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CatalogueError } from '../../src/desk/catalogue-error.ts';
import { readCatalogue } from '../../src/desk/catalogue-file.ts';
import { writeCatalogue } from '../../src/desk/catalogue-yaml.ts';
import { placedServices, serviceTree } from '../../src/domain/catalogue.ts';

const sample = readFileSync(new URL('../../src/demo/catalogue.yaml', import.meta.url), 'utf8');

function faultsOf(yaml: string): readonly string[] {
  try {
    readCatalogue(yaml, 'c.yaml');
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults;
    throw error;
  }
  return [];
}

const services = (yaml: string) =>
  new Map(placedServices(readCatalogue(yaml, 'c.yaml').services).map((one) => [one.slug, one]));

describe('a catalogue file', () => {
  test('the sample has three levels, and a form that asks for the local team', () => {
    const all = services(sample);
    const local = all.get('equipe-de-proximite');
    expect([local?.parent, all.get(local?.parent ?? '')?.parent]).toEqual(['poste-de-travail', 'numerique']);
    expect(local?.fields[0]).toMatchObject({ kind: 'choice', isMandatory: true });
    expect([...all.values()].filter((service) => service.takesTickets).length).toBeGreaterThan(30);
  });

  test('the sample keeps human resources confidential, but for what says otherwise', () => {
    const all = services(sample);
    expect(all.get('paie')).toMatchObject({ isConfidential: true, team: 'paie', visibleTo: ['ressources-humaines'] });
    expect(all.get('signalement')).toMatchObject({ isConfidential: true, team: 'cellule-ecoute', visibleTo: [] });
    expect(all.get('formation-du-personnel')).toMatchObject({ isConfidential: false, team: 'ressources-humaines' });
    expect(all.get('wifi')).toMatchObject({ isConfidential: false, team: 'reseaux', reopenDays: 7 });
  });

  test('written and read again, it is the same', () => {
    const catalogue = readCatalogue(sample, 'c.yaml');
    const again = readCatalogue(writeCatalogue(catalogue), 'c.yaml');
    expect(again.services).toEqual(catalogue.services);
    expect(again.teams).toEqual(catalogue.teams);
  });

  test('a tree can be taken apart and put together', () => {
    const tree = readCatalogue(sample, 'c.yaml').services;
    expect(serviceTree(placedServices(tree).toReversed())).toEqual(tree);
  });

  test('every fault of shape is told, with its line', () => {
    const yaml = `
services:
  - slug: Wi Fi
    name: { fr: Sans fil }
    colour: blue
    priority: huge
    confidential: perhaps
    tags: wifi
`;
    expect(faultsOf(yaml)).toEqual([
      expect.stringMatching(/^c\.yaml line 3: services\.?.*slug|^c\.yaml line 3: /),
      expect.stringMatching(/^c\.yaml line 4: name\.en must be a text \(or is missing\)\.$/),
      expect.stringMatching(/^c\.yaml line 5: .*colour is no key known here\.$/),
      expect.stringMatching(/^c\.yaml line 6: .*priority must be one of low, normal, high, urgent\.$/),
      expect.stringMatching(/^c\.yaml line 7: .*confidential must be true or false/),
      expect.stringMatching(/^c\.yaml line 8: .*tags must be a list/),
    ]);
  });

  test('every fault of meaning is told, with its line', () => {
    const yaml = `
teams:
  - { slug: net, name: Net }
  - { slug: net, name: Net }
services:
  - slug: a
    name: A
    team: nowhere
    tags: [family]
    children:
      - { slug: b, name: B, tags: [VPN, 12, R-001234, Spam, 'a]b', '!'] }
      - { slug: b, name: B, tags: [vpn], visible-to: [net, void] }
  - slug: c
    name: C
    fields:
      - { slug: f, kind: choice, label: F }
      - { slug: f, kind: text, label: F, choices: [{ slug: x, label: X }] }
      - { slug: g, kind: choice, label: G, choices: [{ slug: x, label: X }, { slug: x, label: X }] }
      - { slug: h, kind: text, label: H, shown-when: { field: z, is: x } }
      - { slug: i, kind: text, label: I, shown-when: { field: g, is: [x, y] } }
`;
    expect(faultsOf(yaml).map((fault) => fault.replace('c.yaml line ', ''))).toEqual([
      '4: the team net is there twice.',
      '8: the service a names the team nowhere, which is not among the teams.',
      expect.stringMatching(/^9: a has tags but is a family/),
      expect.stringMatching(/^11: the tag "12" is a number/),
      expect.stringMatching(/^11: the tag "R-001234" looks like a ticket reference/),
      expect.stringMatching(/^11: the tag "Spam" is a word that mail systems add/),
      expect.stringMatching(/^11: the tag "a\]b" holds a bracket/),
      expect.stringMatching(/^11: the tag "!" has neither letter nor digit/),
      '12: the service b is there twice.',
      expect.stringMatching(/^12: the tag "vpn" is there twice/),
      '12: the service b names the team void, which is not among the teams.',
      expect.stringMatching(/^16: the field f offers no choices/),
      '17: the field f is there twice.',
      '17: the field f is a text, which has no choices.',
      '18: the choice x is there twice.',
      '19: the field h is shown by z, which is no field above it.',
      '20: the field i is shown by "y", which is no choice of g.',
    ]);
  });

  test.each([
    ['what is not YAML', 'services: [', /^c\.yaml line \d+: this can't be read as YAML/],
    ['an empty file', '', /^c\.yaml line 1: the catalogue must be a group of keys/],
    ['a list', '- a', /^c\.yaml line 1: the catalogue must be a group of keys/],
    ['a key twice', 'services: []\nservices: []', /^c\.yaml line 2: /],
    ['aliases that grow without end', bomb(), /^c\.yaml line 1: .*alias/],
  ])('%s is one sentence', (_, yaml, sentence) => {
    expect(faultsOf(yaml)).toEqual([expect.stringMatching(sentence)]);
  });
});

function bomb(): string {
  const lines = Array.from({ length: 12 }, (_, level) => `k${level + 1}: &k${level + 1} [${`*k${level},`.repeat(9)}]`);
  return `k0: &k0 [x]\n${lines.join('\n')}\n`;
}
