/**
 * Loads the page again, which then asks to sign in. Not over a form with something typed: it is kept
 * when it is sent, and comes back after signing in.
 */
export function reloadUnlessTyped(): void {
  const fields = document.querySelectorAll<Field>('main :is(input, textarea, select)');
  if (![...fields].some(isTyped)) location.reload();
}

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
