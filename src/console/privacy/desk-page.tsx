import { localParts } from '../../domain/calendar.ts';
import { erasureOf } from '../../domain/edition.ts';
import { daysUntil } from '../../domain/wish.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';
import type { HeldCounts } from '../../store/held/row-counts.ts';
import { KeptFiles } from '../exports/kept-files.tsx';
import { archOf } from '../shell/arch.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { EditionEnd, type EndProps } from './edition-end.tsx';
import { ErasedPeople } from './erased-people.tsx';
import { HeldTable } from './held-table.tsx';
import { type OpeningsProps, OpeningsTable } from './openings-table.tsx';
import { PersonSearch, type Sought } from './person-form.tsx';

export interface DeskProps extends OpeningsProps, EndProps {
  counts: HeldCounts;
  sought: Sought | null;
  /** Files with contacts that nobody has said to be destroyed. */
  kept: readonly ExportFile[];
}

/** The data officer's desk: what is held and until when, one person, who opened what, and the end. */
export function PrivacyDeskPage(props: DeskProps) {
  const { locale, edition, now } = props;
  const words = privacyWords[locale];
  const spoken = spokenIn(locale);
  const at = erasureOf(edition);
  const day = formatDate(at, spoken, edition.timezone);
  const left = daysUntil(localParts(at, edition.timezone).date, now, edition.timezone);
  return (
    <WorkPage
      {...props}
      page="privacy"
      title={words.title}
      state={edition.erased_at === null ? words.willErase(day) : words.erased(day)}
      {...(edition.erased_at === null && { arch: archOf('erasure', Math.max(0, left), spoken) })}
      spoken={spoken}
      kind="privacy"
    >
      <PersonSearch {...props} />
      <HeldTable {...props} />
      <OpeningsTable {...props} />
      <KeptFiles {...props} />
      <EditionEnd {...props} />
      <ErasedPeople {...props} />
    </WorkPage>
  );
}
