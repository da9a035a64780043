import type { Browser, BrowserContext, Page } from 'playwright-core';
import { invite } from '../../scripts/operator.mjs';
import { localParts } from '../../src/domain/calendar.ts';
import type { Locale } from '../../src/domain/kinds.ts';
import { askFrom, showDigits } from './asked-phone.ts';
import { sendAtDesk } from './desk.ts';
import { openFullest } from './full-board.ts';
import { EVENING, fillEvening } from './full-evening.ts';
import { importOne, openCheck, openColumns } from './import-pages.ts';
import { boardPage } from './people.ts';
import type { Server } from './server.ts';
import { register } from './tickets.ts';
import { fillWindow, giveBack, letPass, untilOffered, waitAsking } from './wait-list.ts';
import { setWishes, type WishPages } from './wish-pages.ts';

/** What the pages are about, made once: registrations of every kind, a phone, somebody's session. */
export interface Stage {
  readonly server: Server;
  readonly family: Links;
  readonly cancelled: Links;
  /** All of whose data was erased. */
  readonly erased: Links;
  /** A group that waits for an answer. */
  readonly pending: Links;
  /** A group that was declined for missing details. */
  readonly declined: Links;
  /** The private addresses of a party that waits for places, and of one that is offered some. */
  readonly waiting: string;
  readonly offered: string;
  /** Of one that let its offer pass. */
  readonly late: string;
  /** A crew that was approved for two days. */
  readonly press: Links;
  /** Its id in the queue of the console: that of the group that waits. */
  readonly request: string;
  /** A school that has a coach for each of its tickets. */
  readonly coaches: Links;
  /** The id of a registration that was made at the desk. */
  readonly record: string;
  /** The address of a list that was imported. */
  readonly list: string;
  readonly wishes: WishPages;
  readonly invitation: string;
  readonly owner: BrowserContext;
  readonly viewer: BrowserContext;
  /** Of another edition, whose figures were stated, released and put right. */
  readonly office: BrowserContext;
}

/** The links of a registration, without a language. */
interface Links {
  readonly ticket: string;
  readonly manage: string;
}

export type Reader = 'visitor' | 'owner' | 'viewer' | 'office';

interface PageOfStage {
  readonly who: Reader;
  open(page: Page, stage: Stage, lang: Locale): Promise<unknown>;
}

/**
 * Every page that people read outside of the gate's own. A new page gets a line here, and with it
 * what is asked of all of them.
 */
export const PAGES: Readonly<Record<string, PageOfStage>> = {
  event: visitor((_, lang) => `/${lang}/demo`),
  'event on the phone of a holder': {
    who: 'visitor',
    open: async (page, { server, family }, lang) => {
      await page.goto(`${server.url}${family.ticket}?lang=${lang}`);
      await page.click('[data-remember]');
      await page.waitForSelector('[data-forget]:not([hidden])');
      await page.goto(`${server.url}/${lang}/demo`);
      await page.locator('.own-tickets summary').first().click();
      // The next page is that of a phone which remembers nothing.
      await page.evaluate(() => localStorage.clear());
    },
  },
  privacy: visitor((_, lang) => `/${lang}/demo/privacy`),
  'released figures': visitor((_, lang) => `/${lang}/demo/figures`),
  notices: visitor((_, lang) => `/${lang}/demo/notices`),
  notice: visitor((_, lang) => `/${lang}/demo/notices/1`),
  'notice that was corrected': visitor((_, lang) => `/${lang}/demo/notices/2`),
  'text that was replaced': visitor((_, lang) => `/${lang}/demo/notices/2/1`),
  'notice that was withdrawn': visitor((_, lang) => `/${lang}/demo/notices/3`),
  'notice that there is not': visitor((_, lang) => `/${lang}/demo/notices/77777`),
  form: visitor((_, lang) => `/${lang}/demo/days/2`),
  'form of a school': visitor((_, lang) => `/${lang}/demo/days/2?kind=school`),
  'form of an association': visitor((_, lang) => `/${lang}/demo/days/2?kind=association`),
  'form of the press': visitor((_, lang) => `/${lang}/demo/days/2?kind=media`),
  'form of the press with errors': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/${lang}/demo/days/2?kind=media`);
      await sendEmpty(page, '.send-bar button');
    },
  },
  'form with errors': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/${lang}/demo/days/2?kind=school`);
      await sendEmpty(page, '.send-bar button');
    },
  },
  'form of a wait list': visitor((_, lang) => `/${lang}/demo/days/5/wait`),
  'form of a wait list with errors': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/${lang}/demo/days/5/wait`);
      await page.check('[name="turn"][value="ask"]');
      await sendEmpty(page, '.send-bar button');
    },
  },
  'a party that waits': visitor(({ waiting }, lang) => `${waiting}?lang=${lang}`),
  'a party whose offer is over': visitor(({ late }, lang) => `${late}?lang=${lang}`),
  'a party that is offered places': visitor(({ offered }, lang) => `${offered}?lang=${lang}`),
  ticket: visitor(({ family }, lang) => `${family.ticket}?lang=${lang}`),
  'ticket that the phone kept': {
    who: 'visitor',
    open: async (page, { server, family }, lang) => {
      await page.goto(`${server.url}${family.ticket}?lang=${lang}`);
      await page.locator('#kept-note').evaluate((note) => note.removeAttribute('hidden'));
    },
  },
  'ticket of a coach': visitor(({ coaches }, lang) => `${coaches.ticket}?lang=${lang}`),
  'ticket that is cancelled': visitor(({ cancelled }, lang) => `${cancelled.ticket}?lang=${lang}`),
  welcome: visitor(({ family }, lang) => `${family.manage}?new=1&lang=${lang}`),
  'welcome of a school': visitor(({ coaches }, lang) => `${coaches.manage}?new=1&lang=${lang}`),
  'welcome of a group that waits': visitor(
    ({ pending }, lang) => `${pending.manage}?new=1&lang=${lang}`,
  ),
  manage: visitor(({ family }, lang) => `${family.manage}?lang=${lang}`),
  'manage of a school': visitor(({ coaches }, lang) => `${coaches.manage}?lang=${lang}`),
  'manage of a school with errors': {
    who: 'visitor',
    open: async (page, { server, coaches }, lang) => {
      await page.goto(`${server.url}${coaches.manage}?lang=${lang}`);
      await page
        .locator('[name^="girls-"]')
        .first()
        .evaluate((field: HTMLInputElement) => {
          field.value = 'many';
        });
      await sendEmpty(page, 'form[action*="/coaches"] button[type="submit"]');
    },
  },
  'sheet of a school': visitor(({ coaches }, lang) => `${coaches.manage}/sheet?lang=${lang}`),
  'question before a coach is cancelled': {
    who: 'visitor',
    open: async (page, { server, coaches }, lang) => {
      await page.goto(`${server.url}${coaches.manage}?lang=${lang}`);
      await page.locator('[data-coach] .quiet-links a').first().click();
    },
  },
  'manage of a group that waits': visitor(({ pending }, lang) => `${pending.manage}?lang=${lang}`),
  'manage with errors': {
    who: 'visitor',
    open: async (page, { server, family }, lang) => {
      await page.goto(`${server.url}${family.manage}?lang=${lang}`);
      await page
        .locator('form[action*="/change"] [name="adults"]')
        .evaluate((field: HTMLInputElement) => {
          field.value = 'many';
        });
      await sendEmpty(page, 'form[action*="/change"] button[type="submit"]');
    },
  },
  'manage of a group without its code': {
    who: 'visitor',
    open: async (page, { server, pending }, lang) => {
      await page.goto(`${server.url}${pending.manage}?lang=${lang}`);
      await sendEmpty(page, 'form[action*="/code"] button');
    },
  },
  'question before a cancellation': visitor(
    ({ family }, lang) => `${family.manage}/cancel?lang=${lang}`,
  ),
  'all data of a visitor': visitor(({ family }, lang) => `${family.manage}/data?lang=${lang}`),
  'question before data is erased': visitor(
    ({ family }, lang) => `${family.manage}/erase?lang=${lang}`,
  ),
  'receipt of an erasure': visitor(({ erased }, lang) => `${erased.manage}?lang=${lang}`),
  cancelled: visitor(({ cancelled }, lang) => `${cancelled.manage}?done=cancelled&lang=${lang}`),
  'manage of a group that was declined': visitor(
    ({ declined }, lang) => `${declined.manage}?lang=${lang}`,
  ),
  'manage of a completed request with errors': {
    who: 'visitor',
    open: async (page, { server, declined }, lang) => {
      await page.goto(`${server.url}${declined.manage}?lang=${lang}`);
      await page.fill('form[action*="/resend"] [name="organisation"]', '');
      await sendEmpty(page, 'form[action*="/resend"] button[type="submit"]');
    },
  },
  'welcome of the press': visitor(({ press }, lang) => `${press.manage}?new=1&lang=${lang}`),
  'manage of the press': visitor(({ press }, lang) => `${press.manage}?lang=${lang}`),
  'finding a ticket where nothing is sent': visitor((_, lang) => `/${lang}/demo/find`),
  'form of a wish': visitor((_, lang) => `/${lang}/demo/wish`),
  'form of a wish with errors': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/${lang}/demo/wish`);
      await page.fill('#wish', 'عمري 8 سنوات');
      await sendEmpty(page, '#wish-form button[type="submit"]');
    },
  },
  'wish that was sent': visitor(({ wishes }, lang) => `${wishes.received}?new=1&lang=${lang}`),
  'wish that was granted': visitor(({ wishes }, lang) => `${wishes.granted}?lang=${lang}`),
  'wish that is not possible': visitor(({ wishes }, lang) => `${wishes.declined}?lang=${lang}`),
  'wish that was erased': visitor(({ wishes }, lang) => `${wishes.withdrawn}?lang=${lang}`),
  'lost ticket': visitor((_, lang) => `/t/AAAAAAAAAAAAAAAAAAAA?lang=${lang}`),
  'lost registration': visitor((_, lang) => `/r/aaaaaaaaaaaaaaaaaaaaaaaa?lang=${lang}`),
  lost: visitor((_, lang) => `/${lang}/nowhere`),
  'signed out': visitor((_, lang) => `/console?lang=${lang}`),
  join: visitor(({ invitation }, lang) => `${invitation}?lang=${lang}`),
  'join without a name': {
    who: 'visitor',
    open: async (page, { server, invitation }, lang) => {
      await page.goto(`${server.url}${invitation}?lang=${lang}`);
      await sendEmpty(page, 'form.join button');
    },
  },
  'join for who is in': { who: 'owner', open: at(({ invitation }) => invitation) },
  'signed out with errors of a passkey': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/console?lang=${lang}`);
      await send(page, () =>
        page
          .locator('form[data-passkey]')
          .evaluate((one: HTMLFormElement) => HTMLFormElement.prototype.submit.call(one)),
      );
    },
  },
  'signed out with errors of an invitation': {
    who: 'visitor',
    open: async (page, { server }, lang) => {
      await page.goto(`${server.url}/console?lang=${lang}`);
      await page.fill('#invitation', 'hello');
      await send(page, () => page.click('form[action="/console/invitation"] button'));
    },
  },
  messages: { who: 'owner', open: at(() => '/console/demo/messages') },
  exports: { who: 'owner', open: at(() => '/console/demo/exports') },
  'channel of e-mail': { who: 'owner', open: at(() => '/console/demo/messages/channels/email') },
  'channel of notifications': {
    who: 'owner',
    open: at(() => '/console/demo/messages/channels/push'),
  },
  'channel of SMS whose template is wrong': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/messages/channels/sms')(page, stage, lang);
      const wrong = { method: 'CONNECT', url: 'http://sms.example/', headers: {}, follow: true };
      await page.fill('#template', JSON.stringify(wrong));
      await page.fill('#prefixes', '+212');
      await sendEmpty(page, '.channel-form > button.primary');
    },
  },
  'text for many with errors': {
    who: 'owner',
    open: (page, { server }, lang) =>
      writeToMany(page, { url: server.url, lang, text: 'abwab.ma' }),
  },
  'text for many before it is sent': {
    who: 'owner',
    open: (page, { server }, lang) => writeToMany(page, { url: server.url, lang, text: '{day}' }),
  },
  'text for many that was sent': { who: 'owner', open: at(() => '/console/demo/messages/bulk/1') },
  log: { who: 'owner', open: at(() => '/console/demo/log') },
  'privacy desk': { who: 'owner', open: at(() => '/console/demo/privacy') },
  'privacy desk that found somebody': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/privacy')(page, stage, lang);
      await page.fill('#text', 'فاطمة');
      await send(page, () => page.click('.privacy-find button'));
    },
  },
  'all that is held of a person': {
    who: 'owner',
    open: at(({ record }) => `/console/demo/privacy/people/${record}`),
  },
  'copy of what is held of a person': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(({ record }) => `/console/demo/privacy/people/${record}`)(page, stage, lang);
      await send(page, () => page.locator('form[action$="/copy"] button').first().click());
    },
  },
  'own page': { who: 'owner', open: at(() => '/console/me') },
  'six digits for another screen': {
    who: 'owner',
    open: (page, { server }, lang) => showDigits(page, server.url, lang),
  },
  'screen that waits for a phone': {
    who: 'visitor',
    open: (page, { server, owner }, lang) => askFrom(page, { owner, url: server.url, lang }),
  },
  'phone that is asked for a screen': {
    who: 'owner',
    async open(page, { server, owner }, lang) {
      const screen = await owner.browser()?.newPage();
      if (!screen) throw new Error('no browser');
      await askFrom(screen, { owner, url: server.url, lang });
      await page.goto(`${server.url}/console/me/screen?lang=${lang}`);
      await page.waitForSelector('form[action$="/screen/open"]');
      await screen.close();
    },
  },
  'new passkey': { who: 'owner', open: at(() => '/console/passkeys/new') },
  'join with a spent invitation': visitor((_, lang) => `/console/join/spent?lang=${lang}`),
  'no edition': { who: 'owner', open: at(() => '/console/none') },
  'not for this role': { who: 'viewer', open: at(() => '/console/demo/gates') },
  board: {
    who: 'owner',
    open: (page, { server }, lang) => openFullest(page, server.url, lang),
  },
  gates: { who: 'owner', open: at(() => '/console/demo/gates') },
  'gates with an hour that is none': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/gates')(page, stage, lang);
      const form = page.locator('form.hold-form').first();
      await form.locator('input[name="until"]').evaluate((field) => {
        field.setAttribute('type', 'text');
        field.setAttribute('value', 'noon');
      });
      await send(page, () => form.evaluate((one: HTMLFormElement) => one.requestSubmit()));
    },
  },
  'invitation of a phone': posted('/console/demo/gates', 'form[action$="/gates/1/invite"]'),
  'cards of phones': posted('/console/demo/gates', 'form[action$="/gates/1/cards"]'),
  'practice sheet': { who: 'owner', open: at(() => '/console/demo/gates/practice') },
  import: { who: 'owner', open: at(() => '/console/demo/import') },
  'columns of a list': {
    who: 'owner',
    open: (page, { server }, lang) => openColumns(page, server, lang),
  },
  'rows of a list': {
    who: 'owner',
    open: (page, { server }, lang) => openCheck(page, server, lang),
  },
  'list that was imported': { who: 'owner', open: at(({ list }) => list) },
  'letters of a list': { who: 'owner', open: at(({ list }) => `${list}/letters`) },
  requests: { who: 'owner', open: queried('/console/demo/requests?kind=school') },
  'badges of the press': { who: 'owner', open: at(() => '/console/demo/requests/badges') },
  'requests of nobody': { who: 'owner', open: queried('/console/demo/requests?kind=guest') },
  request: { who: 'owner', open: at(({ request }) => `/console/demo/requests/${request}`) },
  'request to decide': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(({ request }) => `/console/demo/requests/${request}`)(page, stage, lang);
      await page.locator('.request-decisions summary').last().click();
    },
  },
  'reason of a refusal': { who: 'owner', open: checking('what=decline') },
  'text of a refusal': { who: 'owner', open: checking('what=decline&reason=incomplete') },
  'approval to confirm': { who: 'owner', open: checking('what=approve') },
  wishes: { who: 'owner', open: at(() => '/console/demo/wishes') },
  'wish to answer': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/wishes/1')(page, stage, lang);
      await page.locator('.wish-decisions summary').first().click();
    },
  },
  'wish to answer with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/wishes/1')(page, stage, lang);
      await page.locator('.wish-decisions summary').nth(1).click();
      await sendEmpty(page, '.wish-decisions details[open] button');
    },
  },
  'wish that was answered': { who: 'owner', open: at(() => '/console/demo/wishes/2') },
  'set-up of wishes': { who: 'owner', open: at(() => '/console/demo/edition/wishes') },
  team: { who: 'owner', open: at(() => '/console/demo/people') },
  'invitation to the team': posted('/console/demo/people', 'form[action$="/people/invite"]'),
  'code of a group': posted('/console/demo/people', 'form[action$="/people/group-code"]'),
  desk: { who: 'owner', open: at(() => '/console/demo/desk') },
  'desk with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/desk')(page, stage, lang);
      await page.fill('#adults', 'many');
      await page.locator('form[data-desk]').evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
      await sendAtDesk(page, page.waitForEvent('load'));
    },
  },
  'what the desk has made': {
    who: 'owner',
    open: at(({ record }) => `/console/demo/desk/${record}`),
  },
  'ticket on the desk’s paper': {
    who: 'owner',
    open: at(({ record }) => `/console/demo/visitors/${record}/print`),
  },
  'lost ticket at the desk': {
    who: 'owner',
    open: at(({ record }) => `/console/demo/visitors/${record}/reissue`),
  },
  'lost ticket with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(({ record }) => `/console/demo/visitors/${record}/reissue`)(page, stage, lang);
      await page.fill('#name', 'فاطمة');
      await sendEmpty(page, 'form[action$="/reissue"] button');
    },
  },
  'note for the gate': {
    who: 'owner',
    open: at(({ record }) => `/console/demo/visitors/${record}/note`),
  },
  'search for a registration': { who: 'owner', open: at(() => '/console/demo/visitors') },
  'registrations that were found': {
    who: 'owner',
    open: (page, stage, lang) => search(page, stage, lang, 'فاطمة'),
  },
  'record of a registration': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await search(page, stage, lang, 'فاطمة');
      await send(page, () => page.locator('[data-hit] a').first().click());
    },
  },
  'record with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await search(page, stage, lang, 'فاطمة');
      const confirmed = page.locator('[data-hit]', {
        has: page.locator('[data-state="complete"]'),
      });
      await send(page, () => confirmed.locator('a').first().click());
      await page.locator('#change-adults').evaluate((field: HTMLInputElement) => {
        field.value = 'many';
      });
      await sendEmpty(page, 'form[action$="/change"] button[type="submit"]');
    },
  },
  'coaches that are expected': {
    who: 'owner',
    open: queried('/console/demo/coaches?day=2'),
  },
  'no coach is expected': { who: 'owner', open: queried('/console/demo/coaches?day=5') },
  'lists of a day': { who: 'owner', open: at(() => '/console/demo/lists') },
  'who has not come': {
    who: 'owner',
    open: (page, { server }, lang) =>
      page.goto(`${server.url}/console/demo/lists?list=not_come&where=day-2&lang=${lang}`),
  },
  'no registration was found': {
    who: 'owner',
    open: (page, stage, lang) => search(page, stage, lang, '482109375516'),
  },
  'notices of the console': { who: 'owner', open: at(() => '/console/demo/notices') },
  'templates of notices': { who: 'owner', open: at(() => '/console/demo/notices/new') },
  'new notice of a gate': { who: 'owner', open: heldForm },
  'notice with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/notices/2/edit')(page, stage, lang);
      await page.fill('#is-ar', '');
      await sendEmpty(page, '.notice-form button.primary');
      // The button that sticks to the bottom covers what happens to lie there: here it is in its place.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    },
  },
  'notice as it stands': { who: 'owner', open: at(() => '/console/demo/notices/1') },
  'checklist of an edition': { who: 'owner', open: at(() => '/console/demo/edition') },
  'words of an edition': { who: 'owner', open: at(() => '/console/demo/edition/words') },
  'review of the Amazigh words': {
    who: 'owner',
    open: queried('/console/demo/edition/amazigh?page=ticket'),
  },
  'review of the Amazigh words with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await queried('/console/demo/edition/amazigh?page=ticket')(page, stage, lang);
      await page.locator('#text-1').fill('');
      await sendEmpty(page, '.word-form button.primary');
    },
  },
  'rules of an edition': { who: 'owner', open: at(() => '/console/demo/edition/rules') },
  'rules with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => '/console/demo/edition/rules')(page, stage, lang);
      await page.locator('[name="party_max"]').fill('many');
      await sendEmpty(page, 'form.settings button.save');
    },
  },
  'shares of an edition': { who: 'owner', open: at(() => '/console/demo/edition/shares') },
  'days and windows': { who: 'owner', open: at(() => '/console/demo/edition/days') },
  'windows of a day as a table': {
    who: 'owner',
    open: queried('/console/demo/edition/days/table?day=1'),
  },
  'windows before they are saved': {
    who: 'owner',
    open: queried('/console/demo/edition/days/plan?verb=fill&number=1&minutes=60&people=900'),
  },
  'gates as they are set up': { who: 'owner', open: at(() => '/console/demo/edition/gates') },
  programme: { who: 'owner', open: at(() => '/console/demo/edition/programme') },
  questions: { who: 'owner', open: at(() => '/console/demo/edition/questions') },
  plan: { who: 'owner', open: at(() => '/console/demo/edition/plan') },
  'sharing picture': { who: 'owner', open: at(() => '/console/demo/edition/picture') },
  'preview of an edition': { who: 'owner', open: preview('') },
  'preview of a form': { who: 'owner', open: preview('/days/2') },
  'things to print': { who: 'owner', open: at(() => '/console/demo/edition/print') },
  poster: { who: 'owner', open: at(() => '/console/demo/edition/print/posters') },
  'signs of gates': { who: 'owner', open: at(() => '/console/demo/edition/print/signs') },
  'cards of the team': { who: 'owner', open: at(() => '/console/demo/edition/print/cards') },
  'sheet of the desk': { who: 'owner', open: at(() => '/console/demo/edition/print/desk') },
  'editions of a reader': { who: 'owner', open: at(() => '/console/demo/editions') },
  'what closing does': { who: 'owner', open: at(() => '/console/demo/edition/status/close') },
  'what will be public': { who: 'owner', open: at(() => '/console/demo/edition/status/publish') },
  'preview of a release': posted('/console/demo/days/1/close', 'form[action$="/releases"]'),
  'evening of a full day': ofEvening('/days/2/close'),
  'preview of a full release': {
    who: 'office',
    open: async (page, stage, lang) => {
      await at(() => `/console/${EVENING}/days/2/close`)(page, stage, lang);
      await requestSubmit(page, 'form[action$="/releases"]');
    },
  },
  'report of a full day': ofEvening('/days/2/report'),
  'report of a full edition': ofEvening('/report'),
  'figures of a full edition': visitor((_, lang) => `/${lang}/${EVENING}/figures`),
  'figures of one of its days': visitor((_, lang) => `/${lang}/${EVENING}/figures/1`),
  'report of a day': { who: 'owner', open: at(() => '/console/demo/days/1/report') },
  'report of an edition': { who: 'owner', open: at(() => '/console/demo/report') },
  'day sheet': { who: 'owner', open: at(() => '/console/demo/days/1/close') },
  'day sheet with errors': {
    who: 'owner',
    open: async (page, stage, lang) => {
      // A link to a figure unfolds its step, whichever is open by itself.
      await queried('/console/demo/days/1/close?figure=exits')(page, stage, lang);
      await page.fill('#stated', 'many');
      await sendEmpty(page, 'form[action$="/corrections"] button');
    },
  },
};

/** With the language last, as the page of a notice has more than that to be asked. */
function heldForm(page: Page, { server }: Stage, lang: Locale) {
  return page.goto(`${server.url}/console/demo/notices/new?template=held&gate=1&lang=${lang}`);
}

/** Sets up what the pages are about, in a browser of its own. */
export async function setStage(browser: Browser, server: Server): Promise<Stage> {
  const owner = (await boardPage(browser, server)).context();
  const { url } = await invite(server.service, 'organizer');
  const viewer = await viewerOf(browser, server, owner);
  await enrolPhone(server);
  const cancelled = await registered(server, FAMILY);
  const page = await owner.newPage();
  await page.goto(`${server.url}${cancelled.manage}/cancel`);
  await send(page, () => page.click('form[action*="/cancel"] button'));
  const erased = await registered(server, FAMILY);
  await page.goto(`${server.url}${erased.manage}/erase`);
  await send(page, () => page.click('form[action*="/erase"] button'));
  await page.close();
  const pending = await registered(server, SCHOOL);
  const declined = await registered(server, SCHOOL);
  const request = await declineLast(server, owner);
  await publishAll(owner, server);
  const press = await registered(server, PRESS);
  await approvePress(server, owner);
  await tellMany(owner, server);
  await moveWindow(server, owner);
  await openFirstDay(server, owner);
  await releaseTwice(server, owner);
  const vouched = await invite(server.service, 'group', 'demo', { people: 600 });
  const holder = await fillWindow(server);
  const offered = await waitAsking(browser, server);
  await giveBack(browser, server, holder);
  await untilOffered(server, offered);
  return {
    server,
    offered,
    late: await letPass(server, await waitAsking(browser, server, 2)),
    waiting: await waitAsking(browser, server, 1),
    family: await registered(server, FAMILY),
    cancelled,
    erased,
    pending,
    declined,
    press,
    request,
    coaches: await registered(server, { ...SCHOOL, group_code: vouched.code }),
    record: await registerAtDesk(owner, server),
    list: await importOne(owner, server),
    wishes: await setWishes(owner, server),
    office: await fillEvening(browser, server),
    invitation: new URL(url).pathname,
    owner,
    viewer,
  };
}

let phones = 0;
const FAMILY = { kind: 'family', party: { adults: 4, children: 3 } };
const SCHOOL = {
  // The first window of the second day: the last of a day has no room for a school.
  slot: '7',
  kind: 'school',
  party: { girls: 120, boys: 110, adults: 12, coaches: 5 },
  organisation: 'مجموعة مدارس الإمام الغزالي للتعليم الابتدائي والثانوي الإعدادي',
};

const PRESS = {
  slot: '7',
  also: ['13'],
  kind: 'media',
  party: { adults: 3, children: 0 },
  organisation: 'الشركة الوطنية للإذاعة والتلفزة، قسم الأخبار',
  media: { work: 'تلفزة', equipment: 'كاميرتان', vehicle: '' },
};

function visitor(path: (stage: Stage, lang: Locale) => string): PageOfStage {
  return {
    who: 'visitor',
    open: (page, stage, lang) => page.goto(`${stage.server.url}${path(stage, lang)}`),
  };
}

function at(path: (stage: Stage) => string) {
  return (page: Page, stage: Stage, lang: Locale) =>
    page.goto(`${stage.server.url}${path(stage)}?lang=${lang}`);
}

/** A page of the visitors' as its editors see it before it is public: in the language of its readers. */
function preview(path: string) {
  return (page: Page, { server }: Stage, lang: Locale) =>
    page.goto(`${server.url}/console/demo/edition/preview/${lang}${path}?lang=${lang}`);
}

/** The same for an address that asks something. */
function queried(path: string) {
  return (page: Page, { server }: Stage, lang: Locale) =>
    page.goto(`${server.url}${path}&lang=${lang}`);
}

/** A decision on the group that waits, before it is confirmed. */
function checking(query: string) {
  return (page: Page, stage: Stage, lang: Locale) =>
    queried(`/console/demo/requests/check?kind=school&id=${stage.request}&${query}`)(
      page,
      stage,
      lang,
    );
}

/** Declines the youngest of the schools that wait for missing details; the id of the oldest. */
async function declineLast(server: Server, owner: BrowserContext): Promise<string> {
  const page = await owner.newPage();
  await page.goto(`${server.url}/console/demo/requests?kind=school`);
  const rows = page.locator('[data-request]');
  const id = await rows.first().getAttribute('data-request');
  const last = await rows.last().getAttribute('data-request');
  const base = `${server.url}/console/demo/requests/check?kind=school&what=decline`;
  await page.goto(`${base}&reason=incomplete&id=${last}`);
  await send(page, () => page.click('form[action$="/decide"] button'));
  await page.close();
  if (!id || id === last) throw new Error('no group waits');
  return id;
}

/** Somebody without a phone, at the desk; the id of their registration. */
async function registerAtDesk(owner: BrowserContext, server: Server): Promise<string> {
  const page = await owner.newPage();
  await page.goto(`${server.url}/console/demo/desk`);
  await sendAtDesk(page, page.waitForEvent('load'));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.close();
  return id;
}

/** Approves the crew that waits. */
async function approvePress(server: Server, owner: BrowserContext): Promise<void> {
  const page = await owner.newPage();
  const base = `${server.url}/console/demo/requests`;
  await page.goto(`${base}?kind=media`);
  const id = await page.locator('[data-request]').first().getAttribute('data-request');
  await page.goto(`${base}/check?kind=media&what=approve&id=${id}`);
  await send(page, () => page.click('form[action$="/decide"] button'));
  await page.close();
}

/** Half an hour later for those who hold the first window of the second day: they are told. */
function moveWindow(server: Server, owner: BrowserContext): Promise<void> {
  const hours = { from: '10:30', to: '12:00', capacity: '46000' };
  return editDays(server, owner, { verb: 'window', number: PRESS.slot, ...hours });
}

/**
 * Where the gates of the first day are not open yet they open earlier than in the demo: nothing is
 * released before. Its date is the demo's own, which may have been set up before midnight.
 */
async function openFirstDay(server: Server, owner: BrowserContext): Promise<void> {
  const { days } = await (await fetch(`${server.url}/api/v1/events/demo`)).json();
  const [{ date, opens_at }] = days;
  const now = Date.now();
  if (Date.parse(opens_at) <= now) return;
  // Not before the day itself begins, which a night belongs to.
  const { time } = localParts(now, 'Africa/Casablanca');
  const hours = { opens: time < '04:00' ? '00:00' : '04:00', closes: '23:00' };
  await editDays(server, owner, { verb: 'day', number: '1', date, ...hours });
}

async function editDays({ url }: Server, owner: BrowserContext, edit: Record<string, string>) {
  const answer = await owner.request.post(`${url}/console/demo/edition/days`, {
    headers: { Origin: url },
    form: { base: '{}', moved: 'yes', ...edit },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`days not changed: ${answer.status()}`);
}

/** Figures of the first day, stated before they are released and put right under a second number. */
async function releaseTwice({ url }: Server, owner: BrowserContext): Promise<void> {
  const page = await owner.newPage();
  for (const stated of ['77', '1234']) {
    await page.goto(`${url}/console/demo/days/1/close?lang=fr&figure=walk_in_visits`);
    await page.fill('#stated', stated);
    await page.fill('#reason', 'Compté deux fois à la porte 2');
    await send(page, () => page.click('form[action$="/corrections"] button'));
    await page.goto(`${url}/console/demo/days/1/close?lang=fr`);
    await send(page, () => page.click('form[action$="/releases"] button'));
    await send(page, () => page.click('form[action$="/release"] button'));
  }
  await page.close();
}

/** A page that is the answer to a form of another one. */
function posted(path: string, form: string): PageOfStage {
  return {
    who: 'owner',
    open: async (page, stage, lang) => {
      await at(() => path)(page, stage, lang);
      await requestSubmit(page, form);
    },
  };
}

/** Sends a form as the browser itself does, wherever it lies on the page. */
function requestSubmit(page: Page, form: string): Promise<void> {
  return send(page, () =>
    page.locator(form).evaluate((one: HTMLFormElement) => one.requestSubmit()),
  );
}

function ofEvening(path: string): PageOfStage {
  return { who: 'office', open: at(() => `/console/${EVENING}${path}`) };
}

/** Looks for somebody, and waits for what was found. */
async function search(page: Page, stage: Stage, lang: Locale, text: string): Promise<void> {
  await at(() => '/console/demo/visitors')(page, stage, lang);
  await page.fill('#text', text);
  await send(page, () => page.press('#text', 'Enter'));
}

/** Does what sends a form, and waits for the page that answers it. */
async function send(page: Page, press: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), press()]);
}

/** Sends a form that the browser itself would hold back, and waits for what is said of it. */
async function sendEmpty(page: Page, button: string): Promise<void> {
  await page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
  });
  await page
    .locator(button)
    .first()
    .evaluate((one: HTMLElement) => one.click());
  await page.locator('[aria-invalid="true"]').first().waitFor({ state: 'attached' });
  // The whole of the page that answers, and not what of it has come.
  await page.waitForLoadState();
}

async function registered(server: Server, asked: object): Promise<Links> {
  phones += 1;
  const contact = { name: 'فاطمة الزهراء', phone: `06123456${10 + phones}` };
  const { tickets, registration } = await register(server, { ...asked, contact });
  return {
    ticket: new URL(tickets[0]?.url ?? registration.manage_url).pathname,
    manage: new URL(registration.manage_url).pathname,
  };
}

/** A phone at a gate, with the longest name that a card may have. */
async function enrolPhone(server: Server): Promise<void> {
  const code = new URL(server.gate).hash.slice(1);
  const answer = await fetch(`${server.url}/api/v1/devices`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, name: 'هاتف الممر الثاني عند الباب الرئيسي' }),
  });
  if (!answer.ok) throw new Error(`not enrolled: ${await answer.text()}`);
}

/** Invites a viewer by hand; the session of who joins. */
async function viewerOf(browser: Browser, server: Server, owner: BrowserContext) {
  const page = await owner.newPage();
  await page.goto(`${server.url}/console/demo/people`);
  await page.check('input[name="role"][value="viewer"]');
  await send(page, () => page.click('form[action$="/people/invite"] button'));
  const link = (await page.textContent('.link'))?.trim() ?? '';
  await page.close();
  const viewer = await browser.newContext();
  const joining = await viewer.newPage();
  await joining.goto(link);
  await joining.fill('input[name="name"]', 'يوسف');
  await send(joining, () => joining.click('form.join button'));
  await joining.close();
  return viewer;
}

/** A text for many as far as the page that answers its form: what is wrong, or what will be sent. */
async function writeToMany(
  page: Page,
  { url, lang, text }: { readonly url: string; readonly lang: Locale; readonly text: string },
): Promise<void> {
  await page.goto(`${url}/console/demo/messages/new?lang=${lang}`);
  await page.fill('#ar', text);
  await page.fill('#fr', text);
  await send(page, () => page.click('.bulk-form > button.primary'));
}

/** A text for many that is sent. */
async function tellMany(owner: BrowserContext, { url }: Server): Promise<void> {
  const page = await owner.newPage();
  await writeToMany(page, { url, lang: 'fr', text: '{code}' });
  await send(page, () => page.click('form[action$="/messages/new"] button.primary'));
  await page.close();
}

/** One notice that stands, one that was corrected, one that was withdrawn. */
async function publishAll(owner: BrowserContext, server: Server): Promise<void> {
  const page = await owner.newPage();
  const base = `${server.url}/console/demo/notices`;
  const publish = () => send(page, () => page.click('.notice-form button.primary'));
  await page.goto(`${base}/new?template=held&gate=2`);
  await page.check('input[name="pinned"]');
  await publish();
  await page.goto(`${base}/new?template=rumour`);
  await page.fill('#is-ar', 'الدخول مجاني لجميع الزائرات والزوار في كل أيام الدورة');
  await page.fill('#is-fr', 'L’entrée est gratuite pour tout le monde, chaque jour de l’édition');
  await publish();
  await page.goto(`${base}/2/edit`);
  await page.fill('#not-ar', 'لا يُطلب أي أداء عند الأبواب');
  await page.fill('#not-fr', 'aucun paiement n’est demandé aux portes');
  await publish();
  await page.goto(`${base}/new?template=over&gate=3`);
  await publish();
  await page.locator('#withdraw summary').click();
  await send(page, () => page.click('#withdraw form button'));
  await page.close();
}
