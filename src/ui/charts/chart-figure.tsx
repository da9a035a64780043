import type { Chart, ChartTable, KeyShape } from './chart.ts';
import { Picture } from './picture.tsx';

interface ChartFigureProps {
  readonly chart: Chart;
  /** Opens the table; null where the page shows the table itself. */
  readonly behind: string | null;
  /** Whether a script keeps it new: then it has a place for each series and row that there may be later. */
  readonly isLive?: boolean;
}

/** A chart with its title, its key, and the table behind it. Needs `charts.css`. */
export function ChartFigure({ chart, behind, isLive = false }: ChartFigureProps) {
  const { headline, sentence, unit, wide, narrow, large, table } = chart;
  const keys = chart.keys.filter(({ text }) => isLive || text !== '');
  return (
    <figure class="chart">
      <figcaption>
        <p class="headline" data-headline="">
          {headline}
        </p>
        <p class="keys">
          <span>{unit}</span>
          {keys.map(({ shape, text }) => (
            <span class="key" data-key={shape} hidden={text === ''}>
              <KeySign shape={shape} /> <span>{text}</span>
            </span>
          ))}
        </p>
      </figcaption>
      <Picture drawing={wide} label={sentence} class="wide" />
      <Picture drawing={narrow} label={sentence} class="narrow" />
      <Picture drawing={large} label={sentence} class="large" />
      {behind !== null && (isLive || table.rows.length > 0) && (
        <Behind label={behind} table={table} />
      )}
    </figure>
  );
}

function Behind({ label, table }: { label: string; table: ChartTable }) {
  return (
    <details class="behind" hidden={table.rows.length === 0}>
      <summary>{label}</summary>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A piece of a series as it is drawn: by its line or its filling, never by its colour alone. */
function KeySign({ shape }: { shape: KeyShape }) {
  return (
    <svg class="key-sign" width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
      {shape === 'held' && <path class="held-lines" d="M2 13L14 1M9 13L21 1M16 13L28 1" />}
      {(shape === 'entries' || shape === 'exits' || shape === 'last') && (
        <path class={`line-${shape}`} d="M1 7H27" />
      )}
      {shape === 'entries' && <circle class="dot-entries" cx="14" cy="7" r="4" />}
      {shape === 'exits' && <rect class="dot-exits" x="10" y="3" width="8" height="8" />}
      {(shape === 'expected' || shape === 'came' || shape === 'single') && (
        <rect class={`bar-${shape}`} x="7" y="1" width="14" height="12" />
      )}
    </svg>
  );
}
