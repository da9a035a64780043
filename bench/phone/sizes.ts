import { get } from 'node:http';
import type { Row } from '../table.ts';

/** What the service worker keeps besides scripts, styles and the decoder. */
const FONT = /^(kufi-|tifinagh-|sans-(arabic|latin)-600).*\.woff2$/;

/** Kilobytes over the wire, as the server packs them for a browser that knows Brotli. */
export async function sizes(origin: string): Promise<Row[]> {
  const { assets } = await import('../../build/manifest.ts');
  const names = (wanted: (name: string) => boolean) =>
    Object.entries(assets).flatMap(([name, address]) => (wanted(name) ? [address] : []));
  const row = async (what: string, paths: readonly string[]): Promise<Row> => {
    const bytes = await Promise.all(paths.map((path) => packed(origin + path)));
    const kilobytes = bytes.reduce((sum, size) => sum + size) / 1_000;
    return { what: `gate: ${what}, KB`, measured: [kilobytes], floor: [], budget: null };
  };
  return [
    await row('page, script and style', ['/gate', assets['gate.js'], assets['gate.css']]),
    await row(
      'decoder',
      names((name) => /worker\.js$|\.wasm$/.test(name)),
    ),
    await row(
      'fonts',
      names((name) => FONT.test(name)),
    ),
  ];
}

function packed(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'br, gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
