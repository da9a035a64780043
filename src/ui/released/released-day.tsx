import { correctionOf, publicFrom } from '../../domain/figures/release.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { releasedWords } from '../../i18n/released.ts';
import { Emblem } from '../emblem.tsx';
import { Corrections, StatedFigures } from './corrections.tsx';
import { DataOfDay, Versions } from './data-of-day.tsx';
import { DayCurve } from './day-curve.tsx';
import { EvidenceTable, FiguresTable } from './figures-table.tsx';
import { momentOf } from './moment.ts';
import { idOf } from './part-id.ts';
import type { ListedRelease, OneRelease, ReleasedProps } from './props.ts';

/** Releases that a page lists with what they put right: a day may have hundreds. */
const LISTED = 10;

/** All that is public of the figures of a day; of its releases the latest, and the way to the others. */
export function ReleasedDay(props: ReleasedProps) {
  const { said, edition, day, before, older } = props;
  const date = edition.days.find((one) => one.number === day.day)?.date ?? '';
  const { current, until } = day;
  const words = releasedWords[said];
  const earlier = day.versions.filter(({ number }) => before === undefined || number < before);
  const listed = earlier.slice(0, LISTED);
  const last = earlier.length > LISTED && listed.at(-1);
  const title = idOf(props, `day-${day.day}-title`);
  return (
    <section class="released-day" id={idOf(props, `day-${day.day}`)} aria-labelledby={title}>
      <h2 id={title}>
        <Emblem day={day.day} size={32} /> {formatCalendarDate(date, said)}
      </h2>
      {current && <Standing {...props} release={current} />}
      {until !== null && (
        <p class="released-embargo">{words.embargo(...momentOf(until, edition.timezone, said))}</p>
      )}
      {current && before === undefined && (
        <CurrentRelease {...props} release={current} listed={listed} />
      )}
      {current && before !== undefined && (
        <>
          <Corrections {...props} release={current} listed={listed} />
          <section class="released-data">
            <Versions {...props} release={current} listed={listed} />
          </section>
        </>
      )}
      {last && older && (
        <p>
          <a class="button quiet" href={older(last.number)}>
            {noticeDeskWords[said].older}
          </a>
        </p>
      )}
    </section>
  );
}

/** What it is, before any figure: its status, its number and when it was published. */
function Standing({ said, edition, release }: OneRelease) {
  const words = releasedWords[said];
  const { number, status } = release;
  const moment = momentOf(publicFrom(release), edition.timezone, said);
  return (
    <p class="released-status" data-status={status}>
      <b>{words.status[status]}</b>
      <span>{words.numbered(number)}</span>
      <span>{words.releasedAt(...moment)}</span>
    </p>
  );
}

function CurrentRelease(props: ListedRelease) {
  return (
    <>
      <FiguresTable {...props} />
      <DayCurve {...props} />
      <EvidenceTable {...props} />
      <Corrections {...props} />
      <StatedFigures {...props} />
      <PressText {...props} />
      <DataOfDay {...props} />
    </>
  );
}

/** Without the line of the embargo, which is over once it can be read here. */
function PressText({ said, release, day }: OneRelease) {
  const words = releasedWords[said];
  const { corrections, title, body } = release.texts[said];
  const corrected = correctionOf(day.versions, release);
  return (
    <section class="released-press">
      <h3>{words.press}</h3>
      <blockquote>
        {corrections.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p>
          <strong>{title}</strong> {body}
        </p>
      </blockquote>
      {corrected && <p>{words.correctedBy(corrected.number)}</p>}
    </section>
  );
}
