/**
 * Shows an error for as long as the answers are those that were sent: beside its field, in the list
 * at the head, and in the title. An answer that is put back as it was is wrong again.
 */
export function keepFaults(): void {
  const box = document.querySelector<HTMLElement>('[data-faults]');
  if (!box) return;
  const title = document.title;
  const sentences = document.querySelectorAll<HTMLElement>('form .wrong[data-of]');
  const faults = Array.from(sentences, (sentence) => new ShownFault(sentence, box));
  const settle = () => {
    const left = faults.filter((fault) => fault.settle());
    box.hidden = left.length === 0;
    document.title = box.hidden ? (box.dataset.faults ?? title) : title;
  };
  for (const form of new Set(faults.map((fault) => fault.form))) {
    form.addEventListener('input', settle);
  }
  // Going back, browsers restore the old answers after the scripts have run, without an event.
  addEventListener('pageshow', settle);
  settle();
}

class ShownFault {
  readonly form: HTMLFormElement;
  readonly #sentence: HTMLElement;
  readonly #line: HTMLElement | null;
  readonly #inputs: readonly HTMLInputElement[];
  /** What the sentence describes: a field, or the group of windows. */
  readonly #described: readonly Element[];

  constructor(sentence: HTMLElement, box: HTMLElement) {
    const form = sentence.closest('form');
    if (!form) throw new Error('a fault stands outside of its form');
    const { id, dataset } = sentence;
    const names = (dataset.of ?? '').split(' ');
    this.form = form;
    this.#sentence = sentence;
    this.#line =
      box.querySelector(`a[href="#${id.replace(/-wrong$/, '')}"]`)?.closest('li') ?? null;
    this.#described = [...form.querySelectorAll(`[aria-describedby~="${id}"]`)];
    this.#inputs = [...form.querySelectorAll('input')].filter(({ name }) => names.includes(name));
  }

  /** Shows it or not; whether it is shown. */
  settle(): boolean {
    const stands = this.#inputs.every(asSent);
    this.#sentence.hidden = !stands;
    if (this.#line) this.#line.hidden = !stands;
    for (const element of this.#described) this.#tie(element, stands);
    return stands;
  }

  #tie(element: Element, stands: boolean): void {
    const { id } = this.#sentence;
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
    const others = ids.filter((one) => one !== id && one !== '');
    const now = stands ? [...others, id] : others;
    if (now.length > 0) element.setAttribute('aria-describedby', now.join(' '));
    else element.removeAttribute('aria-describedby');
    if (!(element instanceof HTMLInputElement)) return;
    if (stands) element.setAttribute('aria-invalid', 'true');
    else element.removeAttribute('aria-invalid');
  }
}

/** Whether an answer is the one that the page came with. */
function asSent(input: HTMLInputElement): boolean {
  if (input.type === 'radio' || input.type === 'checkbox') {
    return input.checked === input.defaultChecked;
  }
  return input.value.trim() === input.defaultValue.trim();
}
