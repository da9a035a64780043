import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { withoutCertificates } from '../../scripts/no-certificates.mjs';
import { passkeyAnswer, passkeyMade } from '../../src/contract/requests/passkey.ts';
import { PasskeyDevice } from '../worker/passkey-device.ts';

type Answers = typeof import('../../src/store/members/passkey-answers.ts');
type Server = typeof import('@simplewebauthn/server');

const PARTY = { host: 'localhost', origin: 'http://localhost:8787' };
const CHALLENGE = 'Y2hhbGxlbmdl';

const folder = mkdtempSync(join(tmpdir(), 'abwab-passkeys-'));
let answers: Answers & Pick<Server, 'verifyRegistrationResponse'>;
let bytes: number;
let device: PasskeyDevice;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './src/store/members/passkey-answers.ts';
        export { verifyRegistrationResponse } from '@simplewebauthn/server';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'import'],
    plugins: [withoutCertificates()],
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  bytes = file?.contents.length ?? 0;
  const path = join(folder, 'answers.mjs');
  writeFileSync(path, file?.contents ?? '');
  answers = await import(pathToFileURL(path).href);
  device = await PasskeyDevice.make('somebody');
});
afterAll(() => rmSync(folder, { recursive: true }));

const kept = async (said: Parameters<PasskeyDevice['made']>[1]) =>
  answers.passkeyIn(PARTY, await made(said), CHALLENGE);

/** A new passkey as the service reads it. */
async function made(said: Parameters<PasskeyDevice['made']>[1]) {
  return v.parse(passkeyMade, await device.made(CHALLENGE, said));
}

describe('the Worker without the certificates of makers', () => {
  it('takes a passkey without attestation, and one that attests itself, and proves what they sign', async () => {
    for (const said of [{}, { format: 'packed' }]) {
      const facts = await kept(said);
      expect(facts?.id).toBe(device.id);
      if (!facts) continue;
      const signed = v.parse(passkeyAnswer, await device.answer(CHALLENGE, { counter: 3 }));
      expect(await answers.counterIn(PARTY, signed, facts, CHALLENGE)).toBe(3);
      const other = await PasskeyDevice.make('somebody');
      const answered = v.parse(passkeyAnswer, await other.answer(CHALLENGE));
      const forged = { ...answered, id: device.id, rawId: device.id };
      expect(await answers.counterIn(PARTY, forged, facts, CHALLENGE)).toBeNull();
    }
  });

  it.each(['fido-u2f', 'android-safetynet', 'tpm', 'android-key', 'apple'])(
    'refuses the attestation %s, and says why',
    async (format) => {
      expect(await kept({ format })).toBeNull();
      const proved = answers.verifyRegistrationResponse({
        response: { ...(await made({ format })), clientExtensionResults: {} },
        expectedChallenge: CHALLENGE,
        expectedOrigin: PARTY.origin,
        expectedRPID: PARTY.host,
      });
      await expect(proved).rejects.toThrow('No attestation is read.');
    },
  );

  it('refuses one that a maker has certified', async () => {
    expect(await kept({ format: 'packed', isCertified: true })).toBeNull();
  });

  it('has none of what reads them', () => {
    expect(bytes).toBeLessThan(170_000);
  });
});
