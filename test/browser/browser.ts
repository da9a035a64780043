import { type Browser, chromium } from 'playwright-core';
import { chromium as installed } from '../../scripts/chromium.mjs';

/**
 * What Playwright turns off itself, as Chromium heeds the last such list alone; and the pages that
 * every window draws beforehand for its address bar, which cost more than most of the pages that are
 * looked at.
 */
export const FEATURES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  `--disable-features=${FEATURES_OFF.join()}`,
];

/** How long a page is waited for, ms: somewhat less than its test may take, so that it says for what. */
const PATIENCE_MS = 100_000;

/** The browser of the machine, headless, asking nothing of the network by itself. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: installed(),
    args: [...QUIET, ...args],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}
