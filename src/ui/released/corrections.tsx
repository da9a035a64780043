import { type Change, changesOf, publicFrom, type Release } from '../../domain/figures/release.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { isolated } from '../../i18n/isolated.ts';
import { releasedWords } from '../../i18n/released.ts';
import { CountTable } from './count-table.tsx';
import { momentOf } from './moment.ts';
import { idOf } from './part-id.ts';
import type { ListedRelease, OneRelease } from './props.ts';

/** What was released of the day before and stands no more, and what put it right, newest first. */
export function Corrections(props: ListedRelease) {
  const { said, listed } = props;
  const words = releasedWords[said];
  const corrections = listed.filter(({ corrects }) => corrects !== null);
  if (corrections.length === 0) return null;
  return (
    <section class="released-corrections">
      <h3>{words.corrections}</h3>
      {corrections.map((one) => (
        <OneCorrection {...props} release={one} />
      ))}
    </section>
  );
}

function OneCorrection(props: ListedRelease) {
  const { said, edition, day, release, listed, older } = props;
  const words = releasedWords[said];
  const before = day.versions.find(({ number }) => number === release.corrects);
  if (!before) return null;
  const changes = changesOf(before.figures, release.figures);
  const peak = peakAnew(before, release, said);
  const moment = momentOf(publicFrom(release), edition.timezone, said);
  const page = listed.includes(before) || !older ? '' : older(release.number);
  return (
    <article id={idOf(props, `release-${release.number}`)}>
      <h4>
        <a href={`${page}#${idOf(props, `version-${before.number}`)}`}>
          {words.corrected(before.number, release.number)}
        </a>
      </h4>
      <p class="hint">{words.releasedAt(...moment)}</p>
      {changes.length > 0 && <Changes said={said} changes={changes} />}
      {peak !== null && <p>{peak}</p>}
      {changes.length === 0 && peak === null && <p>{words.noChange}</p>}
      <p>
        {release.reason === null ? (
          words.cameLater
        ) : (
          <bdi>{words.reason(isolated(release.reason, said))}</bdi>
        )}
      </p>
    </article>
  );
}

/** What a release says otherwise of the most inside at once; null where it says the same. */
function peakAnew(before: Release, { figures }: Release, said: OneRelease['said']): string | null {
  const [was, is] = [before.figures.peak, figures.peak];
  const { names, correction } = figureWords[said];
  if (was?.people !== is?.people) {
    return correction.made(names.peak_inside, is?.people ?? 0, was?.people ?? 0);
  }
  const isSame = was?.at === is?.at && was?.low === is?.low && was?.high === is?.high;
  return isSame ? null : releasedWords[said].peakAnew(names.peak_inside);
}

function Changes({ said, changes }: Pick<OneRelease, 'said'> & { changes: readonly Change[] }) {
  const words = releasedWords[said];
  const rows = changes.map(({ figure, before, now }) => ({
    name: figureWords[said].names[figure],
    counts: [before, now].map((count) => formatNumber(count, said)),
  }));
  return <CountTable named={words.figure} counts={[words.was, words.is]} rows={rows} />;
}

/** What a person stated in the place of what was counted, with the reason. */
export function StatedFigures({ said, release }: OneRelease) {
  const { stated } = release.figures;
  if (stated.length === 0) return null;
  const words = releasedWords[said];
  return (
    <section class="released-stated">
      <h3>{words.stated}</h3>
      <CountTable
        named={words.figure}
        counts={[words.counted, words.statedValue]}
        reason={words.reasonColumn}
        rows={stated.map((one) => ({
          name: figureWords[said].names[one.figure],
          counts: [one.counted, one.stated].map((count) => formatNumber(count, said)),
          reason: one.reason,
        }))}
      />
    </section>
  );
}
