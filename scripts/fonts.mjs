import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, writeIfChanged } from './files.mjs';
import { renamed } from './font-names.mjs';

/** Letters of Arabic as Morocco writes it, with ڭ گ ڤ پ for Amazigh and foreign names, marks, punctuation. */
const ARABIC = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڭگڤپچًٌٍَُِّْٰـ؟،؛';
const DIGITS = '0123456789 .,:/-–()·«»"%!';
const LATIN = `${DIGITS}${letters(0x41, 0x5a)}${letters(0x61, 0x7a)}'’?;+=&@#*_…—“”→←×°€œŒ${letters(0xc0, 0xff)}`;
/** What French and English headings are made of. */
const HEADINGS = `${DIGITS}${letters(0x41, 0x5a)}${letters(0x61, 0x7a)}'’?;àâçéèêëîïôùûÀÉÈÊÇœ…`;
const TIFINAGH = `${letters(0x2d30, 0x2d67)}ⵯ⵰ `;

/** What Arabic needs to join its letters and place its marks; ornaments are left out for size. */
const JOINING = ['init', 'medi', 'fina', 'rlig', 'ccmp', 'mark', 'mkmk'];

/** Names that a cut keeps beside the ones it always has: the licence, and where it stands. */
const LICENCE_NAMES = [13, 14];

/**
 * The faces that stylesheets name as `url('/fonts/<name>.woff2')`, each with the family that they are
 * called by. A cut is a modified version, and IBM reserves the name "Plex": every cut, whether its
 * maker reserves a name or not, bears a name of ours, in the file and in the stylesheets.
 * The Kufi files of one language together stay under 9 KB: the whole first page has 40.
 */
const FACES = [
  face('kufi-arabic-700', 'Abwab Kufi', 'noto-kufi-arabic', ARABIC, JOINING),
  face('kufi-digits-700', 'Abwab Kufi', 'noto-kufi-arabic', DIGITS, ['kern']),
  face('kufi-latin-700', 'Abwab Kufi Latin', 'noto-kufi-arabic', HEADINGS, ['kern']),
  face('sans-arabic-400', 'Abwab Sans', 'ibm-plex-sans-arabic', ARABIC, JOINING),
  face('sans-arabic-600', 'Abwab Sans', 'ibm-plex-sans-arabic', ARABIC, JOINING),
  face('sans-latin-400', 'Abwab Sans', 'ibm-plex-sans-arabic', LATIN, ['kern', 'tnum']),
  face('sans-latin-600', 'Abwab Sans', 'ibm-plex-sans-arabic', LATIN, ['kern', 'tnum']),
  face('tifinagh-400', 'Abwab Tifinagh', 'noto-sans-tifinagh', TIFINAGH, undefined),
];

/** The packages whose files are cut down. */
export const FONT_PACKAGES = [...new Set(FACES.map(({ from }) => `@fontsource/${from}`))];

/**
 * Subsets each face once; later builds read it back from `build/cache`.
 * @returns {Promise<Map<string, Buffer>>} file name (`kufi-arabic-700.woff2`) to woff2 bytes
 */
export async function fonts() {
  /** @type {Map<string, Buffer>} */
  const made = new Map();
  const how = ['fonts.mjs', 'font-names.mjs']
    .map((script) => readFileSync(join(root, 'scripts', script), 'utf8'))
    .join('');
  for (const each of FACES) {
    const source = readFileSync(join(root, each.source));
    const recipe = createHash('sha256').update(source).update(JSON.stringify(each)).update(how);
    const cached = join(root, 'build/cache', `${recipe.digest('hex').slice(0, 16)}.woff2`);
    if (!existsSync(cached)) {
      mkdirSync(join(root, 'build/cache'), { recursive: true });
      writeIfChanged(cached, await cut(source, each));
    }
    made.set(`${each.name}.woff2`, readFileSync(cached));
  }
  return made;
}

/**
 * @param {Buffer} source
 * @param {ReturnType<typeof face>} wanted
 */
async function cut(source, { text, features, family, weight }) {
  const { default: subset } = await import('subset-font');
  const small = await subset(source, text, {
    targetFormat: 'sfnt',
    noHinting: true,
    preserveNameIds: LICENCE_NAMES,
    ...(features && { keepFeatures: features }),
  });
  // Everything that is left, packed: the packer has no entrance of its own.
  return subset(renamed(small, { family, weight }), undefined, {
    targetFormat: 'woff2',
    keepAllGlyphs: true,
    preserveNameIds: LICENCE_NAMES,
  });
}

/**
 * @param {string} name ends with the part of the source, but for `digits`, which are of the Latin one
 * @param {string} family
 * @param {string} from the package, of `@fontsource`
 * @param {string} text
 * @param {string[] | undefined} features OpenType features to keep; all when undefined
 */
function face(name, family, from, text, features) {
  const [, part = '', weight = ''] = /([a-z]+)-(\d+)$/.exec(name) ?? [];
  const file = `${from}-${part === 'digits' ? 'latin' : part}-${weight}-normal.woff2`;
  const source = `node_modules/@fontsource/${from}/files/${file}`;
  return { name, family, weight, from, source, text, features };
}

/**
 * @param {number} first
 * @param {number} last
 */
function letters(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}
