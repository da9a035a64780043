import { EVIDENCE } from '../../domain/figures/figures.ts';
import { RELEASED_COUNTS } from '../../domain/figures/release.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { percent } from '../../i18n/percent.ts';
import { releasedWords } from '../../i18n/released.ts';
import { saidMoment } from '../../i18n/said-moment.ts';
import { peakText } from '../peak-text.ts';
import { CountTable } from './count-table.tsx';
import type { OneRelease } from './props.ts';

/** Every figure with what it counts beside it; then the most inside at once, and how complete they are. */
export function FiguresTable(props: OneRelease) {
  const { said, release } = props;
  const words = releasedWords[said];
  const { names, counts } = figureWords[said];
  return (
    <table class="released-figures" aria-label={words.figures}>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col" class="released-count">
            {words.value}
          </th>
          <th scope="col">{words.counts}</th>
        </tr>
      </thead>
      <tbody>
        {RELEASED_COUNTS.map((name) => (
          <FigureRow
            figure={name}
            name={names[name]}
            value={formatNumber(release.figures[name], said)}
            counts={counts[name]}
          />
        ))}
        <PeakRow {...props} />
        <CompletenessRow {...props} />
      </tbody>
    </table>
  );
}

interface FigureRowProps {
  readonly figure: string;
  readonly name: string;
  readonly value: string;
  /** What it counts. */
  readonly counts: string;
}

function FigureRow({ figure, name, value, counts }: FigureRowProps) {
  return (
    <tr data-figure={figure}>
      <th scope="row">{name}</th>
      <td class="released-count">
        <b>{value}</b>
      </td>
      <td>{counts}</td>
    </tr>
  );
}

function PeakRow({ said, edition, release }: OneRelease) {
  const { peak } = release.figures;
  if (!peak) return null;
  const { names, at } = figureWords[said];
  const when = at(saidMoment(peak.at, { day: release.figures.date, zone: edition.timezone }, said));
  return (
    <FigureRow
      figure="peak"
      name={names.peak_inside}
      value={formatNumber(peak.people, said)}
      counts={peakText(peak, when, said)}
    />
  );
}

function CompletenessRow({ said, edition, release }: OneRelease) {
  const { complete_to, phones, handed_in, unsent } = release.figures.completeness;
  const { names, completeness, upTo } = figureWords[said];
  const words = releasedWords[said];
  const moment = saidMoment(
    complete_to,
    { day: release.figures.date, zone: edition.timezone },
    said,
  );
  return (
    <FigureRow
      figure="completeness"
      name={names.completeness}
      value={words.of(formatNumber(handed_in, said), formatNumber(phones, said))}
      counts={`${completeness(upTo(moment), handed_in, phones)} ${unsent > 0 ? words.unsent(unsent) : ''}`}
    />
  );
}

/** How the visits were counted, with the share of each way. */
export function EvidenceTable({ said, release }: OneRelease) {
  const { evidence, visits } = release.figures;
  if (visits <= 0) return null;
  const words = releasedWords[said];
  const names = figureWords[said].evidence;
  return (
    <section class="released-evidence">
      <h3>{words.evidence}</h3>
      <CountTable
        named={words.how}
        counts={[words.value, words.share]}
        rows={EVIDENCE.filter((way) => evidence[way] !== 0).map((way) => ({
          name: names[way],
          counts: [formatNumber(evidence[way], said), percent(evidence[way], visits, said)],
        }))}
      />
    </section>
  );
}
