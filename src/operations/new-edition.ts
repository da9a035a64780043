import * as v from 'valibot';
import { blankRequest, copyRequest } from '../contract/requests/new-edition.ts';
import type { EditFault } from '../domain/editing/edits.ts';
import {
  blankEdition,
  copiedEdition,
  type NewEdition,
  plannedFaults,
} from '../domain/editing/new-edition.ts';
import { writtenEdition } from '../domain/editing/written-edition.ts';
import type { Localized } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { setUpEdition } from '../store/editions/create-edition.ts';
import { loadEdition, type StoredEdition } from '../store/editions/editions.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { actingOn, allow, type MemberContext, type OperatorContext } from './context.ts';

/** A new edition: a draft that nobody sees but its owner, who made it. */
export interface Made {
  readonly outcome: 'made';
  readonly slug: string;
  readonly number: number;
}

/**
 * Makes a draft of which the member is the owner. `asked`: `slug`, `name` and `city` (by language), the
 * `first` date and the number of `days`, as a form says them; all but the first two may be missing.
 * `key`: of the form, which makes one edition however often it is sent. Throws `invalid_request`,
 * also for days that are over; `already_used` where another edition has the slug.
 */
export async function createBlankEdition(
  context: MemberContext,
  { asked, key }: { readonly asked: unknown; readonly key: string },
): Promise<Made> {
  allow(context, 'draft_edition');
  const { slug, name, city, ...dates } = read(blankRequest, asked);
  const { now } = context;
  const blank = blankEdition(slug, written(name), now, { ...dates, city: written(city) });
  if (plannedFaults(blank, now).length > 0) {
    throw new Problem('invalid_request', { errors: [{ path: 'first', message: 'invalid' }] });
  }
  return make(context, blank, key);
}

function written(text: Partial<Localized>): Partial<Localized> {
  return Object.fromEntries(Object.entries(text).filter(([, one]) => one !== undefined));
}

/**
 * Makes a draft from the member's edition, with its dates moved: `asked` says its `slug` and the date
 * of its `first` day. Faults where a date cannot be. Throws as `createBlankEdition` does.
 */
export async function copyEdition(
  context: MemberContext,
  { asked, key }: { readonly asked: unknown; readonly key: string },
): Promise<Made | { readonly outcome: 'refused'; readonly faults: readonly EditFault[] }> {
  allow(context, 'draft_edition');
  const source = await stored(context.env.DB, context.by.event);
  const copy = copiedEdition(source, read(copyRequest, asked), context.now);
  if ('length' in copy) return { outcome: 'refused', faults: copy };
  return make(context, copy, key);
}

/** An edition as a file, which sets the same one up elsewhere. Throws `not_found`. */
export async function exportEdition(
  context: MemberContext | OperatorContext,
  { event }: { readonly event: number },
): Promise<ReturnType<typeof writtenEdition>> {
  allow(context, 'export_edition');
  actingOn(context, event);
  return writtenEdition(await stored(context.env.DB, event));
}

async function make(
  { env, by, now }: MemberContext,
  edition: NewEdition,
  key: string,
): Promise<Made> {
  // Of the form and its member: nobody gets the edition of another by the same words.
  const fingerprint = await hashSecret(JSON.stringify(['form', by.id, key]));
  const asked = { by: by.id, fingerprint, owner: by };
  const { number, same } = await setUpEdition(env, edition, asked, now);
  if (!same)
    throw new Problem('already_used', { detail: 'Another edition has this slug already.' });
  return { outcome: 'made', slug: edition.slug, number };
}

async function stored(db: D1Database, event: number): Promise<StoredEdition> {
  const edition = await loadEdition(db, event);
  if (!edition) throw new Problem('not_found');
  return edition;
}

function read<Schema extends v.GenericSchema>(schema: Schema, asked: unknown) {
  const result = v.safeParse(schema, asked);
  if (result.success) return result.output;
  throw new Problem('invalid_request', {
    errors: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: 'invalid' })),
  });
}
