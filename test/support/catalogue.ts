/** A small catalogue for journeys: two services that tags choose, and a confidential one with a team of its own. */
import { readCatalogue } from '../../src/desk/catalogue-file.ts';

export const CATALOGUE = readCatalogue(
  `
teams:
  - { slug: reseau, name: { fr: Réseau, en: Network } }
  - { slug: rh, name: { fr: Ressources humaines, en: Human resources } }
services:
  - slug: numerique
    name: { fr: Numérique, en: Digital }
    team: reseau
    children:
      - { slug: wifi, name: { fr: Wi-Fi, en: Wi-Fi }, tags: [wifi] }
      - { slug: vpn, name: { fr: VPN, en: VPN }, tags: [vpn] }
  - { slug: paie, name: { fr: Paie, en: Pay }, team: rh, tags: [paie], confidential: true }
`,
  'catalogue.yaml',
);
