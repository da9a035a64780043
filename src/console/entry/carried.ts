import type { Context } from 'hono';
import * as v from 'valibot';
import type { Env } from '../../env.ts';
import { openFor, sealFor } from '../../store/members/typist.ts';
import { typistHere } from '../shell/browser-cookies.ts';
import type { ConsoleApp } from '../shell/session.ts';

// What somebody typed into a form after their session had ended goes with them through the page on
// which they sign in: in fields of its forms, sealed for them, and nowhere else.

/** Characters of all that is carried, as a form writes them: less than a form may have. */
const MOST = 44 * 1024;
/** Characters of the same, sealed. */
const SEALED_MOST = 60 * 1024;

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

/** Why a form does not go along: it is too long, or nobody knows any more who typed it. */
export type Lost = 'long' | 'nobodys';

/** The form that was sent without a session, as one sealed field; or why there is none. */
export async function carriedFrom(
  c: Context<ConsoleApp>,
  page: string,
): Promise<{ readonly field: string | null; readonly lost: Lost | null }> {
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
  if (read(text) === null || encodeURIComponent(text).length > MOST) {
    return { field: null, lost: 'long' };
  }
  const typist = await typistHere(c);
  if (typist === null) return { field: null, lost: fields.length > 0 ? 'nobodys' : null };
  return { field: await sealFor(c.env.SECRET_KEY, typist, text), lost: null };
}

/** The same field when it comes back, still sealed; null for what can be none. */
export function carriedField(field: unknown): string | null {
  return typeof field === 'string' && field.length <= SEALED_MOST && BOX.test(field) ? field : null;
}

const BOX = /^[\w-]{40,}$/;

/** Opens that field for the person who typed it; null for anybody else, and for anything else. */
export async function readCarried(
  env: Env,
  person: string,
  field: string | null,
): Promise<Carried | null> {
  const text = field === null ? null : await openFor(env.SECRET_KEY, person, field);
  return text === null ? null : read(text);
}

/** A form as text, which the browser says itself; null for what is none, or is too long. */
export function formIn(text: unknown): Carried | null {
  return typeof text === 'string' && encodeURIComponent(text).length <= MOST ? read(text) : null;
}

function read(text: string): Carried | null {
  try {
    const found = v.safeParse(carried, JSON.parse(text));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}
