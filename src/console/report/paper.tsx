import { spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { PaperSheet } from '../shell/paper-sheet.tsx';
import { DayDocument } from './day-document.tsx';
import { EditionDocument, type EditionDocumentProps } from './edition-document.tsx';
import type { DayReportProps } from './props.ts';
import { dayState, editionState } from './release-state.ts';

/** The report of a day as its operator prints it: the paper of the console's page, without its head. */
export function DayPaper(props: DayReportProps) {
  const { edition, day, report } = props;
  const locale = spokenIn(props.locale);
  return (
    <PaperSheet
      locale={locale}
      face="report"
      kind="report"
      title={reportWords[locale].title(formatCalendarDate(day.date, locale))}
      emblem={<Emblem day={day.number} size={48} locale={locale} />}
      state={[
        `${edition.name[locale]}, ${edition.city[locale]}`,
        dayState(report, edition, locale),
      ]}
    >
      <DayDocument {...props} locale={locale} />
    </PaperSheet>
  );
}

/** The same of the whole edition. */
export function EditionPaper(props: EditionDocumentProps) {
  const { edition, report } = props;
  const locale = spokenIn(props.locale);
  return (
    <PaperSheet
      locale={locale}
      face="report"
      kind="report"
      title={reportWords[locale].editionTitle}
      state={[
        `${edition.name[locale]}, ${edition.city[locale]}`,
        editionState(report, edition, locale),
      ]}
    >
      <EditionDocument {...props} locale={locale} />
    </PaperSheet>
  );
}
