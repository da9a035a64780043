import { dayBegan } from '../../domain/presence.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { CorrectionsPart } from './corrections.tsx';
import { RunningHead } from './cover.tsx';
import { ConflictsPart, HoldsPart, RefusalsPart } from './exceptions.tsx';
import { EvidencePart, FiguresPart } from './figures-part.tsx';
import { MethodPart, SigningPlace } from './method.tsx';
import { madeSaid } from './moment.ts';
import { CurvePart, GatesPart, HoursPart } from './over-the-day.tsx';
import type { DayReportProps } from './props.ts';
import { dayState } from './release-state.ts';
import { SealsPart } from './seals-part.tsx';
import { KindsPart, WindowsPart } from './who-came.tsx';

/** Why there is nothing to report of a day. */
function nothingText({ locale, edition, day, now }: DayReportProps): string {
  const words = reportWords[locale];
  if (now < dayBegan(edition, day.opens_at)) return words.ahead;
  return now < day.closes_at ? words.noneYet : words.none;
}

/** The report of a day as it stands on the screen and on paper. */
export function DayDocument(props: DayReportProps) {
  const { locale, edition, day, now, report } = props;
  const { figures } = report;
  const words = reportWords[locale];
  const head = [
    `${edition.name[locale]}, ${edition.city[locale]}`,
    formatCalendarDate(day.date, locale),
    dayState(report, edition, locale),
  ];
  const isEmpty = figures.visits + figures.exits === 0 && report.minutes.length === 0;
  return (
    <>
      <RunningHead>{head.join(' · ')}</RunningHead>
      {isEmpty ? (
        <p class="lead">{nothingText(props)}</p>
      ) : (
        <>
          <FiguresPart {...props} figures={figures} />
          <CurvePart {...props} />
          <EvidencePart locale={locale} evidence={figures.evidence} />
          <HoursPart {...props} />
          <GatesPart {...props} />
          <KindsPart {...props} />
          <WindowsPart {...props} />
          <RefusalsPart {...props} />
          <ConflictsPart {...props} />
          <HoldsPart {...props} />
          <CorrectionsPart {...props} />
          <MethodPart locale={locale} />
          <SealsPart {...props} number={day.number} />
        </>
      )}
      <p class="hint">{words.made(madeSaid(now, edition.timezone, locale))}</p>
      <SigningPlace locale={locale} />
    </>
  );
}
