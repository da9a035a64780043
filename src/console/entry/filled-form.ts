import type { Carried } from './carried.ts';
import { formSought } from './form-sought.ts';

/**
 * A page with the form of this action filled in again, the folds around it open, and a note before
 * its work. Hidden fields stay as the page wrote them. Null where the page has no such form.
 */
export async function filledForm(
  html: string,
  { action, fields }: Carried,
  note: string,
): Promise<string | null> {
  const form = `form[action="${action}"]`;
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  const sought = await formSought(html, form, values);
  if (sought === null) return null;
  const place = html.includes('<div class="work') ? 'div.work' : 'main';
  const filler = new Filler(values, sought.at);
  let fold = -1;
  const rewriter = new HTMLRewriter()
    .on(place, { element: (element) => void element.prepend(note, { html: true }) })
    .on('details', {
      element(element) {
        fold += 1;
        if (sought.folds.has(fold)) element.setAttribute('open', '');
      },
    })
    .on(form, { element: (element) => filler.form(element) })
    .on(`${form} input`, { element: (element) => filler.input(element) })
    .on(`${form} textarea`, { element: (element) => filler.textarea(element) })
    .on(`${form} select`, { element: (element) => filler.select(element) })
    .on(`${form} option`, { element: (element) => filler.option(element) });
  return rewriter.transform(new Response(html)).text();
}

/** Fills one of the forms of an action, by its place among them. */
class Filler {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly #sought: number;
  /** Fields of a name that were filled: in a table, a name has one in each row. */
  readonly #filled = new Map<string, number>();
  #at = -1;
  #chosen: readonly string[] | undefined;

  constructor(values: ReadonlyMap<string, readonly string[]>, sought: number) {
    this.#values = values;
    this.#sought = sought;
  }

  form(element: Element): void {
    this.#at += 1;
    // A script that asks whether something was typed finds it by this mark.
    if (this.#isIt) element.setAttribute('data-filled', '');
  }

  input(element: Element): void {
    if (!this.#isIt) return;
    const name = element.getAttribute('name') ?? '';
    const type = element.getAttribute('type') ?? 'text';
    const said = this.#values.get(name);
    if (type === 'checkbox') mark(element, 'checked', said ?? []);
    else if (type === 'radio') {
      if (said) mark(element, 'checked', said);
    } else if (type !== 'hidden') {
      const value = this.#next(name);
      if (value !== undefined) element.setAttribute('value', value);
    }
  }

  textarea(element: Element): void {
    if (!this.#isIt) return;
    const value = this.#next(element.getAttribute('name') ?? '');
    if (value !== undefined) element.setInnerContent(value);
  }

  select(element: Element): void {
    this.#chosen = this.#isIt ? this.#values.get(element.getAttribute('name') ?? '') : undefined;
  }

  option(element: Element): void {
    if (this.#chosen) mark(element, 'selected', this.#chosen);
  }

  get #isIt(): boolean {
    return this.#at === this.#sought;
  }

  #next(name: string): string | undefined {
    const at = this.#filled.get(name) ?? 0;
    this.#filled.set(name, at + 1);
    return this.#values.get(name)?.[at];
  }
}

/** Whether one of a few is chosen: by its value, as a browser sends it. */
function mark(element: Element, attribute: string, said: readonly string[]): void {
  if (said.includes(element.getAttribute('value') ?? 'on')) element.setAttribute(attribute, '');
  else element.removeAttribute(attribute);
}
