/** The catalogue's subject tags, for whoever writes a letter. */
import type { Bilingual } from '../../domain/bilingual.ts';
import { readServices } from '../../store/catalogue.ts';
import type { Visit } from '../visit.ts';

export type KnownTags = {
  /** A few, without their brackets. */
  readonly examples: readonly string[];
  /** As the alphabet has them. */
  readonly services: readonly {
    readonly name: Bilingual;
    readonly tags: readonly string[];
    readonly isConfidential: boolean;
  }[];
};

/** Whichever of these the catalogue still has. */
const EXAMPLES = ['wifi', 'vpn', 'imprimante', 'moodle', 'chauffage', 'paie'];

export async function readTags({ web, locale }: Visit): Promise<KnownTags> {
  const services = (await readServices(web.desk.database.read)).filter(({ tags }) => tags.length > 0);
  const known = new Set(services.flatMap(({ tags }) => tags));
  const sorted = services.toSorted((one, other) => one.name[locale].localeCompare(other.name[locale], locale));
  return { examples: EXAMPLES.filter((tag) => known.has(tag)), services: sorted };
}
