import type { BrowserContext, Page } from 'playwright-core';

/** The page of a phone that is signed in, and a screen that asks to be opened by it. */
const PHONE = '/console/me/screen';

/** Opens six digits on somebody's phone; whatever was asked of it before is refused. */
export async function showDigits(phone: Page, url: string, lang: string): Promise<string> {
  await phone.goto(`${url}${PHONE}?lang=${lang}`);
  const refuse = phone.locator('form[action$="/screen/refuse"] button');
  if ((await refuse.count()) > 0) await refuse.click();
  // They stay the same while they can be used.
  const shown = phone.locator('.screen-digits b + b');
  const begin = phone.locator('form[action$="/me/screen"] button');
  await shown.or(begin).first().waitFor();
  if ((await begin.count()) > 0) await begin.click();
  await shown.waitFor();
  return ((await phone.textContent('.screen-digits')) ?? '').replace(/\D/g, '');
}

/** Types the digits of that person's phone at a screen, until it waits for what the phone says. */
export async function askFrom(
  screen: Page,
  { owner, url, lang }: { owner: BrowserContext; url: string; lang: string },
): Promise<void> {
  const phone = await owner.newPage();
  const digits = await showDigits(phone, url, lang);
  await screen.goto(`${url}/console?lang=${lang}`);
  const form = screen.locator('form', { has: screen.locator('[name="digits"]') });
  await screen.locator('details', { has: form }).locator('summary').first().click();
  await form.locator('[name="digits"]').fill(digits);
  await form.locator('button[type="submit"]').click();
  await screen.locator('.screen-digits').waitFor();
  await screen.waitForLoadState();
  await phone.close();
}
