import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { filesUnder, root } from './files.mjs';
import { FONT_PACKAGES } from './fonts.mjs';

/**
 * The icons are drawn into pages at build, the description of the interface is written then; the
 * decoder of codes is a file of its own.
 */
const COPIED = ['@iconify-json/tabler', '@valibot/to-json-schema', 'zxing-wasm'];

/** What is inside a package under a licence of its own, and is named nowhere but in its README. */
const INSIDE = [
  {
    name: 'zxing-cpp (in zxing_reader.wasm of zxing-wasm)',
    license: 'Apache-2.0',
    by: 'the authors of ZXing and of zxing-cpp',
  },
];

const RULE = '='.repeat(80);
const INTRODUCTION = `Abwab is under the Apache License 2.0. What it brings along of others follows, with their licences.

The typefaces are under the SIL Open Font License 1.1. Those served here are modified versions: cut
down to the letters that the pages need, and renamed. "Plex" is a Reserved Font Name of IBM Corp.
`;

/**
 * The licences of everything of others that travels with the build: packages that are bundled into
 * the Worker and into the browser's scripts, icons, decoder and typefaces. One text for people.
 * Throws for a package that says neither its licence nor which one it is under.
 */
export async function licenses() {
  const packages = new Set([...(await bundledPackages()), ...COPIED, ...FONT_PACKAGES]);
  const sections = [...packages].sort().map((name) => section(licenseOf(name)));
  return [INTRODUCTION, ...sections, ...INSIDE.map((one) => section(standard(one)))].join('\n');
}

/**
 * The packages whose code is in the Worker or in a browser's script, as the bundler sees them.
 * @returns {Promise<string[]>}
 */
async function bundledPackages() {
  const clients = filesUnder(join(root, 'src/client'))
    .filter((file) => /(^sw|\/main|\.worker)\.ts$/.test(file))
    .map((file) => `src/client/${file}`);
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: ['src/index.ts', ...clients],
    outdir: 'build',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    plugins: [
      {
        name: 'generated',
        setup({ onResolve }) {
          onResolve({ filter: /\/build\// }, ({ path }) => ({ path, external: true }));
        },
      },
    ],
    logLevel: 'warning',
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  return [...new Set(files.flatMap((file) => packageOf(file) ?? []))];
}

/** @param {string} file `node_modules/@hono/standard-validator/dist/index.js` */
function packageOf(file) {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/**
 * @param {string} name
 * @param {string} folder where packages are
 * @returns {{ name: string, license: string, text: string }}
 */
export function licenseOf(name, folder = join(root, 'node_modules')) {
  const home = join(folder, name);
  const { license, author, version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const full = { name: `${name} ${version}`, license: String(license ?? 'licence below') };
  const file = readdirSync(home).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  if (file) return { ...full, text: readFileSync(join(home, file), 'utf8').trim() };
  return standard({ ...full, by: authorOf(home, author) });
}

/**
 * Who made a package that brings no text of its licence along.
 * @param {string} home
 * @param {string | { name: string } | undefined} author
 */
function authorOf(home, author) {
  const info = join(home, 'info.json');
  const said = author ?? (existsSync(info) ? JSON.parse(readFileSync(info, 'utf8')).author : null);
  return (
    (typeof said === 'string' ? said : said?.name) ?? `the authors of ${home.split('/').pop()}`
  );
}

/**
 * A licence by its SPDX name, in words that stand in another file with the same one.
 * @param {{ name: string, license: string, by: string }} said
 */
function standard({ name, license, by }) {
  const text = { MIT: mit, 'Apache-2.0': apache }[license];
  if (!text) throw new Error(`${name} brings no licence text, and none is known for ${license}.`);
  return { name, license, text: `Copyright (c) ${by}\n\n${text()}` };
}

function mit() {
  const text = readFileSync(join(root, 'node_modules/hono/LICENSE'), 'utf8');
  return text.slice(text.indexOf('Permission is hereby granted')).trim();
}

function apache() {
  return readFileSync(join(root, 'LICENSE'), 'utf8').trim();
}

/** @param {{ name: string, license: string, text: string }} of */
function section({ name, license, text }) {
  return `${RULE}\n${name} (${license})\n${RULE}\n\n${text}\n`;
}
