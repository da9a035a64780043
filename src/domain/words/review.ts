import { isPlain, lengthOf, placesIn } from './text.ts';

/** A text of the pages as a native reader sees it: one row. */
export interface Entry {
  /** `visitor.places#few`: catalogue, path, and which of several texts it is. */
  readonly key: string;
  /** The key without its form: texts with one path are one sentence. */
  readonly path: string;
  /** `one`, `few`, `other` of a plural, the number of a part, or empty. */
  readonly variant: string;
  /** Pages on which it is read. */
  readonly seen: readonly string[];
  readonly arabic: string;
  readonly french: string;
  /** Empty where the Arabic stands. */
  readonly amazigh: string;
  /** Characters. */
  readonly longest: number;
  /** Places that the text must have, and those that it may have beside them. */
  readonly places: readonly string[];
  readonly otherPlaces: readonly string[];
  /** The same of texts that are one text in the source. */
  readonly place: string;
  /** Fingerprint of the Arabic, with all its forms. */
  readonly of: string;
  /** Initials of who reviewed it as it stands; null where nobody did, or it changed since. */
  readonly by: string | null;
  /** Somebody had reviewed it, and the Arabic or the Amazigh changed since. */
  readonly isVoid: boolean;
}

/** What a reader gives for a text. */
export interface Given {
  /** Of the file, from 1. */
  readonly row: number;
  readonly key: string;
  /** The Arabic that they read beside it. */
  readonly arabic: string;
  readonly amazigh: string;
  /** Initials; empty where they did not review it. */
  readonly by: string;
}

/** Why a row is refused. */
export type Fault =
  | 'unknown'
  | 'twice'
  | 'arabic_changed'
  | 'empty'
  | 'place_lost'
  | 'place_unknown'
  | 'plural_missing'
  | 'programmer'
  | 'shared'
  | 'too_long'
  | 'not_plain'
  | 'initials';

export interface Refused {
  readonly row: number;
  readonly key: string;
  readonly fault: Fault;
  /** The places, the forms or the number of characters that it is about; may be empty. */
  readonly about: string;
}

/** What is taken over of a file. */
export interface Accepted {
  readonly entry: Entry;
  readonly amazigh: string;
  /** Null: the text is new, and nobody reviewed it. */
  readonly by: string | null;
}

/** Two to four letters of whichever script. */
const INITIALS = /^(?:\p{L}\.?){2,4}$/u;

/**
 * Judges what a reader gave, row by row. A row that says nothing new is neither accepted nor refused;
 * of a sentence with a refused row nothing is accepted, so that no plural is half changed.
 */
export function judge(
  given: readonly Given[],
  entries: readonly Entry[],
): { readonly accepted: readonly Accepted[]; readonly refused: readonly Refused[] } {
  const known = new Map(entries.map((entry) => [entry.key, entry]));
  const rows = given.map(normalized);
  const seen = new Set<string>();
  const refused: Refused[] = [];
  const said = new Map<string, { row: Given; entry: Entry }>();
  for (const row of rows) {
    const entry = known.get(row.key);
    const [fault, about = ''] = seen.has(row.key) ? ['twice' as const] : faultOf(row, entry);
    seen.add(row.key);
    if (fault) refused.push({ row: row.row, key: row.key, fault, about });
    else if (entry) said.set(row.key, { row, entry });
  }
  refused.push(...missingForms(said, entries), ...torn([...said.values()]));
  const spoilt = new Set(refused.map(({ key }) => known.get(key)?.path));
  const accepted = [...said.values()].flatMap(({ row, entry }) =>
    spoilt.has(entry.path) ? [] : whatIsNew(row, entry),
  );
  return { accepted, refused: refused.sort((a, b) => a.row - b.row) };
}

function normalized(row: Given): Given {
  const tidy = (text: string) => text.normalize('NFC').trim();
  // What a sheet was told to take for text keeps its mark.
  const plain = (text: string) =>
    tidy(text.replace(/^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/, ''));
  return {
    ...row,
    key: tidy(row.key),
    arabic: plain(row.arabic),
    amazigh: plain(row.amazigh),
    by: tidy(row.by),
  };
}

function faultOf(row: Given, entry: Entry | undefined): [] | [Fault, string?] {
  if (!entry) return ['unknown'];
  const { amazigh, by } = row;
  if (saysNothing(row, entry)) return [];
  if (row.arabic !== entry.arabic.normalize('NFC').trim()) return ['arabic_changed'];
  if (amazigh === '') return ['empty'];
  if (!isPlain(amazigh)) return ['not_plain'];
  if (by !== '' && !INITIALS.test(by)) return ['initials', by.slice(0, 20)];
  const there = placesIn(amazigh);
  const lost = entry.places.filter((name) => !there.includes(name));
  if (lost.length > 0) return ['place_lost', namesOf(lost)];
  const allowed = [...entry.places, ...entry.otherPlaces];
  const foreign = there.filter((name) => !allowed.includes(name));
  if (foreign.length > 0) return ['place_unknown', namesOf(foreign)];
  if (lengthOf(amazigh) > entry.longest) {
    return ['too_long', `${lengthOf(amazigh)} > ${entry.longest}`];
  }
  return [];
}

function saysNothing({ amazigh, by }: Given, entry: Entry): boolean {
  return amazigh === entry.amazigh.normalize('NFC').trim() && by === (entry.by ?? '');
}

/** A sentence that gets its first Amazigh text gets all its forms; a review is one of all of them. */
function missingForms(
  said: ReadonlyMap<string, { row: Given; entry: Entry }>,
  entries: readonly Entry[],
): Refused[] {
  const byPath = Map.groupBy(entries, ({ path }) => path);
  return [...said.values()].flatMap(({ row, entry }) => {
    const others = (byPath.get(entry.path) ?? []).filter(({ key }) => key !== entry.key);
    const isWritten = row.amazigh !== '';
    const missing = others.filter((one) => {
      const { amazigh, by } = said.get(one.key)?.row ?? { amazigh: one.amazigh, by: one.by ?? '' };
      return amazigh === '' || (row.by !== '' && by === '');
    });
    if (!isWritten || saysNothing(row, entry) || missing.length === 0) return [];
    const about = missing.map(({ variant }) => variant).join(', ');
    return [{ row: row.row, key: row.key, fault: 'plural_missing' as const, about }];
  });
}

/** Of keys that are one text, each row says the same, or all but the first are refused. */
function torn(said: readonly { row: Given; entry: Entry }[]): Refused[] {
  const first = new Map<string, { row: Given; entry: Entry }>();
  return said.flatMap(({ row, entry }) => {
    if (saysNothing(row, entry) || row.amazigh === entry.amazigh) return [];
    const earlier = first.get(entry.place);
    if (!earlier) first.set(entry.place, { row, entry });
    if (!earlier || earlier.row.amazigh === row.amazigh) return [];
    return [{ row: row.row, key: row.key, fault: 'shared' as const, about: earlier.entry.key }];
  });
}

function whatIsNew(row: Given, entry: Entry): Accepted[] {
  if (saysNothing(row, entry)) return [];
  // Spaces at the ends join it to what stands beside it, and a sheet does not show them.
  const [before = '', after = ''] = [/^\s*/, /\s*$/].map(
    (ends) => ends.exec(entry.amazigh || entry.arabic)?.[0] ?? '',
  );
  const amazigh = row.amazigh === '' ? '' : `${before}${row.amazigh}${after}`;
  return [{ entry, amazigh, by: row.by === '' ? null : row.by }];
}

function namesOf(places: readonly string[]): string {
  return places.map((name) => `{${name}}`).join(' ');
}
