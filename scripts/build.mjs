import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { build as bundle } from 'esbuild';
import { description } from '../src/api/openapi/description.ts';
import { OLDEST, scriptTargets } from './browsers.mjs';
import { isBuilt, noteBuilt, OUT, stampOfSources } from './built.mjs';
import { filesUnder, hashedUrl, root, writeIfChanged } from './files.mjs';
import { fonts } from './fonts.mjs';
import { appIcons, faviconModule, iconModule } from './icons.mjs';
import { licenses } from './licenses.mjs';
import { sizeTable } from './sizes.mjs';
import { lowerStyles } from './styles.mjs';
import { entriesIn, shownEntry } from './words/entries.ts';
import { reviewedIn, reviewedModule } from './words/reviewed.ts';
import { cataloguesOfPages, pagesOf } from './words/seen.ts';
import { workerModule } from './worker.mjs';

/**
 * Makes `build/public` (what the site serves as files), `build/files.ts` (their addresses),
 * `build/manifest.ts` (logical name to hashed address), `build/icons.ts`, `build/favicon.ts`,
 * `build/reviewed.ts` (what of the Amazigh words is reviewed), and of
 * all that `build/worker/index.js`, the Worker as it is served and deployed, with its source map beside
 * that folder. Does nothing when no input changed.
 * @returns {Promise<boolean>} whether something was made
 */
export async function build() {
  const stamp = stampOfSources();
  if (isBuilt(stamp)) return false;

  // First: every page asks which of its words are reviewed, in the Worker and in browsers.
  const words = wordsOfPages();
  writeIfChanged(join(OUT, 'reviewed.ts'), reviewedModule(words.reviewed));
  /** @type {Map<string, Uint8Array>} path under build/public to bytes */
  const site = new Map();
  /** @type {Record<string, string>} */
  const addresses = {};
  /** @type {(name: string, bytes: Uint8Array) => void} */
  const add = (name, bytes) => {
    const url = hashedUrl(name, bytes);
    addresses[name] = url;
    site.set(url.slice(1), bytes);
  };

  for (const file of filesUnder(join(root, 'public'))) {
    site.set(file, readFileSync(join(root, 'public', file)));
  }
  for (const [path, bytes] of await appIcons()) site.set(path, bytes);
  for (const [name, bytes] of await fonts()) add(name, bytes);
  add('zxing_reader.wasm', readFileSync(decoder()));
  // First what others load when they need it: they are told its address.
  for (const [name, bytes] of await bundles(modules(), 'staff', addresses)) add(name, bytes);
  for (const audience of /** @type {const} */ (['visitors', 'staff'])) {
    const entries = entriesOf(audience);
    for (const [name, bytes] of await bundles(entries, audience, addresses)) add(name, bytes);
  }
  const worker = await serviceWorker('sw.ts', addresses);
  if (worker) site.set('sw.js', worker);
  // Where it lies is what it serves: the pages of tickets.
  const ofTickets = await serviceWorker('ticket/sw.ts', {});
  if (ofTickets) site.set('t/ticket-sw.js', ofTickets);
  // After the service worker: no phone renews its shell for a word of the description.
  add('openapi.json', Buffer.from(JSON.stringify(description)));
  add('words.json', Buffer.from(JSON.stringify(words.entries)));
  site.set('licenses.txt', Buffer.from(await licenses()));

  for (const [path, bytes] of site) writeIfChanged(join(OUT, 'public', path), bytes);
  for (const file of filesUnder(join(OUT, 'public'))) {
    if (!site.has(file)) rmSync(join(OUT, 'public', file), { force: true });
  }
  writeIfChanged(join(OUT, 'manifest.ts'), manifestModule(addresses));
  writeIfChanged(join(OUT, 'files.ts'), filesModule([...site.keys()]));
  writeIfChanged(join(OUT, 'icons.ts'), iconModule());
  writeIfChanged(join(OUT, 'favicon.ts'), await faviconModule());
  const { code, map } = await workerModule();
  writeIfChanged(join(OUT, 'worker.map'), map);
  writeIfChanged(join(OUT, 'worker/index.js'), code);
  noteBuilt(stamp);
  return true;
}

/**
 * What is made for an audience: `src/client/gate/main.ts` becomes `gate.js`,
 * `src/client/gate/scanning/decoder.worker.ts` `gate/scanning/decoder.worker.js`, `src/ui/app.css`
 * `app.css`.
 * @param {keyof typeof OLDEST} audience
 */
function entriesOf(audience) {
  const forVisitors = audience === 'visitors';
  const clients = clientEntries(/^[^/]+\/(main|(.+\/)?[^/]+\.worker)\.ts$/).filter(
    ({ out }) => /^visitor(\/|$)/.test(out) === forVisitors,
  );
  const sheets = (
    forVisitors
      ? ['app', 'group', 'figures']
      : ['gate', 'console', 'desk', 'import', 'printing', 'preview']
  )
    .map((name) => ({ in: join(root, `src/ui/${name}.css`), out: name }))
    .filter((sheet) => existsSync(sheet.in));
  return [...clients, ...sheets];
}

/** Scripts that another one loads when it needs them, with `import('./name.module.ts')`. */
function modules() {
  return clientEntries(/\.module\.ts$/);
}

/** @param {RegExp} names of files under `src/client` */
function clientEntries(names) {
  return filesUnder(join(root, 'src/client'))
    .filter((file) => names.test(file))
    .map((file) => ({
      in: join(root, 'src/client', file),
      out: file.replace(/\/main\.ts$|\.ts$/, ''),
    }));
}

/**
 * The browser's scripts and stylesheets. A stylesheet names a font as `url('/fonts/<name>.woff2')`.
 * @param {{ in: string, out: string }[]} entries
 * @param {keyof typeof OLDEST} audience
 * @param {Record<string, string>} addresses what is known so far, for fonts and modules
 * @returns {Promise<[string, Uint8Array][]>}
 */
async function bundles(entries, audience, addresses) {
  if (entries.length === 0) return [];
  const { styles, scripts } = OLDEST[audience];
  const { outputFiles } = await bundle({
    ...OPTIONS,
    target: scriptTargets(scripts),
    entryPoints: entries,
    plugins: [addressed(addresses)],
  });
  return outputFiles.map(({ path, contents }) => {
    const name = path.slice(OUT.length + 1);
    const lowered = name.endsWith('.css') ? lowerStyles(name, contents, styles) : contents;
    return [name, lowered];
  });
}

/**
 * Puts the address of a font or a module in place of its name.
 * @param {Record<string, string>} addresses
 * @returns {import('esbuild').Plugin}
 */
function addressed(addresses) {
  /** @type {(name: string) => import('esbuild').OnResolveResult} */
  const at = (name) => {
    const url = addresses[name];
    return url ? { path: url, external: true } : { errors: [{ text: `nothing makes ${name}` }] };
  };
  return {
    name: 'addressed',
    setup({ onResolve }) {
      onResolve({ filter: /^\/fonts\// }, ({ path }) => at(path.slice('/fonts/'.length)));
      onResolve({ filter: /\.module\.ts$/ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = relative(join(root, 'src/client'), join(resolveDir, path));
        return at(file.replace(/\.ts$/, '.js'));
      });
    },
  };
}

/**
 * A service worker. That of the gate is told what to precache: `ASSETS` is the manifest without what
 * no gate loads, so that a change of the console alone has no phone load anything.
 * @param {string} file under `src/client`
 * @param {Record<string, string>} addresses
 */
async function serviceWorker(file, addresses) {
  const entry = join(root, 'src/client', file);
  if (!existsSync(entry)) return undefined;
  const own = Object.entries(addresses).filter(([name]) => !OF_OTHER_PAGES.test(name));
  const { outputFiles } = await bundle({
    ...OPTIONS,
    target: scriptTargets(OLDEST.staff.scripts),
    format: 'iife',
    entryPoints: [{ in: entry, out: 'sw' }],
    define: { ASSETS: JSON.stringify(Object.fromEntries(own)) },
  });
  return outputFiles[0]?.contents;
}

/** Scripts and stylesheets of visitors and of the console. */
const OF_OTHER_PAGES = /^(app|visitor|console|desk|import)[./]/;

/** @satisfies {import('esbuild').BuildOptions} */
const OPTIONS = /** @type {const} */ ({
  absWorkingDir: root,
  outdir: OUT,
  bundle: true,
  write: false,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
});

/** The texts that a native reader reviews, and which pages and sections are reviewed. */
function wordsOfPages() {
  const src = join(root, 'src');
  const pages = cataloguesOfPages(src);
  const entries = entriesIn(join(src, 'i18n'), (catalogue) => pagesOf(pages, catalogue));
  return { entries: entries.map(shownEntry), reviewed: reviewedIn(entries, pages.keys()) };
}

/** The wasm that belongs to the very zxing-wasm which the barcode detector loads. */
function decoder() {
  const detector = createRequire(import.meta.url).resolve('barcode-detector/ponyfill');
  return createRequire(detector).resolve('zxing-wasm/reader/zxing_reader.wasm');
}

/** @param {Record<string, string>} addresses */
function manifestModule(addresses) {
  const lines = Object.keys(addresses)
    .sort()
    .map((name) => `  '${name}': '${addresses[name]}',`);
  return `/** Logical name to address. */\nexport const assets = {\n${lines.join('\n')}\n} as const satisfies Record<string, string>;\n`;
}

/**
 * @param {string[]} paths under `build/public`; `_headers` is a setting and no file of the site
 */
function filesModule(paths) {
  const lines = paths
    .filter((path) => path !== '_headers')
    .sort()
    .map((path) => `  '/${path}',`);
  return `/** Address of every file that the site serves as it is. */\nexport const files: readonly string[] = [\n${lines.join('\n')}\n];\n`;
}

/** Before the tests. */
export default async function setUp() {
  await build();
}

if (import.meta.main) {
  mkdirSync(OUT, { recursive: true });
  await build();
  process.stdout.write(sizeTable());
}
