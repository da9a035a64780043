import { figureWords } from '../../i18n/figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import { momentSaid } from './moment.ts';
import type { DayReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';

/** What was stated otherwise than it was counted, why, and when. */
export function CorrectionsPart({ locale, edition, report }: DayReportProps) {
  const { corrections, date } = report.figures;
  const words = reportWords[locale];
  const rows = corrections.map(({ figure, counted, stated, reason, made_at }) => ({
    name: figureWords[locale].names[figure],
    cells: [
      formatNumber(counted, locale),
      formatNumber(stated, locale),
      <bdi>{reason}</bdi>,
      momentSaid('moment', made_at, { day: date, zone: edition.timezone }, locale),
    ],
  }));
  return (
    <ReportSection
      locale={locale}
      id="corrections"
      title={words.corrections.title}
      isFolded={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p>{words.corrections.none}</p>
      ) : (
        <ReportTable
          labelledBy="corrections"
          first={words.corrections.figure}
          columns={[
            { label: words.corrections.counted },
            { label: words.corrections.stated },
            { label: words.corrections.reason, isText: true },
            { label: words.corrections.when, isText: true },
          ]}
          rows={rows}
        />
      )}
    </ReportSection>
  );
}
