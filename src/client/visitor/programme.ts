import { marksAt } from '../../domain/show-marks.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { isComeBackTo } from './come-back.ts';
import { recall, remember } from './tab-memory.ts';
import { whileLooking } from './while-looking.ts';

const PERIOD_MS = 20_000;
const DAY_MINUTES = 1_440;
/** By how much the phone's clock is behind the service's, as this tab has found it, ms. */
const BEHIND = 'clock behind';

/**
 * Marks what goes on and what is next while the page is open, however old the page is, by the clock of
 * the service: that of the phone may be hours off.
 */
export function keepProgramme(): void {
  const section = document.querySelector<HTMLElement>('[data-programme]');
  if (!section) return;
  const made = Number(section.dataset.programme);
  const hour = section.querySelector<HTMLElement>('[data-programme-at] span:not([lang])');
  const [h = 0, m = 0] = (hour?.textContent ?? '').split(':').map(Number);
  const shows = Array.from(section.querySelectorAll<HTMLElement>('[data-from]'), (line) => ({
    line,
    from: Number(line.dataset.from),
    to: Number(line.dataset.to),
  }));
  const behind = behindBy(made);
  const since = made - (made % MINUTE_MS);
  const renew = async () => {
    // A clock that is set back while the page is open takes nothing back.
    const now = Math.max(Date.now() + behind, made + performance.now());
    const marks = marksAt(shows, now);
    for (const [at, { line }] of shows.entries()) mark(line, marks[at] ?? null, section.dataset);
    const minutes = (h * 60 + m + Math.floor((now - since) / MINUTE_MS)) % DAY_MINUTES;
    if (!hour) return;
    hour.textContent = [Math.floor(minutes / 60), minutes % 60].map(two).join(':');
    const said = hour.closest<HTMLElement>('[data-programme-at]');
    if (said) said.hidden = marks.every((one) => one === null);
  };
  renew();
  whileLooking(PERIOD_MS, renew);
}

/**
 * A page that comes from the service was `made` (ms, by its clock) as it was opened. One that the back
 * button leads to may be hours old: the tab goes by what it found before.
 */
function behindBy(made: number): number {
  const found = isComeBackTo() ? recall(BEHIND) : null;
  const behind = found === null ? made - (Date.now() - performance.now()) : Number(found);
  remember(BEHIND, String(behind));
  return behind;
}

function mark(line: HTMLElement, name: 'now' | 'next' | null, words: DOMStringMap): void {
  const old = line.querySelector<HTMLElement>('.mark');
  if (name === null) {
    old?.remove();
    return;
  }
  if (old?.classList.contains(name)) return;
  const said = old ?? line.appendChild(document.createElement('span'));
  said.className = `mark ${name}`;
  said.textContent = words[name] ?? '';
  if (words.lang) Object.assign(said, { lang: words.lang, dir: 'rtl' });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
