import type { Day } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayBegan } from '../../domain/presence.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import type { DayReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ReportChoice, visitsArch } from './cover.tsx';
import { DayDocument } from './day-document.tsx';
import { FiguresPicture } from './picture-part.tsx';
import { dayState } from './release-state.ts';

interface DayReportPageProps {
  readonly locale: Locale;
  readonly member: Member;
  readonly edition: StoredEdition;
  readonly now: number;
  readonly day: Day;
  readonly report: DayReport;
  readonly seals: readonly Seal[];
  readonly origin: string;
}

/** The report of a day: screen and paper are one. */
export function DayReportPage(props: DayReportPageProps) {
  const { edition, day, now, report, origin } = props;
  const { release } = report;
  const locale = spokenIn(props.locale);
  const words = reportWords[locale];
  const hasBegun = now >= dayBegan(edition, day.opens_at);
  return (
    <WorkPage
      {...props}
      spoken={locale}
      page="report"
      title={words.title(formatCalendarDate(day.date, locale))}
      emblem={<Emblem day={day.number} size={48} locale={locale} />}
      state={
        <>
          {edition.name[locale]}, {edition.city[locale]}
          {hasBegun && ` · ${dayState(report, edition, locale)}`}
        </>
      }
      {...(hasBegun && { arch: visitsArch(report.figures.visits, locale) })}
      {...(hasBegun && { print: consoleWords[locale].sheet.print })}
      kind="report"
    >
      <ReportChoice locale={locale} edition={edition} current={day.number} />
      {hasBegun ? (
        <>
          <DayDocument {...props} locale={locale} />
          {release && <FiguresPicture {...{ locale, edition, origin, release }} />}
        </>
      ) : (
        <p class="lead">{words.ahead}</p>
      )}
    </WorkPage>
  );
}
