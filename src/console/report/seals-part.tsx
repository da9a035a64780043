import { sealWords } from '../../i18n/seal.ts';
import { Seals } from '../../ui/seals.tsx';
import type { ReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';

/** Seals that a report looks through: more than a year of nights. */
export const SEALS_READ = 400;

interface SealsPartProps extends ReportProps {
  /** Of the report; null for the whole edition. */
  readonly number: number | null;
}

/** By which seals the rows behind these figures can be recomputed. */
export function SealsPart({ locale, edition, seals, number }: SealsPartProps) {
  return (
    <ReportSection
      locale={locale}
      id="seals"
      title={sealWords[locale].title}
      isFolded={seals.length > 0}
    >
      <Seals locale={locale} zone={edition.timezone} seals={seals} day={number} />
    </ReportSection>
  );
}
