/** The kind of a browser, and of the device it runs on: enough for its owner to know it again. */
const BROWSERS = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\b(?:OPR|Opera)\b/],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
] as const;

const DEVICES = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b|\bMacintosh\b/],
  ['linux', /\b(?:Linux|CrOS|X11)\b/],
] as const;

/** Two words of these lists, such as `chrome android`, for a `User-Agent`; null for neither. */
export function browserWord(userAgent: string | undefined): string | null {
  const said = (userAgent ?? '').slice(0, 512);
  const browser = BROWSERS.find(([, mark]) => mark.test(said))?.[0];
  const device = DEVICES.find(([, mark]) => mark.test(said))?.[0];
  return browser || device ? `${browser ?? '-'} ${device ?? '-'}` : null;
}
