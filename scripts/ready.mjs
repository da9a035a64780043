const HTTPS_NOTE = [
  "Whoever shares this network can open these links. The certificate is this machine's own: a phone",
  'asks once whether to trust it, then has camera and keys, but no service worker. To try the start',
  'without network, use http://localhost on this machine, or a deployed address. Ctrl-C stops it.',
];
const OLD_ZONES =
  'This runtime’s zone data is older than the law: Morocco is on UTC+0 since 20 September 2026. Update Node and workerd.';

/**
 * What a start says once the server answers: where its pages are, and what whoever started it must
 * know.
 * @param {{ visitors: string, gate: string, console: string }} links
 * @param {{ https: boolean, knowsLaw: boolean }} server `knowsLaw`: its zone data has the law of Morocco
 */
export function readyText(links, { https, knowsLaw }) {
  return [
    'Abwab is ready.',
    `  visitors  ${links.visitors}`,
    `  gate      ${links.gate}`,
    `  console   ${links.console}`,
    'The gate and console links work once; npm run invite makes more.',
    ...(knowsLaw ? [] : [OLD_ZONES]),
    ...(https ? HTTPS_NOTE : ['A local start has no ceilings on requests. Ctrl-C stops it.']),
    '',
  ].join('\n');
}
