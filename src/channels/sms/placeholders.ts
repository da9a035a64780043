/** How a value is written where it stands, so that it cannot be anything but a value. */
export type Escape = (value: string) => string;

/** A name in braces: `{to}`, `{secret.token}`. */
const PLACEHOLDER = /\{([a-z][a-z\d_]*(?:\.[a-z][a-z\d_]*)?)\}/g;

/** What in a text is no placeholder of these: names that are unknown, and braces that hold none. */
export function unknownIn(text: string, known: (name: string) => boolean): string[] {
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .map(([whole, name]) => ({ whole, name: name ?? '' }))
    .filter(({ name }) => !known(name))
    .map(({ whole }) => whole);
  return /[{}]/.test(text.replace(PLACEHOLDER, '')) ? [...unknown, '{}'] : unknown;
}

/** The names that a text holds. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
}

/** A text with its values, each escaped for its place. What a value holds is never filled in again. */
export function filled(
  text: string,
  valueNamed: (name: string) => string | undefined,
  as: Escape = asItIs,
): string {
  return text.replace(PLACEHOLDER, (_, name: string) => as(valueNamed(name) ?? ''));
}

const asItIs: Escape = (value) => value;

/** In the path or the query of an address. */
export const inUrl: Escape = (value) => encodeURIComponent(value.toWellFormed());

/** What XML 1.0 has no place for, escaped or not. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** In an element or an attribute. */
export const inXml: Escape = (value) =>
  value.replace(NO_XML, '').replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
