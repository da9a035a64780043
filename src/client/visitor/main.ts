import { sendUntilAnswered } from './delivery.ts';
import { keepFaults } from './faults.ts';
import { keepLiveFresh, keepWindowsFresh } from './fresh.ts';
import { offerKeeping } from './keep.ts';
import { enableSteppers } from './steppers.ts';
import { keepSummary } from './summary.ts';
import { forgetCancelled, takeUpToken } from './token.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-resend]')) {
  takeUpToken(form);
}
dress();
forgetCancelled();
keepLiveFresh();
keepWindowsFresh();

/** Prepares a page, the one that was loaded or one that came as an answer in its place. */
function dress(): void {
  enableSteppers();
  sendUntilAnswered(dress);
  keepSummary();
  keepFaults();
  offerKeeping();
}

/** Browsers that know `autofocus` on a box have used it by then. */
const AUTOFOCUS_MS = 300;

// What just happened is read out first.
setTimeout(() => {
  const box = document.querySelector<HTMLElement>('[data-focus]');
  if (document.activeElement === document.body) box?.focus();
}, AUTOFOCUS_MS);
