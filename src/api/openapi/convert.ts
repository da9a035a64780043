import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { TakenAs } from '../../contract/parts.ts';
import { named, type Schema } from './schema.ts';

/** A schema of the contract under its name in the document, with descriptions of its parts. */
export interface Component {
  readonly schema: GenericSchema;
  /** By path (`ticket.admits`; `[]` for the items of a list); '' for the whole. */
  readonly notes?: Readonly<Record<string, string>>;
  /** What the published schema adds to the contract's, by path. */
  readonly more?: Readonly<Record<string, Schema>>;
  /** Members, by path, that are always there though readers do not require them. */
  readonly needed?: Readonly<Record<string, readonly string[]>>;
}

/** The schemas of the document, made from those of the contract. Throws for a note of no part. */
export function describeComponents(
  components: Readonly<Record<string, Component>>,
): Record<string, Schema> {
  const names = new Map(Object.entries(components).map(([name, { schema }]) => [schema, name]));
  return Object.fromEntries(
    Object.entries(components).map(([name, { schema, notes = {}, more = {}, needed = {} }]) => {
      const described = tidied(convert(schema, names, schema));
      for (const [path, members] of Object.entries(needed)) demand(described, path, members);
      for (const [path, description] of Object.entries(notes))
        note(described, path, { description });
      for (const [path, words] of Object.entries(more)) note(described, path, words);
      return [name, described];
    }),
  );
}

type Names = ReadonlyMap<unknown, string>;
/** What is collected while a schema is made. */
interface Draft {
  [keyword: string]: unknown;
}

/** The form that should be sent: what readers accept beyond that is not published. */
function convert(schema: GenericSchema, names: Names, whole: GenericSchema | null): Draft {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // They set no bound that JSON Schema could express.
    ignoreActions: ['check', 'finite', 'to_lower_case', 'trim'],
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      const name = valibotSchema === whole ? undefined : names.get(valibotSchema);
      if (name !== undefined) return { $ref: String(named(name).$ref) };
      if (isTakenAs(valibotSchema)) return convert(valibotSchema.published, names, null);
      if (valibotSchema.type === 'custom') return { type: 'object', additionalProperties: true };
      return jsonSchema.prefixItems ? row(valibotSchema, jsonSchema) : null;
    },
  });
  return converted;
}

type Context = Parameters<NonNullable<ConversionConfig['overrideSchema']>>[0];

function isTakenAs(schema: object): schema is TakenAs<unknown, unknown> {
  return 'published' in schema;
}

/** A list with a fixed meaning for each place; the last places may be left out. */
function row(schema: Context['valibotSchema'], { prefixItems, ...json }: Context['jsonSchema']) {
  const items: readonly { readonly type: string }[] =
    'items' in schema && Array.isArray(schema.items) ? schema.items : [];
  const needed = items.filter(({ type }) => type !== 'optional').length;
  return { ...json, prefixItems, minItems: needed, maxItems: items.length };
}

/** In the terms of this document: a bound of a text is a pattern, which counts whole characters. */
function tidied(value: unknown): Draft {
  if (typeof value !== 'object' || value === null) return {};
  const { maxLength, minLength, ...rest }: Draft = { ...value };
  const members = Object.entries(rest).map(([name, member]): [string, unknown] => [
    name,
    within(member),
  ]);
  const pattern =
    maxLength === undefined ? {} : { pattern: `^[\\s\\S]{${minLength ?? 0},${maxLength}}$` };
  return { ...Object.fromEntries(members), ...pattern };
}

function within(member: unknown): unknown {
  if (Array.isArray(member)) return member.map(within);
  return typeof member === 'object' && member !== null ? tidied(member) : member;
}

/** Adds a description to a part of a schema. */
function note(schema: Draft, path: string, words: Schema): void {
  Object.assign(partAt(schema, path), words);
}

/** Marks members of a part as always present. */
function demand(schema: Draft, path: string, members: readonly string[]): void {
  const part = partAt(schema, path);
  const required = Array.isArray(part.required) ? part.required : [];
  part.required = [...required, ...members];
  for (const name of members) partAt(part, name);
}

function partAt(schema: Draft, path: string): Draft {
  const parts = path === '' ? [] : path.split('.');
  const part = parts.reduce<Draft | null>(partOf, schema);
  if (!part) throw new Error(`there is no ${path} to be described`);
  return part;
}

function partOf(schema: Draft | null, name: string): Draft | null {
  const options = Array.isArray(schema?.anyOf) ? schema.anyOf : [];
  const inside = [schema, ...options].map((one) =>
    name === '[]' ? one?.items : one?.properties?.[name],
  );
  return inside.find((one) => one !== undefined) ?? null;
}
