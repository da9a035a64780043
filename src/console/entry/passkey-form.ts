import * as v from 'valibot';

/** More than an answer of a passkey can be. */
const LONGEST = 32_768;

/** What the script has put into a form's field: JSON of this schema; null for anything else. */
export function readAnswer<Output>(
  schema: v.GenericSchema<unknown, Output>,
  field: unknown,
): Output | null {
  if (typeof field !== 'string' || field.length > LONGEST) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(field));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
