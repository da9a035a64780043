/**
 * Loads the page again, which then asks to sign in. Not over a form with something typed: it is kept
 * when it is sent, and comes back after signing in.
 */
export function reloadUnlessTyped(): void {
  const fields = document.querySelectorAll<Field>('main :is(input, textarea, select)');
  if (![...fields].some(isTyped)) location.reload();
}

/** The form in which something is typed that was not sent; null where nothing is. */
export function typedForm(): HTMLFormElement | null {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main .work form')];
  const isTypedIn = (form: HTMLFormElement) =>
    form.dataset.filled !== undefined ||
    [...form.querySelectorAll<Field>('input, textarea, select')].some(isTyped);
  return forms.filter((form) => !form.matches(QUICK)).find(isTypedIn) ?? null;
}

/** Forms that are typed anew in a moment, and that nobody minds leaving. */
const QUICK = '[data-scanner], [data-desk]';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isTyped(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].findIndex((one) => one.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  }
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
    return !field.matches('.more') && field.checked !== field.defaultChecked;
  }
  return field.type !== 'hidden' && field.value !== field.defaultValue;
}
