import type { ExportFormat } from '../../domain/exports/file.ts';
import type { ExportKind } from '../../domain/exports/kinds.ts';
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
  typed: {
    /** The reason in the form with a passkey. */
    readonly reason: string;
    /** What was asked for in the form without. */
    readonly asked?: { readonly kind: ExportKind; readonly format: ExportFormat };
    /** What was wrong: with the passkey, the reason, or more rows than a file takes. */
    readonly fault: PasskeyFault | 'reason' | 'rows' | null;
  };
}

/** The path of the page of all files, or of one. */
export function exportsPath({ slug }: { readonly slug: string }, id?: string): string {
  return `/console/${slug}/exports${id === undefined ? '' : `/${id}`}`;
}
