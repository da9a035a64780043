import { groupCode } from '../../domain/code.ts';
import { assignedGate, type Edition, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { csvText, defused } from '../../domain/lists/write-csv.ts';
import { commonWords } from '../../i18n/common.ts';
import { importWords } from '../../i18n/imports.ts';
import type { ImportedGroup } from '../../operations/imported-list.ts';

/** The tickets of a list as a file that a sheet opens: one row a ticket, and no contact. */
export function resultFile(
  groups: readonly ImportedGroup[],
  edition: Edition,
  locale: Locale,
): string {
  const words = importWords[locale];
  const rows = groups.flatMap((group) => group.tickets.map((ticket) => rowOf(group, ticket)));
  return csvText([Object.values(words.headings), ...rows].map((row) => row.map(defused)));

  function rowOf({ organisation }: ImportedGroup, ticket: ImportedGroup['tickets'][number]) {
    const slot = slotsOf(edition).get(ticket.slot);
    const gate = assignedGate(edition.gates, ticket);
    return [
      organisation ?? '',
      edition.days.find(({ number }) => number === ticket.day)?.date ?? '',
      slot ? commonWords[locale].span(slot.from, slot.to) : '',
      gate?.name[locale] ?? '',
      String(ticket.adults),
      String(ticket.children),
      // In groups, so that no sheet takes it for a number and rounds it.
      groupCode(ticket.code).replaceAll('\u00a0', ' '),
      ticket.state === 'valid' ? words.valid : words.cancelled,
    ];
  }
}
