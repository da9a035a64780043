import type { Locale } from '../../domain/kinds.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { ExportFile } from '../../store/exports/export-files.ts';
import type { Member } from '../../store/members/members.ts';
import type { Touch } from '../entry/touch.ts';

/** What every page of files is made of. */
export interface ExportProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

/** What the page of all files is made of. */
export interface ExportsProps extends ExportProps {
  files: readonly ExportFile[];
  /** Those with contacts that nobody has said to be destroyed. */
  kept: readonly ExportFile[];
  /** How an owner is asked for their passkey; null for everybody else. */
  touch: Touch | null;
  /** What was typed into the form with a passkey, and what was wrong with it. */
  typed: { readonly reason: string; readonly fault: PasskeyFault | 'reason' | null };
}

/** The path of the page of all files, or of one. */
export function exportsPath({ slug }: { readonly slug: string }, id?: string): string {
  return `/console/${slug}/exports${id === undefined ? '' : `/${id}`}`;
}
