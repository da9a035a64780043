import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from './files.mjs';
import { withoutCertificates } from './no-certificates.mjs';

/**
 * The Worker as one module, and its source map as JSON. Letters of every script stay as they are:
 * escaped, a letter of Arabic takes six bytes and not two. Functions and classes keep their names,
 * which are what a line of the log tells of a failure.
 * @returns {Promise<{ code: Uint8Array, map: Uint8Array }>}
 */
export async function workerModule() {
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: [join(root, 'src/index.ts')],
    outfile: join(root, 'build/worker/index.js'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    plugins: [withoutCertificates()],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    minify: true,
    keepNames: true,
    charset: 'utf8',
    legalComments: 'none',
    // Not named in the module, and not deployed: the map is for whoever reads the log.
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'warning',
  });
  const file = (/** @type {string} */ end) => {
    const found = outputFiles.find(({ path }) => path.endsWith(end));
    if (!found) throw new Error(`esbuild gave no ${end}`);
    return found.contents;
  };
  return { code: file('.js'), map: file('.js.map') };
}
