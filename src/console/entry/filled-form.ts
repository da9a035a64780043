import type { Carried } from './carried.ts';

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
  const open = await foldsAround(html, form);
  if (open === null) return null;
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  const place = html.includes('<div class="work') ? 'div.work' : 'main';
  let fold = -1;
  let select: readonly string[] | undefined;
  const rewriter = new HTMLRewriter()
    .on(place, { element: (element) => void element.prepend(note, { html: true }) })
    .on('details', {
      element(element) {
        fold += 1;
        if (open.has(fold)) element.setAttribute('open', '');
      },
    })
    .on(`${form} input`, { element: (element) => fillInput(element, values) })
    .on(`${form} textarea`, {
      element(element) {
        const [value] = values.get(element.getAttribute('name') ?? '') ?? [];
        if (value !== undefined) element.setInnerContent(value);
      },
    })
    .on(`${form} select`, {
      element(element) {
        select = values.get(element.getAttribute('name') ?? '');
      },
    })
    .on(`${form} option`, {
      element(element) {
        if (select) mark(element, 'selected', select);
      },
    });
  return rewriter.transform(new Response(html)).text();
}

/** By their place on the page, the folds in which the form stands; null without such a form. */
async function foldsAround(html: string, form: string): Promise<ReadonlySet<number> | null> {
  const around: number[] = [];
  let found: Set<number> | null = null;
  let fold = -1;
  const rewriter = new HTMLRewriter()
    .on('details', {
      element(element) {
        fold += 1;
        around.push(fold);
        element.onEndTag(() => void around.pop());
      },
    })
    .on(form, {
      element() {
        found = new Set([...(found ?? []), ...around]);
      },
    });
  await rewriter.transform(new Response(html)).text();
  return found;
}

function fillInput(element: Element, values: ReadonlyMap<string, readonly string[]>): void {
  const name = element.getAttribute('name') ?? '';
  const type = element.getAttribute('type') ?? 'text';
  const said = values.get(name);
  if (type === 'checkbox') mark(element, 'checked', said ?? []);
  else if (type === 'radio') {
    if (said) mark(element, 'checked', said);
  } else if (said && type !== 'hidden') element.setAttribute('value', said[0] ?? '');
}

/** Whether one of a few is chosen: by its value, as a browser sends it. */
function mark(element: Element, attribute: string, said: readonly string[]): void {
  if (said.includes(element.getAttribute('value') ?? 'on')) element.setAttribute(attribute, '');
  else element.removeAttribute(attribute);
}
