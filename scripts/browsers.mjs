/** @typedef {Readonly<Record<'chrome' | 'firefox' | 'safari' | 'ios', string>>} Browsers */

/** @type {Browsers} */
const STAFF = { chrome: '90', firefox: '90', safari: '15.4', ios: '15.4' };

/**
 * The oldest browsers that styles and scripts are built for; README states them. Visitors come with
 * the phone that they have: an iPhone 5s ends at iOS 12, Android 5 keeps the Chrome that it last
 * got. Before 14.1 Safari destructures wrongly in places, so no script counts on it there; the pages
 * need none. Gates and console have machines that are chosen, and ask more of them.
 * @satisfies {Record<string, { styles: Browsers, scripts: Browsers }>}
 */
export const OLDEST = {
  visitors: {
    styles: { chrome: '69', firefox: '68', safari: '12.1', ios: '12.2' },
    scripts: { chrome: '69', firefox: '68', safari: '14.1', ios: '14.5' },
  },
  staff: { styles: STAFF, scripts: STAFF },
};

/** @param {Browsers} browsers as esbuild names them */
export function scriptTargets(browsers) {
  return Object.entries(browsers).map(([name, version]) => `${name}${version}`);
}

/** @param {Browsers} browsers as browserslist names them */
export function styleTargets(browsers) {
  return Object.entries(browsers).map(
    ([name, version]) => `${name === 'ios' ? 'ios_saf' : name} ${version}`,
  );
}
