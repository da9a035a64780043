import { localParts } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/kinds.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';
import { SILENT_MS } from '../../store/exports/progress.ts';
import { StateIcon } from '../shell/state-icons.tsx';

/** How a file stands now: one that was silent for minutes was cut off, before the clock has noted it. */
export function standingOf(file: ExportFile, now: number): ExportFile['state'] {
  const isSilent = file.state === 'running' && (file.seen_at ?? 0) <= now - SILENT_MS;
  return isSilent ? 'cut' : file.state;
}

const SHAPES = {
  asked: 'unseen',
  running: 'unseen',
  finished: 'complete',
  cut: 'waiting',
} as const;

/** Its state as a sign, with the rows that it has. */
export function FileState({
  locale,
  file,
  now,
}: {
  locale: Locale;
  file: ExportFile;
  now: number;
}) {
  const words = exportWords[spokenIn(locale)];
  const state = standingOf(file, now);
  return (
    <span class="sign" data-state={SHAPES[state]}>
      <StateIcon name={SHAPES[state]} /> <b>{words.states[state]}</b>
      {state !== 'asked' && <> · {words.rows(file.rows)}</>}
    </span>
  );
}

/**
 * Until which day a file with contacts is to be destroyed (`YYYY-MM-DD`), at the latest with its edition's
 * contacts; null for one without.
 */
export function dueDay(
  { destroy_by }: ExportFile,
  { erased_at, timezone }: StoredEdition,
): string | null {
  if (!destroy_by || !erased_at) return destroy_by;
  const erased = localParts(erased_at, timezone).date;
  return erased < destroy_by ? erased : destroy_by;
}

/** What kind of file it is, in words: its format, its day, and that it has names. */
export function termsText(file: ExportFile, { days }: StoredEdition, locale: Locale): string {
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  const day = days.find(({ number }) => number === file.day);
  const terms = [words.formats[file.format]];
  if (day) terms.push(formatCalendarDate(day.date, spoken));
  if (file.contacts) terms.push(words.latest.contacts);
  return terms.join(' · ');
}

/** How far a file is, in words. */
export function soFar(file: ExportFile, locale: Locale): string {
  const spoken = spokenIn(locale);
  const words = exportWords[spoken];
  if (file.total === null) return words.rows(file.rows);
  return words.soFar(formatNumber(file.rows, spoken), formatNumber(file.total, spoken));
}
