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
  /** The share of samples that are not above the figure; a half, the median, where none is given. */
  readonly share?: number;
}

const HEAD = ['what', 'measured', 'floor', 'ratio', 'budget', ''];

/** Rows as a Markdown table. Every figure is the median of its rounds, or the share it names. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, floor, budget, share }) => {
    const figure = share === undefined ? median(measured) : quantile(measured, share);
    const least = share === undefined ? median(floor) : quantile(floor, share);
    const ratio = floor.length > 0 ? ratioOf(measured, floor, share) : null;
    return [
      what,
      shown(figure),
      floor.length > 0 ? shown(least) : '',
      ratio === null ? '' : `${ratio.toFixed(2)} ×`,
      asked(budget),
      verdict(budget, figure, ratio),
    ];
  });
  return [HEAD, HEAD.map((_, i) => (i === 0 || i === 5 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Of rounds the median of their ratios; of samples, which are no pairs, the ratio of both figures. */
function ratioOf(measured: readonly number[], floor: readonly number[], share?: number): number {
  if (share !== undefined) return quantile(measured, share) / quantile(floor, share);
  return median(measured.map((one, i) => one / (floor[i] ?? 0)));
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

/** The smallest figure that a share of all is not above. */
function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
