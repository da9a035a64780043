import type { Chart } from '../../ui/charts/chart.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';

/** A chart, and below it in words what its title leaves out of its sentence. */
export function SaidChart({ chart }: { readonly chart: Chart }) {
  const { headline, sentence } = chart;
  const rest = sentence.startsWith(`${headline}. `) ? sentence.slice(headline.length + 2) : '';
  return (
    <>
      <ChartFigure chart={chart} behind={null} />
      {rest !== '' && <p class="report-sentence">{rest}</p>}
    </>
  );
}
