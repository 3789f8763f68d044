/** The shape of a catalogue file: which keys it has and what they hold, before anything is made of them. */
import { z } from 'zod';
import { isAddress } from '../domain/address-shape.ts';
import { FIELD_KINDS, type FieldKindName } from '../domain/form.ts';
import { PRIORITIES } from '../domain/ticket.ts';

const slug = z
  .string()
  .max(80, 'is longer than 80 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of a–z, 0–9 and single hyphens');
const line = z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters');
const address = z.string().refine(isAddress, 'is not an address');
/** People write yes and no, which YAML 1.2 takes for words. */
const flag = z.preprocess((value) => (value === 'yes' ? true : value === 'no' ? false : value), z.boolean());
/** Numbers as tags and choices, such as 2024, are words as well. */
const word = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().trim().min(1, 'is empty'),
);

const oneOrMore = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(word));

/** One text for both languages, or one each. */
const bilingual = (text: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { fr: value, en: value } : value),
    z.strictObject({ fr: text, en: text }),
  );
const name = bilingual(line);
const paragraph = bilingual(z.string().trim().max(5000, 'is longer than 5,000 characters'));

const team = z.strictObject({ slug, name, address: address.optional(), members: z.array(address).optional() });

const choice = z.strictObject({ slug, label: name });
const field = z.strictObject({
  slug,
  kind: z.enum(Object.keys(FIELD_KINDS) as FieldKindName[]),
  label: name,
  help: paragraph.optional(),
  mandatory: flag.optional(),
  choices: z.array(choice).optional(),
  'shown-when': z.strictObject({ field: slug, is: oneOrMore }).optional(),
});

const service = z.strictObject({
  slug,
  name,
  description: paragraph.optional(),
  tags: z.array(word).optional(),
  team: slug.nullable().optional(),
  priority: z.enum(PRIORITIES).optional(),
  confidential: flag.optional(),
  'visible-to': z.array(slug).optional(),
  'reopen-days': z.int().min(0).max(3650).optional(),
  'takes-tickets': flag.optional(),
  fields: z.array(field).optional(),
  get children() {
    return z.array(service).optional();
  },
});

export const catalogueShape = z.strictObject({ teams: z.array(team).optional(), services: z.array(service) });

export type CatalogueFile = z.infer<typeof catalogueShape>;
export type ServiceInFile = z.infer<typeof service>;
export type FieldInFile = z.infer<typeof field>;
