import { PROBLEMS, type ProblemCode } from '../../domain/problem.ts';
import { named, type Schema } from './schema.ts';

const REQUEST_ID = { $ref: '#/components/headers/RequestId' };
const RETRY_AFTER = { $ref: '#/components/headers/RetryAfter' };
const RETRIED: readonly number[] = [PROBLEMS.rate_limited, PROBLEMS.busy];

/** A body of JSON, with an example of it. */
export function jsonBody(schema: Schema, example: unknown): Schema {
  return { required: true, content: { 'application/json': { schema, example } } };
}

/** An answer in JSON. */
export function answer(description: string, schema: Schema, headers: Schema = {}): Schema {
  return {
    description,
    headers: { 'X-Request-Id': REQUEST_ID, ...headers },
    content: { 'application/json': { schema } },
  };
}

/** An answer that is a page or an image. */
export function page(description: string, type = 'text/html; charset=utf-8'): Schema {
  return {
    description,
    headers: { 'X-Request-Id': REQUEST_ID },
    content: { [type]: { schema: { type: 'string' } } },
  };
}

/** The answers of an operation: its own, and the problems with which it can fail. */
export function answers(
  own: Record<number, Schema>,
  failures: readonly ProblemCode[],
): Record<string, Schema> {
  const byStatus = Map.groupBy(failures, (code) => PROBLEMS[code]);
  const problems = [...byStatus].map(([status, codes]) => [status, failure(status, codes)]);
  return { ...own, ...Object.fromEntries(problems), default: failure(500, ['internal']) };
}

function failure(status: number, codes: readonly string[]): Schema {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    headers: {
      'X-Request-Id': REQUEST_ID,
      ...(RETRIED.includes(status) ? { 'Retry-After': RETRY_AFTER } : {}),
    },
    content: { 'application/problem+json': { schema: named('Problem') } },
  };
}

export function inPath(name: string, description: string): Schema {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

export function header(name: string, description: string, schema: Schema): Schema {
  return { name, in: 'header', required: true, description, schema };
}
