import { whileLooking } from './while-looking.ts';

const LIVE_MS = 30_000;
const WINDOWS_MS = 15_000;

/** The part of the live object that the strip shows. */
interface LiveFigures {
  readonly as_of: string;
  readonly complete_to: string;
  readonly today: { readonly inside: number; readonly entries: number };
}

/**
 * Requests the live figures repeatedly while the page is visible. Old ones stay with their hour.
 */
export function keepLiveFresh(): void {
  const strip = document.querySelector<HTMLElement>('[data-live]');
  if (!strip) return;
  const url = strip.dataset.live ?? '';
  whileLooking(LIVE_MS, async (isNewest) => {
    const answer = await fetch(url);
    if (!answer.ok) return;
    const live = await answer.json();
    if (isNewest()) showLive(strip, live);
  });
}

function showLive(strip: HTMLElement, live: LiveFigures): void {
  const separator = strip.dataset.separator ?? '';
  const put = (name: string, text: string) => {
    const place = strip.querySelector(`[data-live-figure="${name}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  };
  put('inside', grouped(live.today.inside, separator));
  put('entries', grouped(live.today.entries, separator));
  put('as_of', localTime(live.as_of));
  put('complete_to', localTime(live.complete_to));
}

/** The hour as the event's clock has it: the offset is already in the text. */
function localTime(iso: string): string {
  return iso.slice(11, 16);
}

function grouped(n: number, separator: string): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** Updates the places of the arrival windows, and keeps the one that was chosen. */
export function keepWindowsFresh(): void {
  const url = document.querySelector<HTMLElement>('[data-windows]')?.dataset.windows;
  if (!url) return;
  whileLooking(WINDOWS_MS, async (isNewest) => {
    const answer = await fetch(url);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = document.querySelector('[data-windows]');
    const next = fresh.querySelector('[data-windows]');
    if (now && next && isNewest()) renew(now, next);
  });
}

/** Text by text and not the whole list, so that focus and choice stay where they are. */
function renew(now: Element, next: Element): void {
  for (const input of next.querySelectorAll('input')) {
    const old = now.querySelector<HTMLInputElement>(`input[value="${input.value}"]`);
    const card = old?.closest('label');
    const word = card?.querySelector('.pill');
    const freshWord = input.closest('label')?.querySelector('.pill');
    if (!old || !card || !word || !freshWord) continue;
    word.className = freshWord.className;
    word.textContent = freshWord.textContent;
    // The server judges a choice that is already made: it answers with the nearest windows.
    if (old.checked) continue;
    old.disabled = input.disabled;
    if (input.closest('.ended') && !old.closest('.ended')) foldAway(now, next, card);
  }
}

/** A window that ended while the page was open moves to those that had ended before. */
function foldAway(now: Element, next: Element, card: Element): void {
  const fold = now.querySelector<HTMLElement>('.ended');
  const words = fold?.querySelector('summary');
  if (!fold || !words) return;
  fold.querySelector('.windows')?.append(card);
  fold.hidden = false;
  words.textContent = next.querySelector('.ended summary')?.textContent ?? '';
}
