import { keepLiveFresh, keepWindowsFresh } from './fresh.ts';
import { offerKeeping } from './keep.ts';
import { sendOnce } from './once.ts';
import { enableSteppers } from './steppers.ts';
import { keepSummary } from './summary.ts';

enableSteppers();
keepSummary();
sendOnce();
keepLiveFresh();
keepWindowsFresh();
offerKeeping();

/** Browsers that know `autofocus` on a box have used it by then. */
const AUTOFOCUS_MS = 300;

// What just happened is read out first.
setTimeout(() => {
  const box = document.querySelector<HTMLElement>('[data-focus]');
  if (document.activeElement === document.body) box?.focus();
}, AUTOFOCUS_MS);
