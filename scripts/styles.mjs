import { browserslistToTargets, transform } from 'lightningcss';
import { styleTargets } from './browsers.mjs';

/** @import { Declaration, TokenOrValue } from 'lightningcss' */

/**
 * The shorthands of the logical axes, which came to browsers years after their two longhands. The
 * tool splits them by itself only where no custom property stands in them.
 */
const AXES = /** @type {const} */ ([
  'margin-block',
  'margin-inline',
  'padding-block',
  'padding-inline',
]);

/**
 * A bundled stylesheet, small, in what its oldest browsers understand.
 * @param {string} name for messages
 * @param {Uint8Array} code
 * @param {import('./browsers.mjs').Browsers} browsers
 * @returns {Uint8Array}
 */
export function lowerStyles(name, code, browsers) {
  return transform({
    filename: name,
    code,
    targets: browserslistToTargets(styleTargets(browsers)),
    minify: true,
    visitor: { Declaration: splitAxis },
  }).code;
}

/**
 * `margin-block: 0 var(--s4)` as `margin-block-start: 0; margin-block-end: var(--s4)`.
 * @param {Declaration} declaration
 * @returns {Declaration[] | undefined}
 */
function splitAxis(declaration) {
  if (declaration.property !== 'unparsed') return undefined;
  const { propertyId, value } = declaration.value;
  const axis = AXES.find((one) => one === propertyId.property);
  if (!axis) return undefined;
  const [start, end = start] = words(withoutNulls(value));
  if (!start || !end) return undefined;
  return [
    { property: 'unparsed', value: { propertyId: { property: `${axis}-start` }, value: start } },
    { property: 'unparsed', value: { propertyId: { property: `${axis}-end` }, value: end } },
  ];
}

/**
 * The tool gives null for what is absent, and takes only what is absent for that.
 * @param {TokenOrValue[]} value
 * @returns {TokenOrValue[]}
 */
function withoutNulls(value) {
  return JSON.parse(JSON.stringify(value, (_, one) => (one === null ? undefined : one)));
}

/**
 * What stands between the spaces of a value.
 * @param {TokenOrValue[]} value
 * @returns {TokenOrValue[][]}
 */
function words(value) {
  /** @type {TokenOrValue[][]} */
  const found = [[]];
  for (const token of value) {
    if (token.type === 'token' && token.value.type === 'white-space') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((word) => word.length > 0);
}
