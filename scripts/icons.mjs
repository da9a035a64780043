import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './files.mjs';

const require = createRequire(import.meta.url);

/** Pixels: sharp on a screen of two dots a pixel. */
const FAVICON = 32;

/**
 * The inner markup of the named outline icons as a TypeScript module; `src/ui/icon-names.json` is
 * the list. Each is drawn on a 24 × 24 grid with a stroke of 2 and no fill.
 * @throws when a name is no icon
 */
export function iconModule() {
  const list = join(root, 'src/ui/icon-names.json');
  /** @type {string[]} */
  const names = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const path = require.resolve('@iconify-json/tabler/icons.json');
  /** @type {{ icons: Record<string, { body: string } | undefined> }} */
  const { icons } = JSON.parse(readFileSync(path, 'utf8'));
  const lines = names.map((name) => {
    const icon = icons[name];
    if (!icon) throw new Error(`src/ui/icon-names.json: there is no icon “${name}”`);
    return `  '${name}': '${withoutStroke(icon.body)}',`;
  });
  return `export const icons = {\n${lines.join('\n')}\n} as const satisfies Record<string, string>;\n`;
}

/**
 * The shapes alone: fill and stroke are said once, by the `svg` around them.
 * @param {string} body
 */
function withoutStroke(body) {
  return body
    .replace(
      / (?:fill="none"|stroke="currentColor"|stroke-(?:linecap|linejoin)="round"|stroke-width="2")/g,
      '',
    )
    .replace(/^<g>(.*)<\/g>$/s, '$1');
}

/**
 * The logo as the icons of an installed app: SVG always, PNG where the rasterizer that comes with
 * the local runtime can be loaded (iOS takes no SVG on its home screen).
 * @returns {Promise<Map<string, Uint8Array>>} path under the site's root to bytes
 */
export async function appIcons() {
  /** @type {Map<string, Uint8Array>} */
  const made = new Map();
  const path = join(root, 'src/ui/logo.svg');
  if (!existsSync(path)) return made;
  const logo = readFileSync(path);
  made.set('icons/icon.svg', logo);
  const draw = rasterizer();
  if (!draw) return made;
  const ground = { r: 0xfb, g: 0xf8, b: 0xf3, alpha: 1 };
  for (const [name, size, part] of /** @type {const} */ ([
    ['icon-192', 192, 0.8],
    ['icon-512', 512, 0.8],
    // A maskable icon keeps to the middle circle, 80 % of the width.
    ['maskable-512', 512, 0.56],
    ['apple-touch-icon', 180, 0.72],
  ])) {
    const inside = Math.round(size * part);
    const drawn = await draw(logo, { density: 72 * (inside / 48) })
      .resize(inside, inside, { fit: 'contain', background: { ...ground, alpha: 0 } })
      .png()
      .toBuffer();
    const icon = await draw({
      create: { width: size, height: size, channels: 4, background: ground },
    })
      .composite([{ input: drawn, gravity: 'centre' }])
      .png({ palette: true })
      .toBuffer();
    made.set(`icons/${name}.png`, icon);
  }
  return made;
}

/**
 * What browsers ask for by themselves as a TypeScript module, since its address has no folder that
 * is served as files: the logo as an ICO, or as it is where it cannot be drawn.
 */
export async function faviconModule() {
  const logo = readFileSync(join(root, 'src/ui/logo.svg'));
  const draw = rasterizer();
  const density = 72 * (FAVICON / 48);
  const png = draw && (await draw(logo, { density }).resize(FAVICON, FAVICON).png().toBuffer());
  const bytes = png ? ico(png, FAVICON) : logo;
  const type = png ? 'image/x-icon' : 'image/svg+xml';
  return `export const favicon = { type: '${type}', base64: '${bytes.toString('base64')}' };\n`;
}

/**
 * A picture as an ICO of one PNG.
 * @param {Uint8Array} png
 * @param {number} size its width and height, below 256 pixels
 */
function ico(png, size) {
  const head = Buffer.alloc(22);
  // A file of icons (type 1) with one entry: its size, 32 bits a pixel, its bytes, where they begin.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

/** @returns {typeof import('sharp').default | undefined} */
function rasterizer() {
  try {
    return createRequire(require.resolve('miniflare'))('sharp');
  } catch {
    return undefined;
  }
}
