import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { encodeBase32 } from '../../src/domain/base32.ts';
import { ticketUrl } from '../../src/domain/token.ts';
import { qrPath, qrSvg } from '../../src/ui/qr.ts';

/** 79 bytes, as a ticket has, different for each seed. */
const token = (seed: number) =>
  encodeBase32(Uint8Array.from({ length: 79 }, (_, at) => (seed + at * at * 31 + at * 7) & 255));

const longestHost = `${'h'.repeat(35)}:8787`;

beforeAll(async () => {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const { buffer } = Uint8Array.from(await readFile(wasm));
  prepareZXingModule({ overrides: { wasmBinary: buffer } });
});

/** The SVG's rectangles painted black on white as a PGM picture, `scale` pixels to a module. */
function rasterise(svg: string, scale: number): Uint8Array {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]) * scale;
  const header = new TextEncoder().encode(`P5 ${side} ${side} 255\n`);
  const picture = new Uint8Array(header.length + side * side).fill(255);
  picture.set(header);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const start = header.length + row * side + Number(x) * scale;
      picture.fill(0, start, start + Number(width) * scale);
    }
  }
  return picture;
}

async function decode(svg: string) {
  return readBarcodes(rasterise(svg, 3), { formats: ['QRCode'], tryHarder: false });
}

describe('a ticket’s QR code', () => {
  it('is read by a real decoder as the ticket’s address', async () => {
    for (let seed = 0; seed < 25; seed++) {
      const url = ticketUrl('https://abwab.example.ma', token(seed));
      const [read, ...others] = await decode(qrSvg(url, { label: 'QR' }));
      expect(read?.text).toBe(url);
      expect(others).toEqual([]);
    }
  });

  it('is version 7 at most, level M, for a host and port of forty characters', async () => {
    const url = ticketUrl(`https://${longestHost}`, token(1));
    expect(longestHost).toHaveLength(40);
    expect(qrPath(url).version).toBe(7);
    const [read] = await decode(qrSvg(url, { label: 'QR' }));
    expect(read).toMatchObject({ text: url, ecLevel: 'M', version: '7' });
  });

  it('would be larger for one character more', () => {
    expect(qrPath(ticketUrl(`https://x${longestHost}`, token(1))).version).toBe(8);
  });

  it('has four modules of white around it', () => {
    const { path, size, version } = qrPath(ticketUrl('https://abwab.example.ma', token(2)));
    expect(size).toBe(17 + 4 * version + 2 * 4);
    const runs = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)/g), ([, x, y, width]) => ({
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(width),
    }));
    expect(Math.min(...runs.map((run) => run.left))).toBe(4);
    expect(Math.max(...runs.map((run) => run.right))).toBe(size - 4);
    expect(Math.min(...runs.map((run) => run.top))).toBe(4);
    expect(Math.max(...runs.map((run) => run.top))).toBe(size - 5);
  });

  it('is one black path on white, whatever the theme, with nothing inline to block', () => {
    const svg = qrSvg('HTTPS://ABWAB.EXAMPLE/T/A', { label: 'QR' });
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg).toContain('fill="#FFFFFF"');
    expect(svg).toContain('<path fill="#000000"');
    expect(svg).toContain('shape-rendering="crispEdges"');
    expect(svg).not.toMatch(/style|script|currentColor/);
  });

  it('is named for those who do not see it, in any text', () => {
    const svg = qrSvg('A', { label: `تذكرة "1" <b>&'` });
    expect(svg).toContain('role="img" aria-label="تذكرة &#34;1&#34; &#60;b&#62;&#38;&#39;"');
    expect(svg).toContain('<title>تذكرة &#34;1&#34; &#60;b&#62;&#38;&#39;</title>');
  });

  it.each(['', 'https://abwab.example', 'HTTPS://ABWAB.EXAMPLE/#A', 'تذكرة', 'A\n'])(
    'is not made of %j, which would need a larger mode',
    (text) => {
      expect(() => qrPath(text)).toThrow(RangeError);
    },
  );
});
