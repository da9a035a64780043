import { type Browser, chromium } from 'playwright-core';
import { chromium as installed } from '../../scripts/chromium.mjs';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The browser of the machine, headless, asking nothing of the network by itself. */
export function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: installed(), args: [...QUIET, ...args] });
}
