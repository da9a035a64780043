import { describe, expect, it, vi } from 'vitest';
import { serveCached } from '../../src/http/micro-cache.ts';

/** A service that answers each time with the next number. */
function counting(headers: HeadersInit = { 'Cache-Control': 'public, max-age=1' }, status = 200) {
  let asked = 0;
  return () => {
    asked += 1;
    return new Response(String(asked), { status, headers });
  };
}

let sites = 0;
async function askTwice(
  serve: () => Response,
  { init = {}, query = '' }: { init?: RequestInit; query?: string } = {},
): Promise<[Response, Response]> {
  sites += 1;
  const ask = () => serveCached(new Request(`https://host${sites}/ar/demo${query}`, init), serve);
  return [await ask(), await ask()];
}

const bodies = (answers: Response[]) => Promise.all(answers.map((answer) => answer.text()));

describe('what is public by its own Cache-Control', () => {
  it('is made once for all who ask within the same moment', async () => {
    const answers = await askTwice(counting());
    expect(await bodies(answers)).toEqual(['1', '1']);
  });

  it('keeps its headers, and leaves each time with a request id of its own', async () => {
    const made = { 'Cache-Control': 'public, max-age=1', 'Content-Language': 'ar' };
    const [first, second] = await askTwice(counting(made));
    expect(second.headers.get('Content-Language')).toBe('ar');
    expect(second.headers.get('Cache-Control')).toBe('public, max-age=1');
    const ids = [first, second].map((answer) => answer.headers.get('X-Request-Id'));
    expect(new Set(ids).size).toBe(2);
  });

  it('is made anew when its moment is over', async () => {
    const serve = counting();
    const ask = () => serveCached(new Request('https://later/ar/demo'), serve);
    await ask();
    await scheduler.wait(600);
    expect(await (await ask()).text()).toBe('2');
  });

  it('is made anew where the clock was set back', async () => {
    const serve = counting();
    const ask = () => serveCached(new Request('https://earlier/ar/demo'), serve);
    await ask();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    try {
      expect(await (await ask()).text()).toBe('2');
    } finally {
      clock.mockRestore();
    }
  });

  it('is not shared between two hosts: addresses stand in its headers', async () => {
    const serve = counting();
    await serveCached(new Request('https://one/ar/demo'), serve);
    const other = await serveCached(new Request('https://two/ar/demo'), serve);
    expect(await other.text()).toBe('2');
  });
});

describe('what may be another answer for somebody else', () => {
  it.each([
    ['Cookie', 'session=1'],
    ['Authorization', 'Bearer x'],
    ['If-None-Match', '"x"'],
    ['Range', 'bytes=0-1'],
    ['Host', 'host/ar'],
  ])('is asked for each time: %s', async (name, value) => {
    const answers = await askTwice(counting(), { init: { headers: { [name]: value } } });
    expect(await bodies(answers)).toEqual(['1', '2']);
  });

  it.each([
    ['private', { 'Cache-Control': 'private, no-store' }, 200],
    ['not to be stored', { 'Cache-Control': 'no-store' }, 200],
    ['of unknown age', {}, 200],
    ['different by a header', { 'Cache-Control': 'public, max-age=1', Vary: 'Cookie' }, 200],
    ['a failure', { 'Cache-Control': 'public, max-age=1' }, 404],
  ])('is never kept when it is %s', async (_, headers, status) => {
    const answers = await askTwice(counting(headers, status));
    expect(await bodies(answers)).toEqual(['1', '2']);
  });

  it('is never kept under an address with a query, nor when something is posted', async () => {
    expect(await bodies(await askTwice(counting(), { query: '?x=1' }))).toEqual(['1', '2']);
    const posted = await askTwice(counting(), { init: { method: 'POST' } });
    expect(await bodies(posted)).toEqual(['1', '2']);
  });
});
