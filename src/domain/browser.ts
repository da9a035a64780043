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

type BrowserKind = (typeof BROWSERS)[number][0];
type DeviceKind = (typeof DEVICES)[number][0];

/** A browser as its session remembers it; null for what it did not say. */
export interface KnownBrowser {
  readonly browser: BrowserKind | null;
  readonly device: DeviceKind | null;
}

/** Two words of these lists, such as `chrome android`, for a `User-Agent`; null for neither. */
export function browserWord(userAgent: string | undefined): string | null {
  const said = (userAgent ?? '').slice(0, 512);
  const browser = BROWSERS.find(([, mark]) => mark.test(said))?.[0];
  const device = DEVICES.find(([, mark]) => mark.test(said))?.[0];
  return browser || device ? `${browser ?? '-'} ${device ?? '-'}` : null;
}

/** Reads what `browserWord` wrote; words that are in no list any more are not known. */
export function knownBrowser(word: string | null): KnownBrowser {
  const [first, second] = (word ?? '').split(' ');
  return {
    browser: BROWSERS.find(([name]) => name === first)?.[0] ?? null,
    device: DEVICES.find(([name]) => name === second)?.[0] ?? null,
  };
}
