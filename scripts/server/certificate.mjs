import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;
/** Browsers refuse a certificate that is good for longer. */
const GOOD_DAYS = 397;
const LEFT_DAYS = 30;

/**
 * The certificate with which this machine shows itself in its own network: its own, which nobody has
 * signed. Kept with the state, so that a phone is asked once; made anew for another address or when
 * its time is nearly over.
 * @param {string} stateDir
 * @param {string} address of this machine, IPv4
 * @returns {Promise<{ key: string, certificate: string }>} PEM
 */
export async function ownCertificate(stateDir, address) {
  const file = join(stateDir, 'certificate.pem');
  const kept = existsSync(file) ? split(readFileSync(file, 'utf8')) : undefined;
  if (kept && isGood(kept, address)) return kept;
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: 'Abwab' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + GOOD_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: address },
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  // Not written over: what stood there may have been anybody's to read.
  rmSync(file, { force: true });
  writeFileSync(file, `${made.private}\n${made.cert}`, { mode: 0o600 });
  return { key: made.private, certificate: made.cert };
}

/** @param {string} pem */
function split(pem) {
  const at = pem.indexOf('-----BEGIN CERTIFICATE-----');
  return at < 0 ? undefined : { key: pem.slice(0, at), certificate: pem.slice(at) };
}

/**
 * @param {{ key: string, certificate: string }} kept
 * @param {string} address
 */
function isGood(kept, address) {
  const certificate = read(kept);
  if (!certificate) return false;
  const ends = Date.parse(certificate.validTo);
  return certificate.checkIP(address) !== undefined && ends > Date.now() + LEFT_DAYS * DAY_MS;
}

/**
 * @param {{ key: string, certificate: string }} kept
 * @returns {X509Certificate | undefined} nothing where one of both is damaged
 */
function read({ key, certificate }) {
  try {
    const found = new X509Certificate(certificate);
    return found.checkPrivateKey(createPrivateKey(key)) ? found : undefined;
  } catch {
    return undefined;
  }
}
