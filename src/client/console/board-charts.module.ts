import type { Live, LiveFlow } from '../../contract/answers/live.ts';
import { type CurveWords, chartedToday } from '../../ui/board-curve.ts';
import type { ChartTable } from '../../ui/charts/chart.ts';
import { curveChart } from '../../ui/charts/curve.ts';
import type { Drawing } from '../../ui/charts/drawing.ts';
import { gateCurves } from '../../ui/charts/gate-curves.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Keeps the curves of a board as its figures are: drawn as the server drew them. */
export function boardCharts(section: HTMLElement): (live: Live, flow: LiveFlow) => void {
  const words: CurveWords = JSON.parse(section.dataset.curve ?? '');
  return function show(live, flow) {
    const day = chartedToday(live, flow, words);
    const chart = curveChart(day, words.chart);
    section.hidden = false;
    setText(section.querySelector('[data-headline]'), chart.headline);
    for (const { shape, text } of chart.keys) {
      const key = section.querySelector(`[data-key="${shape}"]`);
      key?.toggleAttribute('hidden', text === '');
      setText(key?.querySelector('span'), text);
    }
    for (const size of ['wide', 'narrow', 'large'] as const) {
      redraw(section.querySelector(`.chart .${size}`), chart[size], chart.sentence);
    }
    const behind = section.querySelector('.behind');
    behind?.toggleAttribute('hidden', chart.table.rows.length === 0);
    fillTable(behind?.querySelector('table') ?? null, chart.table);
    for (const { gate, value, sentence, drawing } of gateCurves(day, words.chart)) {
      const own = section.querySelector(`[data-gate-curve="${CSS.escape(gate)}"]`);
      setText(own?.querySelector('[data-value]'), value);
      redraw(own?.querySelector('.small'), drawing, sentence);
    }
  };
}

const drawn = new WeakMap<Element, string>();

/** A second in which nothing changed costs no layout. */
function isNew(place: Element, written: string): boolean {
  if (drawn.get(place) === written) return false;
  drawn.set(place, written);
  return true;
}

function redraw(svg: Element | null | undefined, { marks }: Drawing, sentence: string): void {
  if (!svg) return;
  svg.setAttribute('aria-label', sentence);
  if (!isNew(svg, JSON.stringify(marks))) return;
  const shapes = marks.map(({ tag, class: name, at, text = '' }) => {
    const shape = document.createElementNS(SVG, tag);
    shape.setAttribute('class', name);
    for (const [attribute, value] of Object.entries(at)) shape.setAttribute(attribute, `${value}`);
    shape.textContent = text;
    return shape;
  });
  svg.replaceChildren(...shapes);
}

function fillTable(table: Element | null, { columns, rows }: ChartTable): void {
  if (!table || !isNew(table, JSON.stringify([columns, rows]))) return;
  const heads = columns.map((column) => cellOf('th', column, 'col'));
  table.querySelector('thead tr')?.replaceChildren(...heads);
  const lines = rows.map(([name = '', ...cells]) => {
    const line = document.createElement('tr');
    line.append(cellOf('th', name, 'row'), ...cells.map((cell) => cellOf('td', cell)));
    return line;
  });
  table.querySelector('tbody')?.replaceChildren(...lines);
}

function cellOf(tag: 'th' | 'td', text: string, scope?: string): HTMLElement {
  const cell = document.createElement(tag);
  if (scope) cell.setAttribute('scope', scope);
  cell.textContent = text;
  return cell;
}

function setText(place: Element | null | undefined, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}
