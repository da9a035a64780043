import { renewShell } from '../../browser/app-update.ts';
import { button } from './dom.ts';

/** Renews the page; the queue is not touched by it. */
export function renewButton(label: string): HTMLButtonElement {
  return button('renew', label, () => void renewShell());
}
