import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../scripts/operator.mjs';
import { launch } from './browser.ts';
import { leadsOn } from './leads-on.ts';
import { DESK, PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** A page on a device that keeps passkeys and knows its owner. */
async function deviceOf(
  context: BrowserContext,
): Promise<{ page: Page; device: CDPSession; authenticatorId: string }> {
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, device, authenticatorId };
}

async function joinWithPasskey(page: Page, lang: string): Promise<void> {
  const { url } = await invite(server.service, 'organizer');
  await page.goto(`${url}?lang=${lang}`);
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[data-passkey-here]')?.value === 'here',
  );
  await page.fill('#name', 'مريم');
  await page.click('form.join button');
  await page.waitForURL('**/console/passkeys/new');
  await page.click('form[data-passkey="create"] button');
  await page.waitForSelector('[data-board]');
}

describe.each(['ar', 'fr'])('a passkey in %s', (lang) => {
  it('is made after an invitation, and then lets in by itself', async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const { page } = await deviceOf(context);
    await joinWithPasskey(page, lang);
    // Who leaves is not let in again by itself.
    await page.goto(`${server.url}/console/demo/people`);
    await page.click('.leave a');
    await leadsOn(page.locator('main form[action="/console/logout"] button'));
    await page.waitForSelector('form[data-passkey="enter"]:not([hidden]), .sign');
    await context.clearCookies();
    await page.goto(`${server.url}/console/demo/people`);
    await page.waitForSelector('#invitations, form[action$="/people/invite"]', {
      state: 'attached',
    });
    expect(new URL(page.url()).pathname).toBe('/console/demo/people');
    await context.close();
  });
});

describe('what takes a passkey now', () => {
  it('is sent with it, once its owner has made one, and is taken as a file that says until when', async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const { page, device, authenticatorId } = await deviceOf(context);
    await joinWithPasskey(page, 'ar');
    // Before its script is there it could only be sent without a passkey, and refused.
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const before = await plain.newPage();
    await before.goto(`${server.url}/console/demo/exports`);
    expect(await before.locator('form[data-passkey="touch"]').isVisible()).toBe(false);
    await plain.close();
    await page.goto(`${server.url}/console/demo/exports`);
    const form = page.locator('form[data-passkey="touch"]');
    await form.waitFor();
    await page.fill('#reason', 'استدعاء المدارس');
    // Nobody touches it: nothing is sent, and what was typed stays.
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    await device.send('WebAuthn.clearCredentials', { authenticatorId });
    await form.locator('button').click();
    await page.waitForSelector('[data-passkey-fault="cancelled"]:not([hidden])');
    expect(await page.inputValue('#reason')).toBe('استدعاء المدارس');
    for (const credential of credentials) {
      await device.send('WebAuthn.addCredential', { authenticatorId, credential });
    }
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      form.locator('button').click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/-with-names-destroy-by-\d{4}-\d\d-\d\d\.xlsx$/);
    await page.waitForSelector('[data-export-is="finished"]:not([hidden])');
    await page.click('a[href$="/exports"]:not([aria-current])');
    const kept = page.locator('[data-kept]');
    // Where a finger looks for it: under what was touched, and within the screen.
    await kept.locator('summary').click();
    const [touched, ask] = await Promise.all([
      kept.locator('summary').boundingBox(),
      kept.locator('.step-ask').boundingBox(),
    ]);
    if (!touched || !ask) throw new Error('not shown');
    expect(ask.x).toBeGreaterThanOrEqual(0);
    expect(ask.x + ask.width).toBeLessThanOrEqual(PHONE.width);
    expect(ask.y - touched.y - touched.height).toBeGreaterThanOrEqual(0);
    expect(ask.y - touched.y - touched.height).toBeLessThan(touched.height);
    await kept.locator('button.stop').click();
    await kept.waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('a session that ends while a form is half filled', () => {
  it.each(['ar', 'fr'])('is renewed by the passkey, and nothing is lost, in %s', async (lang) => {
    const context = await browser.newContext({ viewport: PHONE });
    const { page } = await deviceOf(context);
    await joinWithPasskey(page, lang);
    const reason = `عُدّ يدويا عند الباب 2 (${lang})`;
    // A phone folds the steps of an evening; the way to the form unfolds its own.
    await page.goto(`${server.url}/console/demo/days/1/close#correct`);
    await page.fill('#stated', '4321');
    await page.fill('#reason', reason);
    await context.clearCookies({ name: 'session' });
    await page.click('form[action$="/corrections"] button');
    await page.waitForSelector('[data-back]');
    // It comes as the answer to the form, and its script puts it under its own address.
    await page.waitForURL(({ pathname }) => pathname === '/console/demo/days/1/close');
    expect(await page.inputValue('#stated')).toBe('4321');
    expect(await page.inputValue('#reason')).toBe(reason);
    // Nothing was sent yet; one touch sends it.
    expect(await page.locator(`.correction-list:has-text("${reason}")`).count()).toBe(0);
    await page.click('form[action$="/corrections"] button');
    await page.waitForSelector(`.correction-list:has-text("${reason}")`);
    await context.close();
  });

  it('keeps what is typed when the page itself finds out first', async () => {
    const context = await browser.newContext({ viewport: DESK });
    const page = await context.newPage();
    const { url } = await invite(server.service, 'organizer');
    await page.goto(url);
    await page.fill('#name', 'مريم');
    await page.click('form.join button');
    await page.waitForSelector('[data-board]');
    await page.goto(`${server.url}/console/demo/gates`);
    const field = page.locator('form.hold-form input[name="until"]').first();
    await page.locator('details:has(form.hold-form)').first().locator('summary').first().click();
    await field.fill('18:30');
    // The page asks by itself, too: it finds out once, and may do so at any moment from here on.
    const refused = page.waitForResponse((answer) => answer.status() === 401);
    await context.clearCookies({ name: 'session' });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await refused;
    expect(await field.inputValue()).toBe('18:30');
    await context.close();
  });
});

describe('a shared computer', () => {
  it('is opened from a phone by six digits, and offers the next person the same', async () => {
    const phone = await browser.newContext({ viewport: PHONE });
    const own = await phone.newPage();
    const { url } = await invite(server.service, 'organizer');
    await own.goto(`${url}?lang=en`);
    await own.fill('#name', 'مريم');
    await own.click('form.join button');
    await own.waitForURL(/\/console\/(demo|passkeys)/);
    await own.goto(`${server.url}/console/me/screen`);
    await own.click('.screen button');
    const digits = (await own.textContent('.screen-digits')) ?? '';
    const desk = await browser.newContext({ viewport: DESK });
    const screen = await desk.newPage();
    await screen.goto(`${server.url}/console/demo/visitors?lang=en`);
    await screen.click('details.another-way:has(#digits) summary');
    await screen.fill('#digits', digits);
    await screen.check('#shared-digits');
    await screen.click('form:has(#digits) button');
    const sign = await screen.textContent('.screen-digits');
    // The phone finds out by itself, and then the screen does.
    await own.waitForSelector('form[action$="/screen/open"]');
    expect(await own.textContent('.screen-digits')).toBe(sign);
    await own.click('form[action$="/screen/open"] button');
    await screen.waitForSelector('.session-strip');
    expect(new URL(screen.url()).pathname).toBe('/console/demo/visitors');
    await screen.click('form.leave button');
    await screen.waitForSelector('form:has(#digits) button.primary');
    expect(await screen.locator('[data-passkey]').count()).toBe(0);
    await phone.close();
    await desk.close();
  });
});

describe('a browser without passkeys', () => {
  it('says for how long one stays signed in, and offers no button that does nothing', async () => {
    const context = await browser.newContext({ viewport: DESK });
    await context.addInitScript(() => {
      Object.defineProperty(window, 'PublicKeyCredential', { value: undefined });
    });
    const page = await context.newPage();
    const { url } = await invite(server.service, 'organizer');
    await page.goto(`${server.url}/console?lang=en`);
    await page.waitForSelector('[data-no-passkey]:not([hidden])');
    expect(await page.isVisible('form[data-passkey]')).toBe(false);
    await page.fill('#invitation', url);
    await page.click('form[action="/console/invitation"] button');
    await page.waitForSelector('#name');
    await page.waitForSelector('[data-no-passkey]:not([hidden])');
    await page.fill('#name', 'مريم');
    await page.click('form.join button');
    await page.waitForSelector('[data-board]');
    await context.close();
  });

  it('comes in without a script as well', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const { url } = await invite(server.service, 'organizer');
    await page.goto(`${server.url}/console?lang=en`);
    await page.fill('#invitation', url);
    await page.click('form[action="/console/invitation"] button');
    await page.fill('#name', 'مريم');
    await page.click('form.join button');
    await page.waitForURL('**/console/demo');
    await context.close();
  });
});
