import { and, asc, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { alias } from 'drizzle-orm/sqlite-core';
import { HOUR_MS } from '../../domain/time.ts';
import { auditedInsert, auditedUpdate, type By } from '../d1/audit.ts';
import { member } from '../d1/schema/members.ts';
import { export_file } from '../d1/schema/privacy.ts';
import { SILENT_MS } from './progress.ts';

/** A file that somebody took out, or is about to; with who did, as the team knows them. */
export interface ExportFile extends Omit<typeof export_file.$inferSelect, 'event'> {
  readonly by: string | null;
  readonly destroyer: string | null;
}

/** What is asked for. `reason`: why names and contacts are in it; null where they are not. */
export type AskedExport = Pick<
  ExportFile,
  'id' | 'kind' | 'format' | 'locale' | 'day' | 'reason' | 'destroy_by' | 'total'
>;

/** Files that are listed. */
const LISTED = 20;
/** Of those with contacts, more than anybody should have out. */
const KEPT_LISTED = 200;

/** Files that one person asks for within an hour. */
const ASKED_MOST = 60;

/**
 * Notes that a file is asked for. The same form asks once. Whether it is noted, now or before: not where
 * this person has asked for sixty within the hour.
 */
export async function askExport(
  db: D1Database,
  by: By,
  asked: AskedExport,
  now: number,
): Promise<boolean> {
  const row = {
    ...asked,
    ...{ event: by.event, contacts: asked.reason !== null, made_by: by.id, made_at: now },
    state: 'asked' as const,
  };
  const deed = { by, at: now, verb: 'ask_export', subject: `export ${asked.id}` } as const;
  const unless = `EXISTS (SELECT 1 FROM export_file
      WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id')
    OR (SELECT count(*) FROM export_file WHERE event = ?1 ->> 'event'
      AND made_at > ?1 ->> 'made_at' - ${HOUR_MS} AND made_by = ?1 ->> 'made_by') >= ${ASKED_MOST}`;
  const noted = ['kind', 'format', 'day', 'contacts', 'destroy_by'] as const;
  await db.batch(auditedInsert(db, deed, { table: export_file, row, unless, noted }));
  return (await exportFile(db, by.event, asked.id)) !== null;
}

/**
 * Notes that a file with contacts is destroyed, by whoever says so, and not while it is written. Said twice,
 * it is noted once.
 */
export async function confirmDestroyed(
  db: D1Database,
  by: By,
  id: string,
  now: number,
): Promise<void> {
  const deed = { by, at: now, verb: 'confirm_destroyed', subject: `export ${id}` } as const;
  await db.batch(
    auditedUpdate(db, deed, {
      table: export_file,
      set: { destroyed_by: `?1 ->> 'by'`, destroyed_at: `?1 ->> 'now'` },
      where: `event = ?1 ->> 'event' AND id = ?1 ->> 'id' AND contacts = 1 AND destroyed_at IS NULL
        AND (state <> 'running' OR seen_at <= ?1 ->> 'heard')`,
      values: { event: by.event, id, by: by.id, now, heard: now - SILENT_MS },
      noted: [],
      unnoted: ['destroyed_by'],
    }),
  );
}

/** The latest files of an edition. */
export function latestExports(db: D1Database, event: number): Promise<ExportFile[]> {
  return files(db, eq(export_file.event, event), desc(export_file.made_at), LISTED);
}

/** Files with contacts that nobody has said to be destroyed, the first to go first. */
export function keptExports(db: D1Database, event: number): Promise<ExportFile[]> {
  const { contacts, destroyed_at, destroy_by } = export_file;
  const kept = and(eq(export_file.event, event), eq(contacts, true), isNull(destroyed_at));
  return files(db, kept, asc(destroy_by), KEPT_LISTED);
}

/** One file; null where there is none. */
export async function exportFile(
  db: D1Database,
  event: number,
  id: string,
): Promise<ExportFile | null> {
  const of = and(eq(export_file.event, event), eq(export_file.id, id));
  const [file] = await files(db, of, desc(export_file.made_at), 1);
  return file ?? null;
}

async function files(
  db: D1Database,
  of: SQL | undefined,
  order: SQL,
  most: number,
): Promise<ExportFile[]> {
  const destroyer = alias(member, 'destroyer');
  const rows = await drizzle(db)
    .select({ file: export_file, by: member.name, destroyer: destroyer.name })
    .from(export_file)
    .leftJoin(member, eq(member.id, export_file.made_by))
    .leftJoin(destroyer, eq(destroyer.id, export_file.destroyed_by))
    .where(of)
    .orderBy(order, asc(export_file.id))
    .limit(most);
  return rows.map(({ file, ...names }) => ({ ...file, ...names }));
}
