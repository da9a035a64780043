import { HOLD_REASONS } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { countWords } from '../../i18n/counts.ts';
import { formatNumber } from '../../i18n/format.ts';
import { holdWords } from '../../i18n/holds.ts';
import { isolated } from '../../i18n/isolated.ts';
import { reportWords } from '../../i18n/report.ts';
import type { Passage } from '../../store/gates/conflicts.ts';
import { reasonText } from '../../ui/hold-text.ts';
import { clockAt } from '../shell/clock.ts';
import { refusalWords } from '../visitors/refusal-words.ts';
import type { DayReportProps } from './props.ts';
import { ReportSection } from './report-section.tsx';
import { ReportTable } from './report-table.tsx';

/** Refusals by reason, and what was let in all the same. */
export function RefusalsPart({ locale, report }: DayReportProps) {
  const { refusals, overrides, after_refusal } = report.exceptions;
  const words = reportWords[locale].refusals;
  const number = (n: number) => formatNumber(n, locale);
  const others = [
    { name: words.overrides, ...overrides },
    { name: words.after, ...after_refusal },
  ].filter(({ times }) => times > 0);
  const rows = [
    ...refusals.map(({ reason, times }) => ({
      name: refusalWords(reason, locale),
      cells: [number(times), null],
    })),
    ...others.map(({ name, times, people }) => ({ name, cells: [number(times), number(people)] })),
  ];
  return (
    <ReportSection locale={locale} id="refusals" title={words.title} isFolded>
      {refusals.length === 0 && <p>{words.none}</p>}
      {rows.length > 0 && (
        <>
          <ReportTable
            labelledBy="refusals"
            first={words.reason}
            columns={[{ label: words.times }, { label: words.people }]}
            rows={rows}
          />
          <p class="hint">{words.note}</p>
        </>
      )}
    </ReportSection>
  );
}

/** Double admissions, each with both of its places and times. No ticket is named: this is handed on. */
export function ConflictsPart(props: DayReportProps) {
  const { locale, report } = props;
  const { conflicts, conflictsTotal, figures } = report;
  const beyond = figures.beyond_booking;
  const words = countWords[locale].conflicts;
  const rows = conflicts.map((conflict, at) => ({
    name: formatNumber(at + 1, locale),
    cells: [
      conflict.others.length === 0
        ? conflict.ticket === null
          ? words.wrongCode
          : words.unknown
        : conflict.others.map((one) => <PlaceLine {...props} passage={one} />),
      <PlaceLine {...props} passage={conflict} />,
    ],
  }));
  return (
    <ReportSection
      locale={locale}
      id="conflicts"
      title={conflictsTotal === 0 ? words.name : words.title(conflictsTotal)}
      isFolded={rows.length > 0}
    >
      {rows.length === 0 ? (
        beyond === 0 && <p>{words.none}</p>
      ) : (
        <>
          <ReportTable
            labelledBy="conflicts"
            first={reportWords[locale].conflicts.number}
            columns={[
              { label: words.others, isText: true },
              { label: words.marked, isText: true },
            ]}
            rows={rows}
          />
          <MoreOf locale={locale} hidden={conflictsTotal - rows.length} />
          <p class="hint">{words.counts}</p>
        </>
      )}
      {beyond > 0 && <p class="hint">{words.beyond(beyond)}</p>}
    </ReportSection>
  );
}

/** A list may be cut: its title counts all, and this says how many are not shown. */
function MoreOf({ locale, hidden }: { locale: Locale; hidden: number }) {
  return hidden > 0 ? <p class="hint">{countWords[locale].conflicts.more(hidden)}</p> : null;
}

function PlaceLine({ locale, edition, day, passage }: DayReportProps & { passage: Passage }) {
  const gate = edition.gates.find((one) => one.number === passage.gate)?.name[locale] ?? '–';
  const time = clockAt(passage.at, day.opens_at, edition.timezone);
  const people = formatNumber(passage.people, locale);
  return (
    <span class="place">
      {countWords[locale].conflicts.place(isolated(gate, locale), time, people)}
    </span>
  );
}

/** When entry was held or closed, and where. */
export function HoldsPart({ locale, edition, day, report }: DayReportProps) {
  const words = reportWords[locale].holds;
  const time = (at: number) => clockAt(at, day.opens_at, edition.timezone);
  const rows = report.holds.listed.map(({ gate, kind, starts_at, ends_at, reason }) => {
    const known = edition.gates.find((one) => one.number === gate);
    const where = known?.name[locale] ?? consoleWords[locale].gatesPage.site;
    const state = consoleWords[locale].gateStates[kind === 'hold' ? 'held' : 'closed'];
    const why = reason ? reasonText(reason, holdWords[locale].reasons) : null;
    return {
      name: where,
      cells: [
        time(starts_at),
        ends_at === null ? words.lasting : time(ends_at),
        <>
          {state}
          {why !== null && (
            <>
              {' · '}
              {HOLD_REASONS.some((one) => one === reason) ? why : <bdi>{why}</bdi>}
            </>
          )}
        </>,
      ],
    };
  });
  return (
    <ReportSection locale={locale} id="holds" title={words.title} isFolded={rows.length > 0}>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <ReportTable
            labelledBy="holds"
            first={words.gate}
            columns={[
              { label: words.from },
              { label: words.to },
              { label: words.reason, isText: true },
            ]}
            rows={rows}
          />
          <MoreOf locale={locale} hidden={report.holds.total - rows.length} />
        </>
      )}
    </ReportSection>
  );
}
