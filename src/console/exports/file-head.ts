import { localParts } from '../../domain/calendar.ts';
import { writtenInstant } from '../../domain/exports/cells.ts';
import type { FileHead } from '../../domain/exports/file.ts';
import { termsOf, typeOf } from '../../domain/exports/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';

/** What stands in a file beside its rows; with contacts, who took it out, when, why, and until when. */
export function fileHead(file: ExportFile, edition: StoredEdition, now: number): FileHead {
  const spoken = spokenIn(file.locale);
  const { columns, kinds, sheet } = exportWords[spoken];
  const { columns: own, contacts = [] } = termsOf(file.kind);
  const named = file.contacts ? [...own, ...contacts] : own;
  const preface: [string, string][] = [
    [sheet.by, file.by ?? file.made_by],
    [sheet.at, writtenInstant(now, edition.timezone)],
    [sheet.reason, file.reason ?? ''],
    [sheet.destroyBy, file.destroy_by ?? ''],
    [sheet.warning, sheet.secret],
  ];
  return {
    title: kinds[file.kind],
    rightToLeft: directionOf(spoken) === 'rtl',
    preface: file.contacts ? preface : [],
    columns: named.map((column) => ({ heading: columns[column], type: typeOf(column) })),
    zone: edition.timezone,
    end: sheet.end,
    cut: sheet.cut,
  };
}

/** The name of a file: of which day it is, and with contacts by when it is destroyed. */
export function fileName(file: ExportFile, edition: StoredEdition, now: number): string {
  const { slug, timezone, days } = edition;
  const { date, time } = localParts(now, timezone);
  const made = `${date}-${time.replace(':', '')}`;
  const day = days.find(({ number }) => number === file.day);
  const of = day ? `-of-${day.date}` : '';
  const until = file.destroy_by === null ? '' : `-with-names-destroy-by-${file.destroy_by}`;
  return `${slug}-${file.kind}${of}-${made}${until}.${file.format}`;
}
