import type { DayFigures } from '../../domain/figures/figures.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { reportWords } from '../../i18n/report.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { editionStatus, ReportChoice } from './cover.tsx';
import { EditionDocument } from './edition-document.tsx';

interface EditionReportPageProps {
  readonly locale: Locale;
  readonly member: Member;
  readonly edition: StoredEdition;
  readonly now: number;
  readonly report: readonly DayFigures[];
  readonly seals: readonly Seal[];
}

/** The report of a whole edition: its days beside each other. */
export function EditionReportPage(props: EditionReportPageProps) {
  const { edition, report } = props;
  const locale = spokenIn(props.locale);
  const words = reportWords[locale];
  const status = editionStatus(report, edition, locale);
  return (
    <WorkPage
      {...props}
      spoken={locale}
      page="report"
      title={words.editionTitle}
      state={
        <>
          {edition.name[locale]}, {edition.city[locale]}
          {status !== null && ` · ${status}`}
        </>
      }
      print={consoleWords[locale].sheet.print}
      kind="report"
    >
      <ReportChoice locale={locale} edition={edition} current={null} />
      <EditionDocument {...props} locale={locale} />
    </WorkPage>
  );
}
