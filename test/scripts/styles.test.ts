import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assets } from '../../build/manifest.ts';
import { OLDEST } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/files.mjs';
import { lowerStyles } from '../../scripts/styles.mjs';

const { visitors, staff } = OLDEST;

function lowered(css: string, browsers = visitors.styles): string {
  return Buffer.from(lowerStyles('test.css', Buffer.from(css), browsers)).toString();
}

function built(name: keyof typeof assets): string {
  return readFileSync(join(root, 'build/public', assets[name]), 'utf8');
}

describe('a stylesheet for the oldest browsers', () => {
  it('has the longhands of both axes, with and without custom properties', () => {
    expect(lowered('p { margin-block: 0 var(--s4) }')).toBe(
      'p{margin-block-start:0;margin-block-end:var(--s4)}',
    );
    expect(lowered('p { padding-inline: calc(2 * var(--s4) + 1px) }')).toBe(
      'p{padding-inline-start:calc(2 * var(--s4) + 1px);padding-inline-end:calc(2 * var(--s4) + 1px)}',
    );
    expect(lowered('p { margin-inline: 1px 2px }')).toBe(
      'p{margin-inline-start:1px;margin-inline-end:2px}',
    );
  });

  it('keeps what newer browsers do beside what older ones do instead', () => {
    const css = ':root { --a: 1px } @supports (inline-size: min(1px, 1vw)) { :root { --a: 1vw } }';
    expect(lowered(css)).toContain('@supports');
  });
});

describe('what visitors get', () => {
  it('has no style that their oldest browsers would leave out of place', () => {
    expect(built('app.css')).not.toMatch(/[;{](margin|padding)-(block|inline):/);
    expect(built('app.css')).not.toMatch(/[;{](inset|border-(start|end)-(start|end)-radius)/);
  });

  it('has no syntax in its scripts that their oldest browsers cannot read', () => {
    expect(built('visitor.js')).not.toMatch(/\?\?|\?\.\D|&&=|\|\|=|\d_\d|#\w+ in /);
  });

  it('is stated', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
    const said = (name: string, version: string) => expect(readme).toContain(`${name} ${version}`);
    said('Chrome', visitors.styles.chrome);
    said('Firefox', visitors.styles.firefox);
    said('iOS', visitors.styles.ios);
    said('iOS', visitors.scripts.ios);
    said('Chrome', staff.scripts.chrome);
    said('Firefox', staff.scripts.firefox);
    said('iOS', staff.scripts.ios);
  });
});
