import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, writeIfChanged } from './files.mjs';

/** Letters of Arabic as Morocco writes it, with ڭ گ ڤ پ for Amazigh and foreign names, marks, punctuation. */
const ARABIC = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڭگڤپچًٌٍَُِّْٰـ؟،؛';
const DIGITS = '0123456789 .,:/-–()·«»"%!';
const LATIN = `${DIGITS}${letters(0x41, 0x5a)}${letters(0x61, 0x7a)}'’?;+=&@#*_…—“”→←×°€œŒ${letters(0xc0, 0xff)}`;
/** What French and English headings are made of. */
const HEADINGS = `${DIGITS}${letters(0x41, 0x5a)}${letters(0x61, 0x7a)}'’?;àâçéèêëîïôùûÀÉÈÊÇœ…`;
const TIFINAGH = `${letters(0x2d30, 0x2d67)}ⵯ⵰ `;

/** What Arabic needs to join its letters and place its marks; ornaments are left out for size. */
const JOINING = ['init', 'medi', 'fina', 'rlig', 'ccmp', 'mark', 'mkmk'];

/**
 * The faces that stylesheets name as `url('/fonts/<name>.woff2')`.
 * The Kufi files of one language together stay under 9 KB: the whole first page has 40.
 */
const FACES = [
  face('kufi-arabic-700', 'noto-kufi-arabic', 'arabic-700', ARABIC, JOINING),
  face('kufi-digits-700', 'noto-kufi-arabic', 'latin-700', DIGITS, ['kern']),
  face('kufi-latin-700', 'noto-kufi-arabic', 'latin-700', HEADINGS, ['kern']),
  face('plex-arabic-400', 'ibm-plex-sans-arabic', 'arabic-400', ARABIC, JOINING),
  face('plex-arabic-600', 'ibm-plex-sans-arabic', 'arabic-600', ARABIC, JOINING),
  face('plex-latin-400', 'ibm-plex-sans-arabic', 'latin-400', LATIN, ['kern', 'tnum']),
  face('plex-latin-600', 'ibm-plex-sans-arabic', 'latin-600', LATIN, ['kern', 'tnum']),
  face('tifinagh-400', 'noto-sans-tifinagh', 'tifinagh-400', TIFINAGH, undefined),
];

/**
 * Subsets each face once; later builds read it back from `build/cache`.
 * @returns {Promise<Map<string, Buffer>>} file name (`kufi-arabic-700.woff2`) to woff2 bytes
 */
export async function fonts() {
  /** @type {Map<string, Buffer>} */
  const made = new Map();
  for (const each of FACES) {
    const source = readFileSync(join(root, each.source));
    const recipe = createHash('sha256').update(source).update(JSON.stringify(each));
    const cached = join(root, 'build/cache', `${recipe.digest('hex').slice(0, 16)}.woff2`);
    if (!existsSync(cached)) {
      const { default: subset } = await import('subset-font');
      mkdirSync(join(root, 'build/cache'), { recursive: true });
      writeIfChanged(
        cached,
        await subset(source, each.text, {
          targetFormat: 'woff2',
          noHinting: true,
          ...(each.features && { keepFeatures: each.features }),
        }),
      );
    }
    made.set(`${each.name}.woff2`, readFileSync(cached));
  }
  return made;
}

/**
 * @param {string} name
 * @param {string} family
 * @param {string} part
 * @param {string} text
 * @param {string[] | undefined} features OpenType features to keep; all when undefined
 */
function face(name, family, part, text, features) {
  const source = `node_modules/@fontsource/${family}/files/${family}-${part}-normal.woff2`;
  return { name, source, text, features };
}

/**
 * @param {number} first
 * @param {number} last
 */
function letters(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}
