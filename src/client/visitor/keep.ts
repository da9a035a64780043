import { savePicture } from '../picture.ts';
import { drawTicket } from './ticket-picture.ts';

/** Enables and shows the buttons that need a script: image, print, share, copy. */
export function offerKeeping(): void {
  for (const link of all<HTMLAnchorElement>('[data-keep]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      saveTicketPicture(link.dataset.keep ?? 'ticket.png').catch(() => location.assign(link.href));
    });
  }
  for (const button of all<HTMLButtonElement>('[data-print]')) {
    show(button, () => print());
  }
  for (const button of all<HTMLButtonElement>('[data-share]')) {
    if (!('share' in navigator)) continue;
    const { share = '', title = '' } = button.dataset;
    const url = new URL(share, location.origin).href;
    // Closing the share sheet rejects; that is no failure.
    show(button, () => navigator.share({ title, url }).catch(() => undefined));
  }
  for (const button of all<HTMLButtonElement>('[data-copy]')) {
    if (!navigator.clipboard) continue;
    const { copy = '', copied = '' } = button.dataset;
    show(button, async () => {
      await navigator.clipboard.writeText(new URL(copy, location.origin).href);
      const words = button.querySelector('span');
      if (words) words.textContent = copied;
    });
  }
}

function all<T extends Element>(selector: string): NodeListOf<T> {
  return document.querySelectorAll<T>(selector);
}

function show(button: HTMLButtonElement, work: () => unknown): void {
  button.hidden = false;
  button.addEventListener('click', work);
}

/** Keeps the ticket of this page as a picture in the phone's own folder. */
async function saveTicketPicture(name: string): Promise<void> {
  const card = document.querySelector<HTMLElement>('.ticket');
  if (!card) throw new Error('no ticket on this page');
  savePicture(await drawTicket(card), name);
}
