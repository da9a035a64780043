import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { bodyUpTo } from '../../http/body-limit.ts';

/** A form is under two kilobytes; names in any script take twelve bytes a character once encoded. */
const FORM_BYTES = 64 * 1024;

/** Refuses more than a form can be, before it is read. */
export const formLimit = bodyUpTo(FORM_BYTES);

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** Refuses a body that is declared as a form and cannot be read as one, before a route reads it. */
export const readableForm = createMiddleware<App>(async function readForm(c, next) {
  const says = FORM.test(c.req.header('Content-Type') ?? '');
  if (c.req.method === 'POST' && says) await sentForm(c);
  await next();
});

/** The fields of a sent form. Throws a `Problem` for what no form sends. */
export async function sentForm(c: Context<App>): Promise<FormData> {
  const type = c.req.header('Content-Type') ?? '';
  if (!FORM.test(type)) {
    throw new Problem('unsupported_media_type', { detail: 'The body must be a form.' });
  }
  try {
    return await c.req.formData();
  } catch {
    throw new Problem('invalid_request', { detail: 'The form could not be read.' });
  }
}
