import { formatNumber } from '../../i18n/format.ts';
import { reportWords } from '../../i18n/report.ts';
import type { EditionReport } from '../../operations/reports.ts';
import type { ReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';

interface EarlierProps extends ReportProps {
  readonly report: EditionReport;
  /** Of this edition. */
  readonly visits: number;
}

/**
 * This edition beside those before it: first what this service counted alike, then, behind a break in the
 * series, what was only announced.
 */
export function EarlierPart(props: EarlierProps) {
  const { locale, edition, report, visits } = props;
  const words = reportWords[locale].earlier;
  const here = {
    name: `${edition.name[locale]}, ${edition.city[locale]}`,
    year: edition.days.at(-1)?.date.slice(0, 4) ?? '',
    days: report.days.filter((one) => one.visits > 0).length,
    total: visits,
  };
  const counted = [
    here,
    ...report.earlier.map(({ name, city, date, days, visits: total }) => ({
      name: `${name[locale]}, ${city[locale]}`,
      ...{ year: date.slice(0, 4), days, total },
    })),
  ];
  const columns = [
    { label: words.year },
    { label: words.days },
    { label: words.total },
    { label: words.aDay },
  ];
  const cells = ({ year, days, total }: { year: string; days: number | null; total: number }) => [
    year,
    days ? formatNumber(days, locale) : null,
    formatNumber(total, locale),
    days ? formatNumber(Math.round(total / days), locale) : null,
  ];
  return (
    <ReportSection locale={locale} id="earlier" title={words.title} isFolded>
      <h3 id="earlier-counted">{words.visits}</h3>
      <ReportTable
        labelledBy="earlier-counted"
        first={words.edition}
        columns={columns}
        rows={counted.map((one) => ({ name: one.name, cells: cells(one) }))}
      />
      {report.announced.length > 0 && (
        <>
          <p class="report-break">{words.broken}</p>
          <h3 id="earlier-announced">{words.announced}</h3>
          <ReportTable
            labelledBy="earlier-announced"
            first={words.edition}
            columns={[...columns, { label: words.counts, isText: true }]}
            rows={report.announced.map(({ name, year, days, total, source, method }) => ({
              name: <bdi>{name}</bdi>,
              cells: [
                ...cells({ year: String(year), days, total }),
                <>
                  {method === null ? words.unknown : <bdi>{method}</bdi>}
                  <span class="place">
                    {words.source} <bdi>{source}</bdi>
                  </span>
                </>,
              ],
            }))}
          />
        </>
      )}
    </ReportSection>
  );
}
