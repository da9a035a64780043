import { correctionOf, publicFrom } from '../../domain/figures/release.ts';

import { formatCalendarDate } from '../../i18n/format.ts';
import { releasedWords } from '../../i18n/released.ts';
import { Emblem } from '../emblem.tsx';
import { Corrections, StatedFigures } from './corrections.tsx';
import { DataOfDay } from './data-of-day.tsx';
import { DayCurve } from './day-curve.tsx';
import { EvidenceTable, FiguresTable } from './figures-table.tsx';
import { momentOf } from './moment.ts';
import { idOf } from './part-id.ts';
import type { OneRelease, ReleasedProps } from './props.ts';

/** All that is public of the figures of a day. */
export function ReleasedDay(props: ReleasedProps) {
  const { said, edition, day } = props;
  const date = edition.days.find((one) => one.number === day.day)?.date ?? '';
  const { current, until } = day;
  const words = releasedWords[said];
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
      {current && <CurrentRelease {...props} release={current} />}
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

function CurrentRelease(props: OneRelease) {
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
