import type { Page } from 'playwright-core';
import type { Locale } from '../../src/domain/kinds.ts';
import { dutyWords } from '../../src/i18n/duty.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { askPressure, scanText, typePad, waiting } from './phones.ts';

export const NO_TICKET = 'HTTPS://EXAMPLE.COM/MENU';

/** One thing that a gate's screen can show: how it comes, and how it goes. */
export interface GateState {
  readonly name: string;
  enter(page: Page): Promise<unknown>;
  leave(page: Page): Promise<unknown>;
}

/** A tap on the picture of the camera: what was shown has been read. */
function dismiss(page: Page): Promise<void> {
  return page.evaluate(() => document.getElementById('video')?.click());
}

/** Opens the menu, and one of its entries. */
export async function choose(page: Page, entry: string): Promise<void> {
  await page.click('#tool-menu');
  await page.dispatchEvent(`#menu-body button:has-text("${entry}")`, 'click');
}

const click = (selector: string) => (page: Page) => page.click(selector);
const stay = async () => undefined;
const refuse = (page: Page) => scanText(page, NO_TICKET, true);
async function refuseAndFold(page: Page): Promise<void> {
  await refuse(page);
  await page.waitForSelector('#work.folded');
}

/** What stands on the screen whatever the gate's state is. */
const CARDS: readonly GateState[] = [
  { name: 'a refusal', enter: refuse, leave: dismiss },
  { name: 'a refusal as a chip', enter: refuseAndFold, leave: dismiss },
  { name: 'the keys from 1 to 0', enter: click('#tool-code'), leave: click('#tool-code') },
  { name: 'the counter', enter: click('#tool-count'), leave: click('#tool-count') },
];

/** All that staff can reach on a phone of an open gate, in an order in which they can. */
export function openGateStates(locale: Locale, nextTicket: () => Promise<string>): GateState[] {
  const words = gateWords[locale];
  const admit = async (page: Page) => scanText(page, await nextTicket(), true);
  return [
    { name: 'scanning', enter: stay, leave: stay },
    { name: 'the menu', enter: click('#tool-menu'), leave: click('#menu-close') },
    { name: 'an admission', enter: admit, leave: dismiss },
    ...CARDS,
    {
      name: 'the words for a visitor',
      enter: async (page) => {
        await refuse(page);
        await page.click(`.actions button:has-text("${words.turnRound}")`);
      },
      leave: async (page) => {
        await page.click('#visitor-message');
        await dismiss(page);
      },
    },
    {
      name: 'the reasons to let in all the same',
      enter: async (page) => {
        await refuse(page);
        await page.click('.actions .big:last-child');
      },
      leave: click('.actions .whole'),
    },
    {
      name: 'counting out',
      enter: async (page) => {
        await page.click('#tool-count');
        await page.click('#lane-exit');
      },
      leave: stay,
    },
    {
      name: 'the minute of counting',
      enter: click(`.counter button:has-text("${dutyWords[locale].minute.open}")`),
      leave: async (page) => {
        await page.click('.head .close');
        await page.click('#lane-entry');
        await page.click('#tool-count');
      },
    },
    {
      name: 'the question before a call for help',
      enter: askPressure,
      leave: click('.ask .whole'),
    },
    { name: 'a count by eye', enter: (page) => choose(page, words.counter.eye), leave: stay },
    {
      name: 'what a count by eye replaces',
      enter: async (page) => {
        await typePad(page, '18000');
        await page.waitForSelector('.eye');
      },
      leave: click('.eye .whole'),
    },
    ...dutyStates(locale),
  ];
}

function dutyStates(locale: Locale): GateState[] {
  const words = gateWords[locale];
  const rescue = rescueWords[locale];
  return [
    {
      name: 'the last scans',
      enter: (page) =>
        choose(page, words.recent.open).then(() => page.waitForSelector('.recent .primary')),
      leave: click('.recent .primary'),
    },
    {
      name: 'a rescue that is sent',
      // Nothing waits to be sent: with codes it is another state, which depends on the network.
      enter: async (page) => {
        await waiting(page, 0);
        await choose(page, rescue.send.open);
        await page.waitForSelector('.send p');
      },
      leave: click('.send .primary'),
    },
    {
      name: 'a rescue that is received',
      enter: (page) =>
        choose(page, rescue.rescue.open).then(() => page.waitForSelector('.rescue .close')),
      leave: click('.rescue .close'),
    },
    { name: 'the number of a shift', enter: (page) => choose(page, words.shift.open), leave: stay },
    {
      name: 'the code of a shift',
      enter: (page) => typePad(page, '12'),
      // The menu says what it said when it was opened: a shift that is still being opened is none yet.
      leave: async (page) => {
        await typePad(page, '4321');
        await page.waitForSelector('#shift:not([hidden])');
        await page.waitForSelector('.pad', { state: 'detached' });
      },
    },
    {
      name: 'the sheet of a shift',
      enter: (page) => choose(page, words.shift.close).then(() => page.waitForSelector('.sheet')),
      leave: click('.actions .primary'),
    },
  ];
}

/** What a gate that is held or closed shows. */
export function stoppedStates(locale: Locale): GateState[] {
  return [
    { name: 'the gate', enter: stay, leave: stay },
    ...CARDS,
    {
      name: 'the words for a crowd',
      enter: (page) => choose(page, gateWords[locale].menu.crowd),
      leave: click('#visitor-message'),
    },
  ];
}

/** What a phone in practice shows. */
export const PRACTICE_STATES: readonly GateState[] = [
  { name: 'the gate', enter: stay, leave: stay },
  ...CARDS,
];
