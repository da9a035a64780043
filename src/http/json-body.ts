import { sValidator } from '@hono/standard-validator';
import type { MiddlewareHandler } from 'hono';
import type { GenericSchema } from 'valibot';
import { type FieldError, type FieldFault, Problem } from '../domain/problem.ts';
import { bodyUpTo } from './body-limit.ts';
import { NESTING_MAX, nestsDeeper } from './nesting.ts';

/** For a body whose parts are judged one by one: a deep part must not fail the others. */
export const ANY_NESTING = Number.POSITIVE_INFINITY;

/**
 * Refuses what is no JSON, larger than the route expects, or deeper than any of it can be, before
 * it is read.
 */
export function jsonUpTo(bytes: number, nesting = NESTING_MAX): MiddlewareHandler {
  const limit = bodyUpTo(bytes);
  const shallow = nestedUpTo(nesting);
  return function requireJson(c, next) {
    const type = c.req.header('Content-Type') ?? '';
    if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
      throw new Problem('unsupported_media_type', { detail: 'The body must be JSON.' });
    }
    return limit(c, async function read() {
      await shallow(c, next);
    });
  };
}

/** Refuses what is deeper than any JSON of ours, before it is parsed. */
export function nestedUpTo(nesting = NESTING_MAX): MiddlewareHandler {
  return async function limitNesting(c, next) {
    if (nesting < ANY_NESTING && nestsDeeper(await c.req.text(), nesting)) {
      throw new Problem('invalid_request', {
        detail: `At most ${nesting} lists and objects within one another are taken.`,
      });
    }
    await next();
  };
}

/**
 * Checks the JSON body by a schema; every fault is named by its path, and the first one by the
 * sentence that the schema has for it.
 */
export function jsonBody<Schema extends GenericSchema>(schema: Schema) {
  return sValidator('json', schema, (result) => {
    if (result.success) return;
    throw new Problem('invalid_request', {
      detail: sentenceOf(result.error[0]) ?? 'The body is not what this endpoint takes.',
      errors: result.error.map(faultOf),
    });
  });
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema says of its own to people; null for the library's words, which are for programs. */
function sentenceOf(issue: Issue | undefined): string | null {
  return issue && !issue.message.startsWith('Invalid ') ? issue.message : null;
}

function faultOf(issue: Issue): FieldError {
  const path = (issue.path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.');
  const missing = /received undefined/.test(issue.message);
  const message: FieldFault = missing ? 'required' : 'invalid';
  return { path, message };
}
