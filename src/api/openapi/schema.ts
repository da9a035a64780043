/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const text: Schema = { type: 'string' };
/** A place in the ledger: its meaning is private to the service. */
export const cursor: Schema = {
  type: 'integer',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
};

export function oneOf(values: readonly string[], more: Schema = {}): Schema {
  return { type: 'string', enum: values, ...more };
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
