import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionWords } from '../../src/i18n/edition.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { launch } from './browser.ts';
import { daysFrom, EditionPages } from './edition-pages.ts';
import { hasRun } from './has-run.ts';
import {
  boardPage,
  GATE_PHONE,
  launchWithFakeCamera,
  readPicture,
  registerFamily,
  visitorPage,
} from './people.ts';
import { scanText, stopCamera } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let cameras: Browser;
let owner: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  cameras = await launchWithFakeCamera();
  owner = await boardPage(browser, server);
});

afterAll(async () => {
  await Promise.all([browser?.close(), cameras?.close()]);
  await server?.stop();
  state.remove();
});

describe.each([
  { lang: 'ar', slug: 'fes-ar' },
  { lang: 'fr', slug: 'fes-fr' },
] as const)('an edition from its own pages alone, in $lang', ({ lang, slug }) => {
  const days = daysFrom(Date.now());
  let pages: EditionPages;

  beforeAll(() => {
    pages = new EditionPages(owner, server, slug, lang);
  });

  const publicStatus = async () => (await fetch(`${server.url}/${lang}/${slug}`)).status;

  it('begins as a draft with a name, which nobody sees and nobody can publish', async () => {
    const { editions } = pages.words;
    await owner.goto(`${server.url}/console/demo/editions?lang=${lang}`);
    await owner.getByText(editions.blank, { exact: true }).click();
    const name = { 'name.ar': 'أبواب فاس', 'name.fr': 'Portes de Fès' };
    // Its days are set up on their own page, below.
    await pages.fill('details[open] form', { ...name, slug, first: '' });
    await owner.click('details[open] form button[type="submit"]');
    await pages.atChecklist();
    expect(await owner.getAttribute('html', 'lang')).toBe(lang);
    expect(await pages.missing()).toBe(6);
    await pages.beforePublishing();
    expect(await owner.textContent('.notice')).toContain(pages.words.checklist.steps.gates);
    expect(await owner.locator('#confirm').count()).toBe(0);
    expect(await publicStatus()).toBe(404);
  });

  it('takes its words, its rules, and who answers for the data', async () => {
    await pages.open('name');
    await pages.save({
      ...{ 'city.ar': 'فاس', 'city.fr': 'Fès' },
      ...{ 'venue.ar': 'ساحة بوجلود', 'venue.fr': 'Place Boujloud' },
      ...{ 'texts.desk.ar': 'يسار باب الدخول', 'texts.desk.fr': 'À gauche de l’entrée' },
    });
    await pages.open('registration');
    await pages.save({
      'registration.opens': `${days.yesterday}T09:00`,
      'registration.closes': `${days.second}T14:00`,
      'policy.day_ends': days.ends,
    });
    await pages.open('controller');
    await pages.save({
      ...{ 'controller.name.ar': 'ولاية أمن فاس', 'controller.name.fr': 'Sûreté de Fès' },
      'controller.contact': 'donnees@example.org',
    });
    await pages.open('carriers');
    await pages.save({
      ...{ 'controller.hosting.ar': 'خادم الولاية', 'controller.hosting.fr': 'Serveur local' },
      ...{ 'controller.carriers.ar': 'لا تُرسل رسائل', 'controller.carriers.fr': 'Aucun envoi' },
    });
    expect(await pages.missing()).toBe(3);
  });

  it('takes two days filled with windows, and shares of them', async () => {
    await pages.open('days');
    // One window: those of a day that has begun are not all to come.
    await pages.addDay({ ...days.hours, date: days.first, minutes: '1440', people: '400' });
    expect(await owner.inputValue('[id="new.date"]')).toBe(days.second);
    await pages.addDay({ minutes: '120', people: '900' });
    expect(await owner.locator('.day-band').count()).toBe(2);
    await pages.open('shares');
    await pages.save({ 'shares.kept.school': '20', 'shares.kept.desk': '10' });
    expect(await pages.missing()).toBe(1);
  });

  it('takes a gate in and a gate out', async () => {
    await pages.open('gates');
    await pages.addGate({ sign: 'A', 'name.ar': 'باب الدخول', 'name.fr': 'Entrée' }, 'in');
    await pages.addGate({ sign: 'S', 'name.ar': 'باب الخروج', 'name.fr': 'Sortie' }, 'out');
    expect(await owner.locator('.gate-sign').allTextContents()).toEqual(['A', 'S']);
    expect(await pages.missing()).toBe(0);
  });

  it('shows what will be public, and then is', async () => {
    await pages.beforePublishing();
    const shown = await owner.textContent('main');
    const written = ['أبواب فاس', 'Portes de Fès', 'ساحة بوجلود', 'Sûreté de Fès'];
    const own = ['Aucun envoi', 'donnees@example.org', lang === 'ar' ? 'باب الدخول' : 'Entrée'];
    for (const text of [...written, ...own]) expect(shown).toContain(text);
    await owner.click('#confirm');
    await pages.atChecklist();
    expect(await owner.textContent('main')).toContain(pages.words.checklist.statuses.open);
    expect(await publicStatus()).toBe(200);
    expect(await (await fetch(`${server.url}/en/${slug}`)).text()).toContain('Portes de Fès');
  });

  it('registers a first party on a phone, and lets it in at its gate', async () => {
    const visitor = await visitorPage(browser);
    const token = await registerFamily(visitor, `${server.url}/${lang}/${slug}`);
    await visitor.goto(`${server.url}/t/${token}`);
    expect(await visitor.getAttribute('html', 'lang')).toBe(lang);
    const code = (await readPicture(await visitor.screenshot())) ?? '';
    expect(code).toBe(`${server.url}/t/${token}`.toUpperCase());

    const gate = await openGate(lang, slug);
    await scanText(gate, code);
    expect(await gate.getAttribute('#work', 'data-tone')).toBe('in');
    expect(await gate.textContent('#panel .number')).toBe('5');

    await owner.goto(`${server.url}/console/${slug}`);
    await boardSays('today.parties', '1');
    await boardSays('inside', '5');
    await visitor.reload();
    expect(await visitor.textContent('main')).toContain(visitorWords[lang].ticket.states.allIn);
  });
});

describe('the address of a new edition', () => {
  it('stays as it was typed before the page’s script came', async () => {
    const came = Promise.withResolvers<void>();
    await owner.route('**/console-new-edition*', async (route) => {
      await came.promise;
      await route.continue();
    });
    await owner.goto(`${server.url}/console/demo/editions?lang=fr`);
    await owner.getByText(editionWords.fr.editions.blank, { exact: true }).click();
    const slug = owner.locator('details[open] [name="slug"]');
    await slug.fill('le-mien');
    const script = owner.waitForResponse('**/console-new-edition*');
    came.resolve();
    await (await script).finished();
    // The script has run once what comes after it in the queue of the page has.
    await owner.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await owner.fill('details[open] [name="name.fr"]', 'Portes de Fès');
    expect(await slug.inputValue()).toBe('le-mien');
    await owner.unroute('**/console-new-edition*');
  });

  it.each([
    ['stays as it was typed', 'le-mien', /^le-mien$/],
    ['goes on being proposed', null, /^fes-20\d\d$/],
  ])('%s on a page that came back with faults', async (_, typed, after) => {
    await owner.goto(`${server.url}/console/demo/editions?lang=fr`);
    await hasRun(owner, 'console-new-edition');
    await owner.getByText(editionWords.fr.editions.blank, { exact: true }).click();
    const slug = owner.locator('details[open] [name="slug"]');
    await owner.fill('details[open] [name="name.ar"]', 'أبواب مفتوحة');
    await owner.fill('details[open] [name="name.fr"]', 'Portes ouvertes');
    if (typed) await slug.fill(typed);
    const before = await slug.inputValue();
    await owner.fill('details[open] [name="days"]', '40');
    await owner.click('details[open] form button[type="submit"]');
    await owner.waitForSelector('details[open] form [aria-invalid="true"]');
    await hasRun(owner, 'console-new-edition');
    expect(await slug.inputValue()).toBe(before);
    await owner.fill('details[open] [name="city.fr"]', 'Fès');
    expect(await slug.inputValue()).toMatch(after);
  });
});

/** A phone of an edition's first gate, whose invitation its page of gates has shown. */
async function openGate(lang: string, slug: string): Promise<Page> {
  await owner.goto(`${server.url}/console/${slug}/gates`);
  await owner.click('form[action$="/gates/1/invite"] button');
  const link = (await owner.textContent('#link')) ?? '';
  const context = await cameras.newContext({ ...GATE_PHONE, locale: `${lang}-MA` });
  const gate = await context.newPage();
  await gate.goto(link);
  await gate.click('#enrol-open');
  await gate.waitForSelector('#work:not([hidden])');
  await stopCamera(gate);
  await gate.waitForFunction(() => document.getElementById('fresh')?.textContent);
  expect(await gate.getAttribute('html', 'lang')).toBe(lang);
  return gate;
}

async function boardSays(place: string, text: string): Promise<void> {
  await owner.waitForFunction(
    ([name, wanted]) =>
      document.querySelector(`[data-figure="${name}"]`)?.textContent?.trim() === wanted,
    [place, text],
  );
}
