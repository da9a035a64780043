import { countOf } from '../count.ts';

/** Keeps the summary beside the button true while the form is filled in: day, window and people. */
export function keepSummary(): void {
  const bar = document.querySelector('[data-send-bar]');
  const form = bar?.closest('form');
  if (!form || !bar) return;
  const day = part(bar, 'day');
  const planned = day.textContent;
  const say = () => {
    const card = form.querySelector('input[name="slot"]:checked')?.closest('label');
    const hours = card?.querySelector('.window-hours');
    const date = hours?.querySelector('.window-day')?.textContent;
    day.textContent = date ?? planned;
    const place = part(bar, 'window');
    place.textContent = hours?.lastChild?.textContent ?? place.dataset.none ?? '';
    place.hidden = false;
    const people = part(bar, 'people');
    people.textContent = String(peopleOf(form));
    if (people.parentElement) people.parentElement.hidden = false;
  };
  form.addEventListener('input', say);
  // Going back, browsers restore the old answers after the scripts have run, without an event.
  addEventListener('pageshow', say);
  say();
}

function part(bar: Element, name: string): HTMLElement {
  const found = bar.querySelector<HTMLElement>(`[data-summary="${name}"]`);
  if (!found) throw new Error(`no ${name} in the summary`);
  return found;
}

/** Every person who was counted: coaches carry people and are none. */
function peopleOf(form: HTMLFormElement): number {
  const counts = form.querySelectorAll<HTMLInputElement>('.counts input:not([name="coaches"])');
  return [...counts].reduce((sum, input) => sum + countOf(input), 0);
}
