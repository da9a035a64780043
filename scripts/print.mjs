import { findChromium } from './chromium.mjs';

/** For the page, its styles and its fonts, ms. */
const TIMEOUT_MS = 30_000;

/**
 * A page of a service as a PDF, printed as its stylesheet says. The page was fetched already, with the
 * operator's key; the browser gets its files and never the key. No script runs.
 * @param {import('./operator.mjs').Service} service
 * @param {string} html
 * @returns {Promise<{ pdf: Buffer, pages: number }>}
 * @throws with a sentence for people where nothing on this machine can print
 */
export async function pdfOf({ base, via = base }, html) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error(
      'Printing needs Chromium or Chrome. Install one (Debian: apt-get install chromium), or give its path in CHROMIUM.',
    );
  }
  const { chromium } = await driver();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, ignoreHTTPSErrors: true });
    page.setDefaultTimeout(TIMEOUT_MS);
    const address = new URL('/console/report', base).href;
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      if (url.href === address) {
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      } else if (url.origin !== new URL(base).origin) {
        await route.abort();
      } else {
        const file = new URL(url.pathname + url.search, via).href;
        await route.fulfill({ response: await route.fetch({ url: file }) });
      }
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    return { pdf, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
  } finally {
    await browser.close();
  }
}

/** What drives the browser comes with the tools of development, which a server may lack. */
async function driver() {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new Error('Printing needs playwright-core: run npm ci without --omit=dev.', { cause });
  }
}
