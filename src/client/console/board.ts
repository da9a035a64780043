import type { Live } from '../../domain/attendance.ts';
import { isLocale } from '../../domain/kinds.ts';
import { type ConsoleWords, consoleWords } from '../../i18n/console.ts';
import {
  boardTexts,
  completeness,
  flowShares,
  gateStateText,
  isLong,
} from '../../ui/board-text.ts';
import { alertList } from './alerts.ts';
import { feed, type Link } from './feed.ts';
import { ageText, freshness } from './freshness.ts';

/** Those who listen hear the figures this often; a gate that closes, at once. */
const SPOKEN_EVERY_MS = 30_000;

/** Makes a server-written board live. `root` carries its slug and language as data. */
export function startBoard(root: HTMLElement): void {
  const { slug = '', locale: written } = root.dataset;
  const locale = isLocale(written) ? written : 'ar';
  const words = consoleWords[locale];
  const places = placesOf(root, 'figure');
  const gates = placesOf(root, 'gate');
  const shares = placesOf(root, 'share');
  const days = placesOf(root, 'date');
  const outside = root.querySelectorAll<HTMLElement>('[data-outside]');
  const speak = speaker(root.querySelector('[data-spoken]'));
  const alerts = alertList(root, locale, speak.now);
  const connection = connectionSign(root, words);

  function showCompleteness(live: Live): void {
    const place = root.querySelector<HTMLElement>('[data-completeness]');
    if (!place) return;
    const { state, text } = completeness(live, locale);
    place.dataset.completeness = state;
    setText(place.querySelector('[data-text]'), text);
    drawShape(place, state);
  }

  function show(live: Live): void {
    for (const [name, text] of boardTexts(live, locale)) setText(places.get(name), text);
    for (const [id, share] of flowShares(live)) shares.get(id)?.setAttribute('width', `${share}`);
    for (const gate of live.gates) {
      const row = gates.get(gate.id);
      if (!row || row.dataset.state === gate.state) continue;
      row.dataset.state = gate.state;
      drawShape(row, gate.state);
      speak.now(words.board.gateChanged(gate.name[locale], gateStateText(gate, locale)));
    }
    for (const [date, row] of days) row.toggleAttribute('data-today', date === live.today.date);
    for (const place of outside) place.hidden = live.outside === undefined;
    places.get('inside')?.toggleAttribute('data-long', isLong(live.inside));
    showCompleteness(live);
    alerts.show(live);
    speak.soon(words.board.spoken(live.inside, live.today.entries, live.today.exits));
  }

  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  feed(
    {
      socketUrl: `${scheme}//${location.host}/api/v1/events/${slug}/live/socket`,
      snapshotUrl: `/console/${slug}/now`,
    },
    {
      figures: show,
      confirmed: connection.confirmed,
      link: connection.link,
    },
  );
}

/** The sign that says whether figures are live; once they are old its age counts up and they fade. */
function connectionSign(root: HTMLElement, words: ConsoleWords) {
  const sign = root.querySelector<HTMLElement>('[data-connection]');
  const label = sign?.querySelector('[data-text]');
  const age = sign?.querySelector('[data-age]');
  const loadedAt = performance.now();
  let link: Link = 'connecting';
  let confirmedAt = loadedAt;

  function draw(): void {
    const silence = performance.now() - confirmedAt;
    const state = freshness(link, silence);
    root.dataset.freshness = state;
    setText(age, state === 'stale' ? words.connection.age(ageText(silence)) : '');
    if (!sign || sign.dataset.connection === state) return;
    sign.dataset.connection = state;
    setText(label, state === 'signed_out' ? words.connection.signedOut : words.connection[state]);
    drawShape(sign, state);
  }

  draw();
  setInterval(draw, 1000);
  return {
    confirmed() {
      confirmedAt = performance.now();
      draw();
    },
    link(next: Link) {
      link = next;
      draw();
    },
  };
}

/** Reads out through a polite live region: news at once, figures now and then. */
function speaker(region: Element | null) {
  let spokenAt = performance.now();
  function now(text: string): void {
    spokenAt = performance.now();
    setText(region, text);
  }
  function soon(text: string): void {
    if (performance.now() - spokenAt > SPOKEN_EVERY_MS) now(text);
  }
  return { now, soon };
}

function placesOf(root: HTMLElement, kind: 'figure' | 'gate' | 'share' | 'date') {
  const places = new Map<string, HTMLElement>();
  for (const place of root.querySelectorAll<HTMLElement>(`[data-${kind}]`)) {
    const name = place.dataset[kind];
    if (name !== undefined) places.set(name, place);
  }
  return places;
}

/** Untouched when nothing changed, so that a second without scans costs no layout. */
function setText(place: Element | null | undefined, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}

/** Each state has its shape in the page's sprite. */
function drawShape(place: HTMLElement, state: string): void {
  place.querySelector('use')?.setAttribute('href', `#shape-${state}`);
}
