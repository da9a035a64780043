import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Entry } from '../../src/domain/words/review.ts';
import { lengthOf, longestOf, placesIn } from '../../src/domain/words/text.ts';
import { isVisitorPage } from '../../src/i18n/page-names.ts';
import { Sources } from './catalogue-source.ts';
import { type Leaf, leavesOf, placeOf } from './leaves.ts';

/** Who reviewed a text, when, and of which Arabic and which Amazigh (fingerprints). */
interface Review {
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly arabic: string;
  readonly amazigh: string;
}

export type Reviews = Readonly<Record<string, Review>>;

/** A row of the review, and where its texts stand. */
export interface SourcedEntry extends Entry {
  readonly catalogue: string;
  readonly steps: readonly string[];
  /** Null where the Arabic stands. */
  readonly leaf: Leaf | null;
  /** What the source fills in at the places of this text and of its other forms. */
  readonly filledIn: ReadonlyMap<string, string>;
}

/** Where reviews are kept. @param i18n the folder of the catalogues */
export function reviewsFile(i18n: string): string {
  return join(i18n, 'zgh/reviews.json');
}

/** The reviews that the repository holds. */
export function readReviews(i18n: string): Reviews {
  const file = reviewsFile(i18n);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * Every text of the catalogues that a native reader reviews.
 * @param i18n the folder of the catalogues, absolute
 * @param seen the pages of each catalogue
 * @param only whether a catalogue is asked for
 */
export function entriesIn(
  i18n: string,
  seen: (catalogue: string) => readonly string[] = () => [],
  only: (catalogue: string) => boolean = () => true,
): SourcedEntry[] {
  const sources = new Sources();
  const reviews = readReviews(i18n);
  // What visitors read comes first in a sheet.
  const isForOthers = (name: string) => (seen(name).some(isVisitorPage) ? 0 : 1);
  return catalogueNames(i18n)
    .filter(only)
    .sort((a, b) => isForOthers(a) - isForOthers(b))
    .flatMap((name) => {
      const [arabic, french, amazigh] = (['ar', 'fr', 'zgh'] as const).map((locale) => {
        const source = sources.at(join(i18n, locale, `${name}.ts`));
        return source ? byPath(leavesOf(source, sources), join(i18n, locale), name) : new Map();
      }) as [ByPath, ByPath, ByPath];
      const ofArabic = [...arabic].filter(([, [first]]) => !first?.isPart).map(([path]) => path);
      const paths = new Set([...ofArabic, ...amazigh.keys()]);
      return [...paths].flatMap((path) =>
        rowsOf(path, { arabic, french, amazigh }).map((row) =>
          judged({ ...row, catalogue: name, seen: seen(name) }, reviews),
        ),
      );
    });
}

/**
 * The catalogues that have an Amazigh file. What is sent in SMS and e-mail has none: many phones have no
 * Tifinagh.
 */
export function catalogueNames(i18n: string): string[] {
  return readdirSync(join(i18n, 'zgh'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** An entry without what only its source knows. */
export function shownEntry({ leaf, filledIn, steps, catalogue, ...entry }: SourcedEntry): Entry {
  return { ...entry, place: leaf ? `${catalogue}:${leaf.start}` : entry.place };
}

/** A short fingerprint of a text. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('base64url').slice(0, 12);
}

type ByPath = ReadonlyMap<string, readonly Leaf[]>;

/** The texts of one file: what it takes from another is reviewed there. */
function byPath(leaves: readonly Leaf[], folder: string, name: string): ByPath {
  const own = leaves.filter(({ source }) => source.path === join(folder, `${name}.ts`));
  return Map.groupBy(own, ({ path }) => path);
}

type Row = Pick<
  SourcedEntry,
  | 'path'
  | 'steps'
  | 'variant'
  | 'arabic'
  | 'french'
  | 'amazigh'
  | 'places'
  | 'otherPlaces'
  | 'of'
  | 'leaf'
  | 'longest'
  | 'filledIn'
>;

function rowsOf(path: string, all: { arabic: ByPath; french: ByPath; amazigh: ByPath }): Row[] {
  const arabic = all.arabic.get(path) ?? usersOf(path, all);
  const french = all.french.get(path) ?? [];
  const written = all.amazigh.get(path) ?? [];
  const steps = (written[0] ?? arabic[0])?.steps ?? [];
  const isPlural = arabic.some(({ variant }) => variant === 'few');
  const variants =
    written.length > 0
      ? written.map(({ variant }) => variant)
      : isPlural
        ? ['one', 'few', 'other']
        : arabic.map(({ variant }) => variant);
  const of = fingerprintOf(JSON.stringify(arabic.map(({ variant, text }) => [variant, text])));
  const ofArabic = [...new Set(arabic.flatMap(({ text }) => placesIn(text)))];
  const ofAll = new Map(written.flatMap(({ places }) => [...places]));
  return variants.map((variant) => {
    const leaf = written.find((one) => one.variant === variant) ?? null;
    const said = textFor(variant, arabic);
    const [longestArabic, longestFrench] = [arabic, french].map((leaves) =>
      Math.max(0, ...leaves.map(({ text }) => lengthOf(text))),
    ) as [number, number];
    // A number stands in every form: Amazigh has one form for 0 and 1.
    const places = leaf ? placesIn(leaf.text) : isPlural ? ofArabic : placesIn(said);
    return {
      ...{ path, steps, variant, of, leaf, places },
      filledIn: new Map([...ofAll, ...(leaf?.places ?? [])]),
      otherPlaces: (leaf ? [...ofAll.keys()] : ofArabic).filter((name) => !places.includes(name)),
      arabic: said,
      french: textFor(variant, french),
      amazigh: leaf?.text ?? '',
      longest: longestOf(Math.max(longestArabic, longestFrench), leaf?.text ?? ''),
    };
  });
}

/** What a part that is filled into other sentences (`gate.OPEN_LANE`) is read in: their Arabic. */
function usersOf(path: string, { arabic, amazigh }: { arabic: ByPath; amazigh: ByPath }): Leaf[] {
  const [, name = ''] = path.split('.');
  const isUsed = new RegExp(`\\b${name}\\b`);
  return [...amazigh.values()]
    .flat()
    .flatMap((leaf) =>
      [...leaf.places.values()].some((code) => isUsed.test(code))
        ? (arabic.get(leaf.path) ?? []).filter(({ variant }) =>
            ['', leaf.variant, 'many'].includes(variant),
          )
        : [],
    );
}

/** The text that a form is written after; all of them where none is its like. */
function textFor(variant: string, leaves: readonly Leaf[]): string {
  const like =
    variant === 'other' ? ['many', 'other'] : variant === 'few' ? ['few', 'other'] : [variant];
  const found = like.flatMap((one) => leaves.find((leaf) => leaf.variant === one) ?? []);
  return found[0]?.text ?? leaves.map(({ text }) => text).join(' / ');
}

function judged(
  row: Row & Pick<SourcedEntry, 'catalogue' | 'seen'>,
  reviews: Reviews,
): SourcedEntry {
  const key = row.variant === '' ? row.path : `${row.path}#${row.variant}`;
  const review = reviews[key];
  const holds = review?.arabic === row.of && review.amazigh === fingerprintOf(row.amazigh);
  return {
    ...row,
    key,
    place: row.leaf ? placeOf(row.leaf) : key,
    by: review && holds ? review.by : null,
    isVoid: review !== undefined && !holds,
  };
}
