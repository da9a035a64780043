import { describe, expect, it } from 'vitest';
import { workerdConfig } from '../../scripts/server/config.mjs';

const config = workerdConfig({
  folder: '/state',
  disk: '/state/workerd',
  listen: '127.0.0.1:8080',
  settings: {},
  secrets: [],
});

describe('the configuration of the server', () => {
  it.each(['Registrar', 'Gatekeeper', 'D1Database'])(
    'keeps the %s in memory through quiet times',
    (name) => {
      const [, terms] = new RegExp(`\\(className = "${name}", ([^)]*)\\)`).exec(config) ?? [];
      expect(terms).toContain('preventEviction = true');
    },
  );

  it('leaves no way out, and so needs no certificate of the public web', () => {
    expect(config.match(/network = \([^)]*\)/g)).toEqual(['network = (allow = [])']);
    expect(config).not.toContain('trustBrowserCas');
  });
});
