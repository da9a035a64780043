import { describe, expect, it } from 'vitest';
import { portNumber } from '../../scripts/server/address.mjs';

describe('a port', () => {
  it.each(['1', '8787', '65535'])('is %s', (text) => expect(portNumber(text)).toBe(Number(text)));

  it.each(['0', '65536', '80000', '-1', 'abc', '8787x', '1e3', '8.5', ' ', '٨٠٨٠', '0x10'])(
    'is not %j, in one sentence',
    (text) => expect(() => portNumber(text)).toThrow(`${text} is no port`),
  );
});
