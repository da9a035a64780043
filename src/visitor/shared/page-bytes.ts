import type { Context } from 'hono';
import type { Child } from 'hono/jsx';

/**
 * A page that many readers are given, as the bytes that are sent: its letters are not written as bytes anew
 * for each of them.
 */
export async function pageBytes(page: NonNullable<Child>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(new TextEncoder().encode(await page.toString()));
}

export function sendPage(c: Context, bytes: Uint8Array<ArrayBuffer>): Response {
  c.header('Content-Type', 'text/html; charset=UTF-8');
  return c.body(bytes);
}
