import { proposedSlug } from '../../domain/slug.ts';

/** Proposes a new edition's slug while its city, its name and its first day are typed. */
export function startNewEditions(): void {
  for (const slug of document.querySelectorAll<HTMLInputElement>('input[data-slug-of]')) {
    const form = slug.form;
    if (!form) continue;
    const proposedBy = (held: Held) => proposedFrom(form, slug.dataset.slugOf ?? '', held);
    // What was typed before this script came is no proposal.
    let proposed = slug.defaultValue;
    // Nor is what somebody has typed on a page that came back with faults.
    if (proposed !== '' && proposed !== proposedBy('defaultValue')) continue;
    form.addEventListener('input', ({ target }) => {
      // What somebody has typed there stays.
      if (target === slug || slug.value !== proposed) return;
      proposed = proposedBy('value');
      slug.value = proposed;
    });
  }
}

/** What a field holds now, or held when the page came. */
type Held = 'value' | 'defaultValue';

function proposedFrom(form: HTMLFormElement, ofCopy: string, held: Held): string {
  const text = (name: string) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field[held] : '';
  };
  const inLanguages = (name: string) => ({
    fr: text(`${name}.fr`),
    en: text(`${name}.en`),
    ar: text(`${name}.ar`),
    zgh: text(`${name}.zgh`),
  });
  const year = text('first').slice(0, 4) || String(new Date().getFullYear());
  const texts =
    ofCopy === ''
      ? { city: inLanguages('city'), name: inLanguages('name') }
      : { city: JSON.parse(ofCopy) };
  return proposedSlug(texts, year);
}
