import { keepLiveFresh, keepWindowsFresh } from './fresh.ts';
import { offerKeeping } from './keep.ts';
import { sendOnce } from './once.ts';
import { enableSteppers } from './steppers.ts';

enableSteppers();
sendOnce();
keepLiveFresh();
keepWindowsFresh();
offerKeeping();
document.querySelector<HTMLElement>('[data-focus]')?.focus();
