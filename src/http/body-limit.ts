import type { MiddlewareHandler } from 'hono';
import { Problem } from '../domain/problem.ts';

/**
 * Bytes read past a limit, and dropped: a client that is cut off while sending never reads the
 * answer. No more than Cloudflare admits; a longer body is cut off.
 */
const DISCARD_BYTES = 100 * 1024 * 1024;

/** Refuses a body of more bytes than this, with or without a declared length. */
export function bodyUpTo(bytes: number): MiddlewareHandler {
  return async function limitBody(c, next) {
    const declared = c.req.header('Content-Length');
    const exact =
      /^\d{1,15}$/.test(declared ?? '') && c.req.header('Transfer-Encoding') === undefined;
    if (exact && Number(declared) <= bytes) return next();
    // Only now: the runtime makes a stream of a body that is asked for.
    const { body } = c.req.raw;
    if (!body) return next();
    const read = await readUpTo(body, bytes);
    if (!read) {
      throw new Problem('payload_too_large', { detail: `At most ${bytes} bytes are taken.` });
    }
    c.req.raw = new Request(c.req.raw, { body: read });
    return next();
  };
}

/** The whole of a stream; null when it is longer than this many bytes. */
async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= bytes) kept.push(chunk);
    else if (size > DISCARD_BYTES) break;
  }
  if (size > bytes) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of kept) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
