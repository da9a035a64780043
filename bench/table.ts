/** What a figure must keep: a multiple of its floor, or a number of its own. */
export type Budget =
  | { readonly ratio: number }
  | { readonly least: number }
  | { readonly most: number }
  | null;

/** One thing measured, once a round. */
export interface Row {
  readonly what: string;
  readonly measured: readonly number[];
  /** What a bare Worker did in the same rounds; empty where nothing compares. */
  readonly floor: readonly number[];
  readonly budget: Budget;
}

const HEAD = ['what', 'measured', 'floor', 'ratio', 'budget', ''];

/** Rows as a Markdown table. Every figure is the median of its rounds. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, floor, budget }) => {
    const figure = median(measured);
    const ratio = floor.length > 0 ? median(measured.map((one, i) => one / (floor[i] ?? 0))) : null;
    return [
      what,
      shown(figure),
      floor.length > 0 ? shown(median(floor)) : '',
      ratio === null ? '' : `${ratio.toFixed(2)} ×`,
      asked(budget),
      verdict(budget, figure, ratio),
    ];
  });
  return [HEAD, HEAD.map((_, i) => (i === 0 || i === 5 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function asked(budget: Budget): string {
  if (budget === null) return '';
  if ('ratio' in budget) return `≥ ${budget.ratio} ×`;
  return 'least' in budget ? `≥ ${shown(budget.least)}` : `≤ ${shown(budget.most)}`;
}

function verdict(budget: Budget, figure: number, ratio: number | null): string {
  if (budget === null) return '';
  if ('ratio' in budget) return (ratio ?? 0) >= budget.ratio ? 'kept' : '**missed**';
  const kept = 'least' in budget ? figure >= budget.least : figure <= budget.most;
  return kept ? 'kept' : '**missed**';
}

function shown(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString('en');
  return String(Number(figure.toFixed(2)));
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = Number.NaN, lower = upper] = [sorted[half], sorted[half - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
