import { X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownCertificate } from '../../scripts/server/certificate.mjs';
import { newFolder } from './state-folder.ts';

const ADDRESS = '192.168.1.20';

describe('the certificate of a machine', () => {
  it('is kept, and made anew where what was kept is damaged', async () => {
    const stateDir = newFolder();
    const file = join(stateDir, 'certificate.pem');
    const made = await ownCertificate(stateDir, ADDRESS);
    expect((await ownCertificate(stateDir, ADDRESS)).certificate).toBe(made.certificate);

    const whole = readFileSync(file, 'utf8');
    for (const damaged of ['', whole.slice(0, -40), whole.replace(/M/g, '!'), 'no PEM']) {
      writeFileSync(file, damaged);
      const again = await ownCertificate(stateDir, ADDRESS);
      expect(new X509Certificate(again.certificate).checkIP(ADDRESS)).toBe(ADDRESS);
      expect((await ownCertificate(stateDir, ADDRESS)).certificate).toBe(again.certificate);
    }
  });

  it('has a key that its owner alone can read, whatever stood there', async () => {
    const stateDir = newFolder();
    const file = join(stateDir, 'certificate.pem');
    writeFileSync(file, 'no PEM');
    chmodSync(file, 0o644);
    await ownCertificate(stateDir, ADDRESS);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
