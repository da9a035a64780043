import { proposedSlug } from '../../domain/slug.ts';

/** Proposes a new edition's slug while its city, its name and its first day are typed. */
export function startNewEditions(): void {
  for (const slug of document.querySelectorAll<HTMLInputElement>('input[data-slug-of]')) {
    const form = slug.form;
    if (!form) continue;
    // What was typed before this script came is no proposal.
    let proposed = slug.defaultValue;
    form.addEventListener('input', ({ target }) => {
      // What somebody has typed there stays.
      if (target === slug || slug.value !== proposed) return;
      proposed = proposedFrom(form, slug.dataset.slugOf ?? '');
      slug.value = proposed;
    });
  }
}

function proposedFrom(form: HTMLFormElement, ofCopy: string): string {
  const said = new FormData(form);
  const text = (name: string) => String(said.get(name) ?? '');
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
