import { renewShell } from '../../browser/app-update.ts';
import { button } from './dom.ts';

/** Renews the page; nothing that is queued is touched by it. */
export function renewButton(label: string): HTMLButtonElement {
  return button('renew', label, () => void renewShell());
}
