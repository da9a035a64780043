import { can } from '../../domain/archive.ts';
import type { TypedAnnounced } from '../../domain/figures/announced.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { reportWords } from '../../i18n/report.ts';
import type { EditionReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ReportChoice, visitsArch } from './cover.tsx';
import { EarlierForm } from './earlier-form.tsx';
import { EditionDocument } from './edition-document.tsx';
import { editionState } from './release-state.ts';

interface EditionReportPageProps {
  readonly locale: Locale;
  readonly member: Member;
  readonly edition: StoredEdition;
  readonly now: number;
  readonly report: EditionReport;
  /** The form of earlier editions, as it stands or as it was sent. */
  readonly typed: readonly TypedAnnounced[];
  readonly faults: readonly FieldFault[];
  readonly isSaved: boolean;
  readonly seals: readonly Seal[];
}

/** The report of a whole edition: its days beside each other. */
export function EditionReportPage(props: EditionReportPageProps) {
  const { member, edition, report, typed, faults, isSaved } = props;
  const locale = spokenIn(props.locale);
  const words = reportWords[locale];
  const state = editionState(report, edition, locale);
  return (
    <WorkPage
      {...props}
      spoken={locale}
      page="report"
      title={words.editionTitle}
      state={
        <>
          {edition.name[locale]}, {edition.city[locale]}
          {state !== null && ` · ${state}`}
        </>
      }
      arch={visitsArch(
        report.days.reduce((sum, { visits }) => sum + visits, 0),
        locale,
      )}
      print={consoleWords[locale].sheet.print}
      kind="report"
      faulty={faults.length > 0}
    >
      <ErrorBox locale={locale} faults={faults} />
      {isSaved && (
        <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
          <StateIcon name="complete" />
          <b>{words.earlier.form.saved}</b>
        </p>
      )}
      <ReportChoice locale={locale} edition={edition} current={null} />
      <EditionDocument {...props} locale={locale} />
      {can(member.role, edition, 'state_announced') && (
        <EarlierForm {...{ locale, edition, typed, faults }} />
      )}
    </WorkPage>
  );
}
