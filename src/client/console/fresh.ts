import type { Live } from '../../contract/answers/live.ts';
import { feed } from './feed.ts';
import { reloadUnlessTyped } from './typed.ts';

/** Phones and windows change without a request from here: they are read this often, ms. */
const LOOK_EVERY_MS = 10_000;
/** The same while somebody stands before the page and waits for another screen, ms. */
const LOOK_SOON_MS = 2_000;

/**
 * Keeps the parts of a page that carry `data-fresh` as the server writes them, by requesting the
 * page again, and those of its head with it. A part in which a step is open, or that has the
 * keyboard's focus, is left as it is until that is over. Gives a function that refreshes at once.
 */
export function startFresh(root: HTMLElement): () => void {
  const spoken = root.querySelector('[data-spoken]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let again = false;

  function take(page: Document): void {
    const changed: string[] = [];
    for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
      const newer = page.querySelector<HTMLElement>(`[data-fresh="${part.dataset.fresh}"]`);
      if (!newer || isInUse(part) || written(newer) === written(part)) continue;
      if (newer.dataset.say !== part.dataset.say) changed.push(newer.dataset.say ?? '');
      replacePart(part, document.importNode(newer, true));
      sendOn(newer.dataset.go);
    }
    if (spoken && changed.length > 0) spoken.textContent = changed.join(' ');
  }

  async function look(): Promise<void> {
    again = asking;
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      // A page without a session shows that it is signed out.
      if (answer.status === 401 || answer.status === 403) return reloadUnlessTyped();
      if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // No network: the page stays as it was, and its times show it.
    }
    asking = false;
    if (again) return look();
    timer = setTimeout(() => void look(), every());
  }

  function every(): number {
    return root.querySelector('[data-quick]') ? LOOK_SOON_MS : LOOK_EVERY_MS;
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') void look();
  });
  timer = setTimeout(() => void look(), every());
  return () => void look();
}

/** Refreshes at once when a gate is held, opened or put on free flow somewhere else. */
export function followGates(root: HTMLElement, look: () => void): void {
  const { slug = '' } = root.dataset;
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  let known: string | null = null;
  feed(
    {
      socketUrl: `${scheme}//${location.host}/api/v1/events/${slug}/live/socket`,
      snapshotUrl: () => `/console/${slug}/now`,
    },
    {
      figures(live) {
        const orders = ordersOf(live);
        if (known !== null && known !== orders) look();
        known = orders;
      },
      confirmed: () => undefined,
      link: (link) => {
        if (link === 'signed_out') reloadUnlessTyped();
      },
    },
  );
}

function ordersOf(live: Live): string {
  return JSON.stringify(
    live.gates.map(({ state, own_hold, reason, until, send_to, free_flow }) => [
      state,
      own_hold,
      reason,
      until,
      send_to,
      free_flow,
    ]),
  );
}

/** Sends the form of this id: what it waited for has happened. */
function sendOn(id: string | undefined): void {
  const form = document.getElementById(id ?? '');
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

/** Parts that the reader has unfolded stay unfolded. */
function replacePart(part: HTMLElement, newer: HTMLElement): void {
  const unfolded = [...part.querySelectorAll<HTMLInputElement>('.more:checked')];
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
  part.replaceWith(newer);
  for (const { id } of unfolded) {
    const again = document.getElementById(id);
    if (again instanceof HTMLInputElement) again.checked = true;
  }
  if (focused) document.getElementById(focused)?.focus();
}

function isInUse(part: HTMLElement): boolean {
  const { activeElement } = document;
  const isAt = part.contains(activeElement) && !activeElement?.matches('.more');
  return isAt || part.querySelector('details[open]') !== null;
}

/** Without the keys of its forms, which differ each time that the page is written. */
function written(part: HTMLElement): string {
  return part.outerHTML.replace(/name="key" value="[^"]*"/g, '');
}
