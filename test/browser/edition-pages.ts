import type { Page } from 'playwright-core';
import { localParts } from '../../src/domain/calendar.ts';
import { type EditionWords, editionWords } from '../../src/i18n/edition.ts';
import type { Server } from './server.ts';

type Typed = Readonly<Record<string, string>>;
type Step = keyof EditionWords['checklist']['steps'];

/** The pages of one edition before its owner, as a person uses them: by what is written there. */
export class EditionPages {
  readonly page: Page;
  readonly words: EditionWords;
  readonly #url: string;
  readonly #checklist: string;

  constructor(page: Page, { url }: Pick<Server, 'url'>, slug: string, lang: 'ar' | 'fr') {
    this.page = page;
    this.words = editionWords[lang];
    this.#url = url;
    this.#checklist = `/console/${slug}/edition`;
  }

  /** Until its checklist is open. */
  async atChecklist(): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === this.#checklist);
  }

  /** Opens its checklist; how many steps of it block publishing. */
  async missing(): Promise<number> {
    await this.page.goto(this.#url + this.#checklist);
    return this.page.locator('[aria-labelledby="blocks"] [data-state="waiting"]').count();
  }

  /** Opens the page that a step of the checklist leads to. */
  async open(step: Step): Promise<void> {
    await this.page.goto(this.#url + this.#checklist);
    await this.#follow(this.words.checklist.steps[step]);
  }

  /** Opens what the checklist says of publishing. */
  async beforePublishing(): Promise<void> {
    await this.page.goto(this.#url + this.#checklist);
    await this.#follow(this.words.checklist.publish);
  }

  /** Types into the fields of a page of settings, by their names, and saves it. */
  async save(typed: Typed): Promise<void> {
    await this.fill('form.settings', typed);
    await this.#send('form.settings > button.save');
  }

  /** Adds a day, whose windows are seen before they are kept. */
  async addDay(typed: Typed): Promise<void> {
    const form = 'form[action$="/days/plan"]:has([id="new.date"])';
    await this.#unfold(this.words.days.add);
    await this.fill(form, typed);
    await this.page.click(`${form} button[type="submit"]`);
    await this.page.waitForURL(/\/plan\?/);
    await this.#send('form[action$="/days/fill"] button');
  }

  async addGate(typed: Typed, direction: 'in' | 'out'): Promise<void> {
    const form = 'form:has(input[value="add_gate"])';
    await this.#unfold(this.words.gates.add);
    await this.fill(form, typed);
    await this.page.selectOption(`${form} [name="direction"]`, direction);
    await this.#send(`${form} button[type="submit"]`);
  }

  async fill(form: string, typed: Typed): Promise<void> {
    for (const [name, text] of Object.entries(typed)) {
      const field = this.page.locator(`[name="${name}"]`);
      // A fold around it is opened as a person opens it.
      const closed = this.page.locator(`${form} details:not([open])`).filter({ has: field });
      if ((await closed.count()) > 0) await closed.first().locator('summary').first().click();
      await this.page.locator(form).locator(field).fill(text);
    }
  }

  async #follow(text: string): Promise<void> {
    await this.page.getByRole('link', { name: text, exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== this.#checklist);
  }

  async #unfold(text: string): Promise<void> {
    const fold = this.page.locator('details.fold', { hasText: text });
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
  }

  /** Sends a form, and throws what the page says unless it was saved. */
  async #send(button: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), this.page.click(button)]);
    const says = this.page.locator('.error-box, .sign[role="status"]').first();
    const said = await says.textContent();
    if (!said?.includes(this.words.saved)) throw new Error(`not saved: ${said}`);
  }
}

/** The times of two days of which the first has begun. */
export interface Days {
  readonly hours: { readonly opens: string; readonly closes: string };
  /** When a day ends, as its edition's rules say. */
  readonly ends: string;
  readonly yesterday: string;
  readonly first: string;
  readonly second: string;
}

/**
 * A day that lasts for nine hours yet at the least, at any instant (ms): what begins after noon goes
 * on until the next noon, as one may set it for a night.
 */
export function daysFrom(now: number): Days {
  const zone = 'Africa/Casablanca';
  const { date, time } = localParts(now, zone);
  const later = (days: number) => dateAfter(date, days);
  const isEarly = time < '14:00';
  return {
    hours: isEarly ? { opens: '00:00', closes: '23:00' } : { opens: '13:00', closes: '11:00' },
    ends: isEarly ? '00:00' : '12:00',
    yesterday: later(-1),
    first: date,
    second: later(1),
  };
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
