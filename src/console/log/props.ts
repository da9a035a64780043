import type { AuditNames } from '../../domain/audited.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Unusual } from '../../domain/oversight.ts';
import type { Role } from '../../domain/roles.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { LookCounts, OpeningsOutside } from '../../store/members/audit-looks.ts';
import type { LogPlace, LogRow } from '../../store/members/log-row.ts';
import type { Member } from '../../store/members/members.ts';
import type { LogQuery } from './read-query.ts';

export interface LogProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  query: LogQuery;
  rows: readonly LogRow[];
  /** What the ids in them stand for. */
  names: AuditNames;
  /** Where the next page begins; null at the end. */
  next: LogPlace | null;
  people: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  /** What an owner is told of a day; null for the others, and on further pages. */
  oversight: {
    readonly day: string;
    readonly looks: readonly Unusual[];
    readonly outside: readonly OpeningsOutside[];
    readonly counts: readonly LookCounts[];
  } | null;
}
