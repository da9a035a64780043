import { foldText } from '../name.ts';
import type { ReadRow } from './judge-rows.ts';

/** A group that is registered for a day, as its contact says who it is. */
export interface OwnGroup {
  /** The day's number. */
  readonly day: number;
  /** The body, or the person where it named none. */
  readonly body: string;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  /** It waits for an answer. */
  readonly waits: boolean;
}

/** Lines of a list whose group is among these, with that group. All of them are of the list's kind. */
export function rowsAmong(
  rows: readonly ReadRow[],
  groups: readonly OwnGroup[],
): ReadonlyMap<number, OwnGroup> {
  const byKey = new Map<string, OwnGroup>();
  for (const group of groups) for (const key of keysOfGroup(group)) byKey.set(key, group);
  const shared = sharedKeys(rows);
  return new Map(
    rows.flatMap((row): [number, OwnGroup][] => {
      const { whole, ...others } = keysOfRow(row);
      const group =
        byKey.get(whole) ??
        Object.values(others)
          .filter((key) => !shared.has(key))
          .map((key) => byKey.get(key))
          .find((one) => one !== undefined);
      return group ? [[row.line, group]] : [];
    }),
  );
}

/**
 * A name without its town, and a telephone, name a row only where no other row of that day has the
 * same: a directorate may write its own number for all its schools.
 */
function sharedKeys(rows: readonly ReadRow[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const row of rows) {
    const { whole: _, ...others } = keysOfRow(row);
    for (const key of Object.values(others)) {
      if (seen.has(key)) shared.add(key);
      seen.add(key);
    }
  }
  return shared;
}

function keysOfGroup({ day, body, phone, email }: OwnGroup): string[] {
  return [nameKey(day, body), contactKey(day, phone), contactKey(day, email)].flatMap(
    (key) => key ?? [],
  );
}

function keysOfRow({ day, label, name, request: { contact } }: ReadRow) {
  const phone = contactKey(day, contact.phone);
  const email = contactKey(day, contact.email);
  return {
    whole: nameKey(day, label) ?? '',
    bare: nameKey(day, name) ?? '',
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
  };
}

function nameKey(day: number, name: string): string | null {
  const folded = foldText(name);
  return folded === '' ? null : `${day} name ${folded}`;
}

function contactKey(day: number, contact: string | null): string | null {
  return contact === null ? null : `${day} contact ${contact.toLowerCase()}`;
}
