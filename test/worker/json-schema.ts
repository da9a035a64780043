/** What a JSON Schema says, as far as the service's own description uses it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Keywords that say something to people and nothing to a checker. */
const SAID = ['description', 'examples', 'default'];
const CHECKED = [
  '$ref',
  'type',
  'const',
  'enum',
  'anyOf',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'prefixItems',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'pattern',
  'format',
];

const FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)$/.test(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  uri: (text) => URL.canParse(text),
};

/**
 * Where a value differs from its schema, as `path: what`; nothing when it fits. Stricter than the
 * standard: a member that is not described is a difference, and so is a keyword not known here.
 */
export function differences(
  value: unknown,
  schema: JsonSchema,
  schemas: Schemas,
  path = '$',
): string[] {
  const unknown = Object.keys(schema).filter((word) => ![...SAID, ...CHECKED].includes(word));
  if (unknown.length > 0) return [`${path}: schema says ${unknown.join()}`];
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
    return target ? differences(value, target, schemas, path) : [`${path}: no ${schema.$ref}`];
  }
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => differences(value, one, schemas, path));
    return tries.some((found) => found.length === 0) ? [] : (tries[0] ?? []);
  }
  if ('const' in schema && value !== schema.const) return [`${path}: is not ${schema.const}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${value} is not listed`];
  return [...typeOf(value, schema, path), ...below(value, schema, schemas, path)];
}

function typeOf(value: unknown, schema: JsonSchema, path: string): string[] {
  const { type, minimum, maximum, pattern, format } = schema;
  if (type === undefined) return [];
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const fits = type === 'integer' ? Number.isInteger(value) : type === found;
  if (!fits) return [`${path}: ${found} instead of ${type}`];
  const number = typeof value === 'number' ? value : null;
  if (number !== null && minimum !== undefined && number < minimum) return [`${path}: too small`];
  if (number !== null && maximum !== undefined && number > maximum) return [`${path}: too large`];
  if (typeof value !== 'string') return [];
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return [`${path}: pattern`];
  if (format === undefined) return [];
  return FORMATS[format]?.(value) ? [] : [`${path}: is no ${format}`];
}

function below(value: unknown, schema: JsonSchema, schemas: Schemas, path: string): string[] {
  if (Array.isArray(value)) {
    const { items, prefixItems = [], minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
    if (value.length < minItems || value.length > maxItems)
      return [`${path}: ${value.length} items`];
    return value.flatMap((one, i) => {
      const own = prefixItems[i] ?? items;
      return own ? differences(one, own, schemas, `${path}[${i}]`) : [];
    });
  }
  if (typeof value !== 'object' || value === null || !schema.properties) return [];
  const { properties, required = [], additionalProperties = false } = schema;
  const missing = required.filter((name) => !(name in value));
  const members = Object.entries(value).flatMap(([name, member]) => {
    const own = properties[name];
    if (own) return differences(member, own, schemas, `${path}.${name}`);
    return additionalProperties ? [] : [`${path}.${name}: is not described`];
  });
  return [...missing.map((name) => `${path}.${name}: is missing`), ...members];
}

/** Where a schema leaves a number without its two ends, or a list without its longest, as paths. */
export function unbounded(schema: JsonSchema, schemas: Schemas, path = '$'): string[] {
  const { $ref, type, items, properties = {}, anyOf = [], prefixItems = [] } = schema;
  const named = $ref?.split('/').at(-1) ?? '';
  // What a name stands for is looked at once: it may hold itself.
  const found = $ref && !path.includes(`<${named}>`) ? schemas[named] : undefined;
  const isNumber = type === 'integer' || type === 'number';
  const open =
    (isNumber && (schema.minimum === undefined || schema.maximum === undefined)) ||
    (type === 'array' && schema.maxItems === undefined);
  return [
    ...(open ? [path] : []),
    ...(found ? unbounded(found, schemas, `${path}<${named}>`) : []),
    ...(items ? unbounded(items, schemas, `${path}[]`) : []),
    ...[...anyOf, ...prefixItems].flatMap((one) => unbounded(one, schemas, path)),
    ...Object.entries(properties).flatMap(([name, one]) =>
      unbounded(one, schemas, `${path}.${name}`),
    ),
  ];
}
