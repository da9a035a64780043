import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownCertificate } from '../../scripts/server/certificate.mjs';
import { partsOf } from '../../scripts/server/config.mjs';
import { relaysOf } from '../../scripts/server/relays.mjs';
import { newFolder } from './state-folder.ts';

describe('what carries messages from a server of one’s own', () => {
  it('is named by host and port, and may be asked at its addresses alone', async () => {
    const relays = await relaysOf('127.0.0.1:587, [::1]:465');
    expect(relays).toEqual({
      named: ['127.0.0.1:587', '[::1]:465'],
      allowed: ['127.0.0.1/32', '::1/128'],
      certificates: [],
    });
    const served = { folder: '/f', disk: '/d', listen: '127.0.0.1:1', settings: {}, secrets: [] };
    const { services } = partsOf({ ...served, relays });
    expect(services.relay).toContain('allow = ["127.0.0.1/32", "::1/128"]');
    expect(services.abwab).toContain('(name = "RELAYS", text = "127.0.0.1:587 [::1]:465")');
    expect(services.abwab).toContain('(name = "RELAY", service = "relay")');
    expect(services.internet).toBe('network = (allow = [])');
    expect(partsOf(served).services.relay).toBeUndefined();
  });

  it('is nobody where nothing is named', async () => {
    expect(await relaysOf(' ')).toBeUndefined();
  });

  it.each(['mail', 'mail:0', 'mail:65536', 'a b:1', 'http://mail:1', '*:25', '10.0.0.0/8:25'])(
    'is not %s',
    async (text) => {
      await expect(relaysOf(text)).rejects.toThrow();
    },
  );

  it('may show a certificate of the authority’s own', async () => {
    const folder = newFolder();
    const { certificate } = await ownCertificate(folder, '127.0.0.1');
    const file = join(folder, 'ca.pem');
    writeFileSync(file, `text\n${certificate}${certificate}`);
    expect((await relaysOf('127.0.0.1:587', file))?.certificates).toHaveLength(2);
    writeFileSync(file, 'none');
    await expect(relaysOf('127.0.0.1:587', file)).rejects.toThrow('holds no certificate');
  });
});
