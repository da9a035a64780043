import type { Live, LiveFlow } from '../../contract/answers/live.ts';
import { grouped } from '../../i18n/number.ts';
import { filled } from '../../i18n/sentence.ts';
import {
  boardTexts,
  completeness,
  flowShares,
  gateStateText,
  isLong,
  ringShare,
} from '../../ui/board-text.ts';
import type { BoardWords } from '../../ui/board-words.ts';
import { alertList } from './alerts.ts';
import { feed, type Link } from './feed.ts';
import { ageText, freshness } from './freshness.ts';
import { flowAfter } from './known-flow.ts';

/** Screen readers read the figures this often, ms; a gate that closes, at once. */
const SPOKEN_EVERY_MS = 30_000;

/** Makes a server-written board live. `root` carries its slug and its words as data. */
export function startBoard(root: HTMLElement): void {
  const { slug = '', words: written = '' } = root.dataset;
  const words: BoardWords = JSON.parse(written);
  const places = placesOf(root, 'figure');
  const gates = placesOf(root, 'gate');
  const shares = placesOf(root, 'share');
  const days = placesOf(root, 'date');
  const outside = root.querySelectorAll<HTMLElement>('[data-outside]');
  const announce = announcer(root.querySelector('[data-spoken]'));
  const alerts = alertList(root, words, announce.now);
  const connection = connectionSign(root, words);

  function showCompleteness(live: Live): void {
    const place = root.querySelector<HTMLElement>('[data-completeness]');
    if (!place) return;
    const { state, text } = completeness(live, words);
    place.dataset.completeness = state;
    setText(place.querySelector('[data-text]'), text);
    drawShape(place, state);
  }

  function show(live: Live): void {
    for (const [name, text] of boardTexts(live, words)) setText(places.get(name), text);
    for (const [id, share] of flowShares(live)) shares.get(id)?.setAttribute('width', `${share}`);
    for (const gate of live.gates) {
      const row = gates.get(gate.id);
      if (!row || row.dataset.state === gate.state) continue;
      row.dataset.state = gate.state;
      drawShape(row, gate.state);
      const change = { gate: gate.name[words.locale], state: gateStateText(gate, words) };
      announce.now(filled(words.gateChanged, change));
    }
    for (const [date, row] of days) row.toggleAttribute('data-today', date === live.today.date);
    for (const place of outside) place.hidden = live.outside === undefined;
    const silent = places.get('to_do.silent')?.closest('li');
    if (silent) silent.hidden = (live.devices?.silent ?? 0) === 0;
    places.get('inside')?.toggleAttribute('data-long', isLong(live.inside));
    showCompleteness(live);
    showCrowd(live);
    alerts.show(live);
    const number = (n: number) => grouped(n, words.separator);
    const { entries, exits } = live.today;
    const figures = { inside: number(live.inside), entries: number(entries), exits: number(exits) };
    announce.soon(filled(words.figures, figures));
  }

  function showCrowd(live: Live): void {
    const place = root.querySelector<HTMLElement>('[data-crowd]');
    const ring = root.querySelector('[data-ring]');
    // Somebody may say what the site holds while this board is open, or that nobody knows.
    place?.toggleAttribute('hidden', !live.crowd);
    ring?.toggleAttribute('hidden', !live.crowd);
    if (!place || !live.crowd) return;
    place.dataset.crowd = live.crowd.state;
    drawShape(place, live.crowd.state);
    ring?.setAttribute('data-ring', live.crowd.state);
    for (const half of root.querySelectorAll('.ring-fill')) {
      half.setAttribute('stroke-dasharray', `${ringShare(live)} 200`);
    }
  }

  const curve = root.querySelector<HTMLElement>('[data-curve]');
  const charts = curve && import('./board-charts.module.ts').then((own) => own.boardCharts(curve));
  let flow: LiveFlow | null = null;

  /** A message tells only what is new: where something is missing before it, all is asked for. */
  function takeFlow(live: Live): void {
    if (!live.flow) return;
    const next = flowAfter(flow, live.flow);
    flow = next;
    if (next === null) line.askSoon();
    else void charts?.then((draw) => draw(live, next));
  }

  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const line = feed(
    {
      socketUrl: `${scheme}//${location.host}/api/v1/events/${slug}/live/socket`,
      snapshotUrl: () => `/console/${slug}/now?known=${flow?.revision ?? 0}`,
    },
    {
      figures: show,
      heard: takeFlow,
      confirmed: connection.confirmed,
      link: connection.link,
    },
  );
}

/** The sign that says whether figures are live; once they are old its age counts up and they fade. */
function connectionSign(root: HTMLElement, words: BoardWords) {
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
    setText(age, state === 'stale' ? filled(words.age, { age: ageText(silence) }) : '');
    if (!sign || sign.dataset.connection === state) return;
    sign.dataset.connection = state;
    const { connection } = words;
    setText(label, state === 'signed_out' ? connection.signedOut : connection[state]);
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

/** Reads out through a polite live region: changes of a gate at once, figures now and then. */
function announcer(region: Element | null) {
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
