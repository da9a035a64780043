import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demandSecretKey } from '../../scripts/server/secrets.mjs';

const folder = mkdtempSync(join(tmpdir(), 'abwab-secrets-'));
const file = join(folder, 'secrets.env');
afterAll(() => rmSync(folder, { recursive: true }));

function demand(secretKey: string): void {
  writeFileSync(file, `OPERATOR_KEY=x\nSECRET_KEY=${secretKey}\n`);
  demandSecretKey(file);
}

describe('the secret key', () => {
  it('is 32 bytes, in quotation marks too', () => {
    const key = randomBytes(32).toString('base64');
    for (const written of [key, `"${key}"`, `'${key}'`, ` ${key} `]) demand(written);
  });

  it.each([
    '',
    'changeme',
    randomBytes(16).toString('base64'),
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    randomBytes(64).toString('base64'),
    randomBytes(32).toString('hex'),
    `${'-'.repeat(43)}=`,
  ])('is not %j, and the start says what it must be', (written) => {
    expect(() => demand(written)).toThrow(/exactly 32 bytes.*openssl rand -base64 32/s);
  });
});
