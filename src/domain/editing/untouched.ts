import { LOCALES, type Locale } from '../kinds.ts';

/** A text that was corrected in some languages, and the languages in which it stayed as it was. */
export interface Untouched {
  /** From the outermost field inwards: `texts.bring`. */
  readonly path: string;
  readonly languages: readonly Locale[];
}

/** Fields by their path, as they were before an edit and after it. */
type Changed = Readonly<Record<string, unknown>>;

/**
 * The texts that an edit corrected in one language and not in all: the others may say now what is no
 * longer so. A text that is written for the first time is no correction. Of a list, each place in it is
 * a text of its own, while it has as many as before.
 */
export function untouched(before: Changed, after: Changed): Untouched[] {
  const [was, is] = [leaves(before), leaves(after)];
  const texts = new Map<string, Locale[]>();
  const corrected = new Set<string>();
  for (const [path, value] of is) {
    const [, text, locale] = IN_LANGUAGE.exec(path) ?? [];
    const language = LOCALES.find((one) => one === locale);
    if (text === undefined || language === undefined || value === was.get(path)) continue;
    texts.set(text, [...(texts.get(text) ?? []), language]);
    if (String(was.get(path) ?? '').trim() !== '') corrected.add(text);
  }
  return [...texts]
    .filter(([path]) => corrected.has(path))
    .map(([path, changed]) => ({
      path,
      languages: LOCALES.filter((one) => !changed.includes(one)),
    }))
    .filter(({ languages }) => languages.length > 0);
}

const IN_LANGUAGE = /^(.+)\.(ar|zgh|fr|en)$/;

/** Every text of a tree by its whole path; a list by the places in it. */
function leaves(tree: unknown, path = ''): Map<string, unknown> {
  if (typeof tree !== 'object' || tree === null) return new Map([[path, tree]]);
  return new Map(
    Object.entries(tree).flatMap(([name, value]) => [
      ...leaves(value, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
