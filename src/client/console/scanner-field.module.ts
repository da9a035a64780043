import { typedOnUs } from '../gate/scanning/us-keyboard.ts';

/** A hand scanner types without a pause; after one, ms, another code begins. */
const PAUSE_MS = 1_000;
/** No code is longer. */
const KEYS_MOST = 1_000;

/**
 * Sends beside the text of each search field what its keys are on a US keyboard: a hand scanner
 * types for one, whatever layout the computer is set to. What stands in the field is selected, so
 * that the next code takes its place. What is typed while nothing else has the focus goes to the
 * field: a scan after a click beside it is not lost.
 */
export function startScannerFields(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-scanner]')) {
    const field = form.querySelector<HTMLInputElement>('input[name="text"]');
    const keys = form.querySelector<HTMLInputElement>('input[name="keys"]');
    if (!field || !keys) continue;
    watchKeys(field, keys);
    form.dataset.scanner = 'listening';
  }
}

function watchKeys(field: HTMLInputElement, keys: HTMLInputElement): void {
  // A code that was begun before this script was there is not known whole.
  let isWhole = field.value === field.defaultValue;
  let last = isWhole ? 0 : performance.now();
  const hear = ({ code, key, shiftKey, timeStamp }: KeyboardEvent) => {
    // With Enter the form is sent, and with it what came before.
    if (key === 'Enter') return;
    if (timeStamp - last > PAUSE_MS || key === 'Backspace' || key === 'Delete') {
      keys.value = '';
      isWhole = true;
    }
    last = timeStamp;
    if (isWhole && keys.value.length < KEYS_MOST) keys.value += typedOnUs(code, shiftKey);
  };
  // On the whole page: the key that brings the focus to the field is the first one of its text.
  const seen = (event: KeyboardEvent) => {
    if (isStray(event)) field.select();
    if (event.target === field || document.activeElement === field) hear(event);
  };
  addEventListener('keydown', seen, { capture: true });
  if (isWhole && document.activeElement === field) field.select();
}

/** Whether a key types a character to no field, button or link. The space bar turns pages. */
function isStray({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  return isText && document.activeElement === document.body;
}
