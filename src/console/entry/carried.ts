import type { Context } from 'hono';
import * as v from 'valibot';
import type { ConsoleApp } from '../shell/session.ts';

// What somebody typed into a form after their session had ended goes with them through the page on
// which they sign in: in fields of its forms, and nowhere else.

/** Characters of all that is carried, as a form writes them: less than a form may have. */
const MOST = 48 * 1024;

/** A path of the console that stays in it: no segment leads upwards. */
const path = v.pipe(
  v.string(),
  v.maxLength(400),
  v.regex(/^\/console\/[\w%~./-]+(\?[^"\\]*)?$/),
  v.check((text) => !/\/(?:\.|%2e){0,2}(?:\/|\?|$)/i.test(text.replace(/\/$/, ''))),
);

const carried = v.object({
  /** Where the form was sent. */
  action: v.pipe(path, v.regex(/^[^?]+$/)),
  /** The page on which it stands; null where the browser did not say. */
  page: v.nullable(path),
  fields: v.pipe(v.array(v.tuple([v.string(), v.string()])), v.maxLength(200)),
});
export type Carried = v.InferOutput<typeof carried>;

/** The form that was sent without a session, as one field; null for none, and for one too long. */
export async function carriedFrom(c: Context<ConsoleApp>, page: string): Promise<string | null> {
  if (c.req.method !== 'POST') return null;
  const sent = Object.entries(await c.req.parseBody({ all: true }));
  const fields = sent
    .filter(([name]) => name !== 'key')
    .flatMap(([name, values]) =>
      [values].flat().flatMap((one) => (typeof one === 'string' ? [[name, one]] : [])),
    );
  const text = JSON.stringify({
    action: c.req.path,
    page: page === '/console' ? null : page,
    fields,
  });
  return readCarried(text) === null || encodeURIComponent(text).length > MOST ? null : text;
}

/** Reads that field again; null for anything else. */
export function readCarried(field: unknown): Carried | null {
  if (typeof field !== 'string' || field.length > MOST) return null;
  try {
    const read = v.safeParse(carried, JSON.parse(field));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
