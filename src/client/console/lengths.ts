/**
 * Says at a field that more is typed than it takes, before the form is sent. Nothing is cut: whoever
 * pastes a text must see where it is too long.
 */
export function startLengths(main: HTMLElement): void {
  const sentence = main.dataset.tooLong ?? '';
  main.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const { max } = target.dataset;
    if (max === undefined) return;
    const isLong = Array.from(target.value.trim()).length > Number(max);
    target.setCustomValidity(isLong ? sentence.replace('{most}', max) : '');
  });
}
