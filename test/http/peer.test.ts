import { afterEach, describe, expect, it } from 'vitest';
import { CALL_LIMITS } from '../../src/http/call-limits.ts';
import { OwnServer } from './own-server.ts';

const { limit } = CALL_LIMITS.LIMIT_ENROL;

let server: OwnServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** How many wrong keys are answered with 401 before the first 429, of a ceiling's worth and one more. */
async function guesses(headers: (guess: number) => string[], from?: string): Promise<number> {
  for (let guess = 0; guess <= limit; guess += 1) {
    const answer = await server?.ask(
      [
        'POST /api/v1/operator/demo HTTP/1.1',
        'Host: localhost',
        'Authorization: Bearer a-guess-of-the-key',
        'Content-Length: 0',
        ...headers(guess),
      ],
      from,
    );
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer ?? '') ?? [];
    if (status === '429') return guess;
    expect(status).toBe('401');
  }
  return limit + 1;
}

describe('on stock workerd whoever guesses', () => {
  it('is known by the connection, whatever each guess says of itself', async () => {
    server = await OwnServer.start({ RATE_LIMITS: 'memory', CLIENT_ADDRESS: 'none' });
    const forged = (guess: number) => [
      `CF-Connecting-IP: 9.9.9.${guess}`,
      `X-Forwarded-For: 9.9.9.${guess}`,
      `X-Real-IP: 9.9.9.${guess}`,
    ];
    expect(await guesses(forged)).toBe(limit);
    expect(await guesses(forged, '127.0.0.2')).toBe(limit);
  });

  it('is known by what the proxy says, and round the proxy by the connection', async () => {
    const settings = { CLIENT_ADDRESS: 'X-Forwarded-For', PROXY_ADDRESSES: '127.0.0.1' };
    server = await OwnServer.start({ RATE_LIMITS: 'memory', ...settings });
    const one = (guess: number) => [`X-Forwarded-For: ${guess}.9.9.9, 198.51.100.7`];
    const many = (guess: number) => [`X-Forwarded-For: 198.51.101.${guess}`];
    expect(await guesses(one)).toBe(limit);
    expect(await guesses(many)).toBe(limit + 1);
    expect(await guesses(many, '127.0.0.2')).toBe(limit);
  });
});
