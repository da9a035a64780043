import type { Page } from 'playwright-core';
import type { Locale } from '../../src/domain/kinds.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { askPressure, cutNetwork, scanText, typePad } from './phones.ts';

/** A phone in service, and tickets that nobody has used yet. */
interface GateStage {
  readonly page: Page;
  readonly locale: Locale;
  /** A fresh ticket of today, as its code says it. */
  ticket(): Promise<string>;
}

/** Shows a screen; what is given back leads away from it. */
type Screen = (stage: GateStage) => Promise<() => Promise<unknown>>;

const NO_TICKET = 'HTTPS://EXAMPLE.COM/MENU';
const stay = async () => undefined;

/** Every screen of a gate's phone, in an order in which one can follow the other. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  'the camera looks': async ({ page }) => {
    await page.waitForSelector('#work[data-tone="idle"]');
    return stay;
  },
  'a family is let in': async ({ page, ticket }) => {
    await scanText(page, await ticket(), true);
    return stay;
  },
  'a family is in already': async ({ page, ticket }) => {
    const family = await ticket();
    await scanText(page, family, true);
    await scanText(page, family, true);
    return stay;
  },
  'no ticket': async ({ page }) => {
    await scanText(page, NO_TICKET, true);
    return stay;
  },
  'a refusal as a chip': async ({ page }) => {
    await page.waitForSelector('#work.folded');
    return stay;
  },
  'reasons to let somebody in': async ({ page }) => {
    await scanText(page, NO_TICKET, true);
    await page.click('.actions .big:last-child');
    return () => page.click('.actions .whole');
  },
  'twelve digits': async ({ page }) => {
    await page.click('#tool-code');
    return () => page.click('#tool-code');
  },
  'counting in': async ({ page }) => {
    await page.click('#tool-count');
    return () => page.click('#tool-count');
  },
  'counting out': async ({ page }) => {
    await page.click('#tool-count');
    await page.click('#lane-exit');
    return async () => {
      await page.click('#lane-entry');
      await page.click('#tool-count');
    };
  },
  'a question before a call for help': async ({ page }) => {
    await askPressure(page);
    return () => page.click('.ask .whole');
  },
  'the menu': async ({ page }) => {
    await page.click('#tool-menu');
    return () => page.click('#menu-close');
  },
  'the last scans': async (stage) => {
    await choose(stage, gateWords[stage.locale].recent.open);
    return () => stage.page.click('.overlay.recent .primary');
  },
  'a count by eye': async (stage) => {
    await choose(stage, gateWords[stage.locale].counter.eye);
    await typePad(stage.page, '180');
    await stage.page.waitForSelector('.eye .whole');
    return () => stage.page.click('.eye .whole');
  },
  'the number of a shift': async (stage) => {
    await choose(stage, gateWords[stage.locale].shift.open);
    await stage.page.waitForSelector('.pad');
    return stay;
  },
  'the sheet of a shift': async (stage) => {
    await typePad(stage.page, '12');
    await typePad(stage.page, '4321');
    await stage.page.waitForSelector('#shift:not([hidden])');
    await choose(stage, gateWords[stage.locale].shift.close);
    await stage.page.waitForSelector('.ask .sheet');
    return () => stage.page.click('.ask .primary');
  },
  'a message to the crowd': async (stage) => {
    await choose(stage, gateWords[stage.locale].menu.crowd);
    await stage.page.waitForSelector('#visitor-message:not([hidden])');
    return () => stage.page.click('#visitor-message');
  },
  'a hold': async (stage) => {
    await choose(stage, gateWords[stage.locale].menu.hold, '#menu-close');
    await stage.page.waitForSelector('#work[data-state="held"]');
    return stay;
  },
  'a ticket under a hold': async (stage) => {
    await scanText(stage.page, await stage.ticket(), true);
    return async () => {
      await choose(stage, gateWords[stage.locale].menu.release, '#menu-close');
      await stage.page.waitForSelector('#work[data-state="open"]');
    };
  },
  'codes of scans that were not sent': async (stage) => {
    await cutNetwork(stage.page);
    await scanText(stage.page, NO_TICKET, true);
    await choose(stage, rescueWords[stage.locale].send.open);
    await stage.page.waitForSelector('.send .qr');
    return async () => {
      await stage.page.locator('.send button').last().click();
      await stage.page.context().setOffline(false);
    };
  },
  "another phone's codes": async (stage) => {
    await choose(stage, rescueWords[stage.locale].rescue.open);
    await stage.page.waitForSelector('.rescue');
    return () => stage.page.locator('.rescue button').last().click();
  },
  practice: async (stage) => {
    await choose(stage, rescueWords[stage.locale].practice.open);
    await stage.page.waitForSelector('.practice-bar');
    await stage.page.waitForSelector('#work:not([hidden])');
    return async () => {
      await stage.page.click('.practice-bar button');
      await stage.page.waitForSelector('.practice-bar', { state: 'detached' });
    };
  },
};

/** Turns a phone in service to a language. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.click('#tool-menu');
  await page.click(`#menu-body .language[lang="${locale}"]`);
  await page.click('#menu-close');
}

/** Presses a button of the menu, then what closes the menu if it does not do so itself. */
async function choose({ page }: GateStage, words: string, then?: string): Promise<void> {
  await page.click('#tool-menu');
  await page.click(`#menu-body button:has-text(${JSON.stringify(words)})`);
  if (then) await page.click(then);
}
