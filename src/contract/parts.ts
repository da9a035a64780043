import * as v from 'valibot';
import { LOCALES } from '../domain/kinds.ts';

/** The same, and nothing in it can be changed. */
type Frozen<T> = T extends object ? { readonly [Name in keyof T]: Frozen<T[Name]> } : T;

/** What is sent, by its schema. */
export type SentAs<Schema extends v.GenericSchema> = Frozen<v.InferInput<Schema>>;

/** What a reader has of it. */
export type ReadAs<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;

/** A schema that takes more than should be sent: `published` is what should. */
export interface TakenAs<Sent, Read> extends v.BaseSchema<Sent, Read, v.BaseIssue<unknown>> {
  readonly type: 'taken_as';
  readonly published: v.GenericSchema<Sent, unknown>;
}

/**
 * What should be sent by one schema, and read by a wider one: questions of phones are brought within
 * their bounds, answers may hold words that their reader does not know yet.
 */
export function takenAs<Sent, Read>(
  published: v.GenericSchema<Sent, unknown>,
  read: v.GenericSchema<unknown, Read>,
): TakenAs<Sent, Read> {
  return {
    kind: 'schema',
    type: 'taken_as',
    reference: takenAs,
    expects: read.expects,
    async: false,
    published,
    '~standard': {
      version: 1,
      vendor: 'valibot',
      validate: (value) => read['~standard'].validate(value),
    },
    '~run': (dataset, config) => read['~run'](dataset, config),
  };
}

/** What cannot be read counts as absent. */
export function ifReadable<Sent, Read>(schema: v.GenericSchema<Sent, Read>) {
  const read = v.transform((value: unknown): Read | undefined => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : undefined;
  });
  return v.optional(takenAs(schema, v.pipe(v.unknown(), read)));
}

/**
 * A part without which its reader goes on: where it is absent, as from an older service, or cannot
 * be read, as from a newer one, it is read as `instead`. It is sent all the same.
 */
export function orElse<Sent, Read>(schema: v.GenericSchema<Sent, Read>, instead: NoInfer<Read>) {
  return v.fallback(takenAs(schema, schema), instead);
}

/** A list, of which each item is read by itself: one that cannot be read is left out. */
export function readableOf<Sent, Read>(schema: v.GenericSchema<Sent, Read>) {
  const read = v.transform((value: unknown[]) => readEach(schema, value));
  return takenAs(v.array(schema), v.pipe(v.array(v.unknown()), read));
}

/** Each item that can be read. */
export function readEach<Read>(
  schema: v.GenericSchema<unknown, Read>,
  value: readonly unknown[],
): Read[] {
  return value.flatMap((one) => {
    const parsed = v.safeParse(schema, one);
    return parsed.success ? [parsed.output] : [];
  });
}

/** A word of a list that grows: one that its reader does not know is read as `other`. */
export function word<const Known extends readonly string[], const Other extends string>(
  known: Known,
  other: Other,
) {
  const read = v.transform((value: string): Known[number] | Other => {
    return known.find((one) => one === value) ?? other;
  });
  return takenAs(v.picklist(known), v.pipe(v.string(), read));
}

/** A whole number from 0 on. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The same, up to a most. */
export function countTo(most: number) {
  return v.pipe(count, v.maxValue(most));
}

/** A number of 1 or more. */
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A place in the ledger: its meaning is private to the service. */
export const cursor = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

/** A count of which its reader only wants a number. */
export const figure = takenAs(count, v.number());

/** A ticket's number. Its reader takes 0 too. */
export const serial = takenAs(positive, count);

/** An instant. */
export const milliseconds = takenAs(
  v.pipe(v.number(), v.integer(), v.description('Milliseconds since the Unix epoch.')),
  v.pipe(v.number(), v.finite()),
);

/**
 * A text in every language of the service. A reader that knows one more than the service, or than
 * the edition, reads the first of the others in its place.
 */
export const localized = takenAs(
  v.object(v.entriesFromList(LOCALES, v.string())),
  v.pipe(
    v.object(v.entriesFromList(LOCALES, v.optional(v.string()))),
    v.transform((value) => {
      const first = LOCALES.map((locale) => value[locale]).find((text) => text !== undefined);
      return v.parse(
        v.object(v.entriesFromList(LOCALES, v.optional(v.string(), first ?? ''))),
        value,
      );
    }),
  ),
);
