/** A field that two people changed, each in another way. */
export interface Conflict {
  /** From the outermost field inwards: `name.ar`. */
  readonly path: string;
  /** As the form was read, as it was sent, and as it is stored now. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly now: unknown;
}

/** A part of something, at every depth; a list is whole or absent. */
export type Fields<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Name in keyof T]?: Fields<T[Name]> | undefined }
    : T;

export interface Merge<T> {
  /** What is stored, with each field that was changed by the sender alone. */
  readonly merged: T;
  /** Fields of the form that somebody else has changed, and that stay as they are now. */
  readonly theirs: readonly string[];
  /** Fields that both have changed; `merged` holds them as they are stored. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges a form with what is stored, field by field. `base` is what the form was read with: a field
 * of which it says nothing was meant as it was sent. A list and a null are one field. Only fields
 * that are stored are taken: others are left out.
 */
export function mergeFields<T extends object>(
  base: Fields<T> | undefined,
  mine: Fields<T>,
  now: T,
): Merge<T> {
  const theirs: string[] = [];
  const conflicts: Conflict[] = [];
  const merged = mergeObject(base, mine, now, '', { theirs, conflicts });
  // Every field is one of `now`, or was sent in its place by the same type.
  return { merged: merged as T, theirs, conflicts };
}

interface Found {
  readonly theirs: string[];
  readonly conflicts: Conflict[];
}

type Plain = Readonly<Record<string, unknown>>;

function mergeObject(base: unknown, mine: Plain | object, now: object, at: string, found: Found) {
  const merged: Record<string, unknown> = { ...now };
  for (const [name, sent] of Object.entries(mine)) {
    if (sent === undefined || !Object.hasOwn(now, name)) continue;
    const path = at === '' ? name : `${at}.${name}`;
    merged[name] = mergeField(fieldOf(base, name), sent, fieldOf(now, name), path, found);
  }
  return merged;
}

function mergeField(base: unknown, mine: unknown, now: unknown, path: string, found: Found) {
  if (isPlain(mine) && isPlain(now)) {
    return mergeObject(base, mine, now, path, found);
  }
  if (same(mine, now)) return now;
  if (base === undefined || same(base, now)) return mine;
  if (same(base, mine)) found.theirs.push(path);
  else found.conflicts.push({ path, base, mine, now });
  return now;
}

/** Of a part that was not there (null), no field was. */
function fieldOf(value: unknown, name: string): unknown {
  if (value === null) return null;
  return isPlain(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two fields say the same, in whatever order their parts are written. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, i) => same(one, b[i]));
  }
  if (isPlain(a) && isPlain(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => same(fieldOf(a, name), fieldOf(b, name)));
  }
  return Object.is(a, b);
}

/** One field, before and after a change. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Every field in which two values differ; a list is one field. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (same(before, after)) return [];
  if (!isPlain(before) || !isPlain(after)) return [{ path, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    differences(
      fieldOf(before, name) ?? null,
      fieldOf(after, name) ?? null,
      path === '' ? name : `${path}.${name}`,
    ),
  );
}
