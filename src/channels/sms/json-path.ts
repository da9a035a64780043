/** Any JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** Names and numbers with points between them: `messages.0.status.groupName`. */
export const JSON_PATH = /^[\w-]{1,60}(?:\.[\w-]{1,60}){0,9}$/;

/** What stands at a path of an answer; undefined where nothing does. Names of its own alone. */
export function valueAt(data: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((within, name) => {
    if (typeof within !== 'object' || within === null) return undefined;
    return Object.hasOwn(within, name) ? (within as Record<string, Json>)[name] : undefined;
  }, data);
}

/** A text, number or truth as a word to compare; undefined for what is none. */
export function wordOf(value: Json | undefined): string | undefined {
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

/** JSON from an answer; undefined where it is none. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
