import type { Locator, Page } from 'playwright-core';
import { leadsOn } from './leads-on.ts';
import type { Server } from './server.ts';

/** Opens the console's page of gates anew, as it is now. */
export async function gatesPage(console: Page, server: Server): Promise<void> {
  await console.goto(`${server.url}/console/demo/gates`);
}

/** Revokes the one phone that is in service. */
export async function revokeOnlyPhone(console: Page, server: Server): Promise<void> {
  await gatesPage(console, server);
  await confirm(console.locator('.step', { has: console.locator('form[action$="/revoke"]') }));
}

/** Answers for the one hand-in that waits. */
export async function decide(console: Page, verb: 'accept' | 'decline'): Promise<void> {
  const form = `form[action$="/${verb}"]`;
  await confirm(console.locator('.hand-in .step', { has: console.locator(form) }));
}

/** Starts or ends the free flow of the whole site. */
export async function turnFreeFlow(console: Page, server: Server): Promise<void> {
  await gatesPage(console, server);
  const form = 'form[action$="/gates/free-flow"]';
  await confirm(console.locator('.site .step', { has: console.locator(form) }));
}

/** The day's six digits of the supervisor for the only phone, shown to who asks for them. */
export async function supervisorCode(console: Page, server: Server): Promise<string> {
  await gatesPage(console, server);
  await console.click('.supervisor summary');
  return ((await console.textContent('.supervisor-code')) ?? '').replace(/\D/g, '');
}

/** Holds or closes the whole site. */
export async function stopEntry(
  console: Page,
  server: Server,
  kind: 'hold' | 'close',
): Promise<void> {
  await gatesPage(console, server);
  const form = `form[action$="/gates/hold"]:has(input[value="${kind}"])`;
  await confirm(console.locator('.site .step', { has: console.locator(form) }));
}

/** Opens the whole site again. */
export async function reopen(console: Page, server: Server): Promise<void> {
  await gatesPage(console, server);
  const form = 'form[action$="/gates/reopen"]';
  await confirm(console.locator('.site .step', { has: console.locator(form) }));
}

/**
 * Sends the form of the desk until what should come of it has. Where the service says nothing for four
 * seconds, as on a machine that stalls, the page says so, and who stands there presses again.
 */
export async function sendAtDesk(page: Page, done: Promise<unknown>): Promise<void> {
  const isDone = done.then(() => true);
  const isAway = () =>
    page.waitForSelector('form[data-desk] [data-offline]:not([hidden])').then(
      () => false,
      () => true,
    );
  do await page.click('form[data-desk] button[type="submit"]');
  while (!(await Promise.race([isDone, isAway()])));
  await isDone;
}

/** Opens a change and confirms it. */
async function confirm(step: Locator): Promise<void> {
  await step.locator('summary').click();
  await leadsOn(step.locator('button[type="submit"]'));
}
