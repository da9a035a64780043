/**
 * What is wrong with an answer, and the names of the fields in which another answer may correct it.
 */
export interface Fault {
  readonly text: string;
  readonly of: readonly string[];
}

/** A fault that only another answer in its own field can correct. */
export function faultOf(field: string, text: string): Fault {
  return { text, of: [field] };
}
