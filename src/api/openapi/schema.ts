/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
/** A place in the ledger: it means nothing to anybody but the service. */
export const cursor: Schema = {
  type: 'integer',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
};
export const instant: Schema = { type: 'string', format: 'date-time' };
export const milliseconds: Schema = {
  type: 'integer',
  description: 'Milliseconds since the Unix epoch.',
};

/** A count of at most so many. */
export function countTo(maximum: number): Schema {
  return { ...count, maximum };
}

/** A text of at most so many characters. */
export function textTo(maxLength: number): Schema {
  return { ...text, pattern: `^[\\s\\S]{0,${maxLength}}$` };
}

export function oneOf(values: readonly string[], more: Schema = {}): Schema {
  return { type: 'string', enum: values, ...more };
}

export function list(items: Schema, more: Schema = {}): Schema {
  return { type: 'array', items, ...more };
}

/** A list with a fixed meaning for each place. */
export function row(...places: readonly Schema[]): Schema {
  const { length } = places;
  return { type: 'array', prefixItems: places, minItems: length, maxItems: length };
}

/** The same, or null. */
export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** An object of these members: each is required but those named optional. */
export function object(
  properties: Record<string, Schema>,
  optional: readonly string[] = [],
  more: Schema = {},
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, ...more };
}

/** A schema of the document, by its name. */
export function named(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
