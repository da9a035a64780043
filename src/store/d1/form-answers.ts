import { DAY_MS } from '../../domain/time.ts';
import { rowsOf } from './batch.ts';

/** A form is not sent again after a week, ms: a page that stayed open over the edition. */
const KEPT_MS = 7 * DAY_MS;

/** The sender of forms of the console. */
export interface Sender {
  readonly event: number;
  readonly member: string;
}

/** A form as it was written for one person, and the same with what was typed: how a UUID begins. */
export interface NamedForm {
  readonly sheet: string;
  readonly said: string;
}

/**
 * The id of what a form asks for, and where its answer led: null when it was not answered yet, or
 * when the same sheet has asked for something else since.
 */
export async function formAnswer(
  db: D1Database,
  { event, member }: Sender,
  { sheet, said }: NamedForm,
): Promise<{ readonly form: string; readonly before: string | null }> {
  const [last, turns] = await db.batch([
    db.prepare(SELECT_LAST).bind(event, member, sheet),
    db.prepare(COUNT_TURNS).bind(event, member, said),
  ]);
  const [latest] = rowsOf<{ form: string; location: string }>(last);
  if (latest?.form.startsWith(said)) return { form: latest.form, before: latest.location };
  const [counted] = rowsOf<{ turns: number }>(turns);
  return { form: said + (counted?.turns ?? 0).toString(16).padStart(4, '0'), before: null };
}

const OF_SHEET = "event = ?1 AND member = ?2 AND form >= ?3 AND form < ?3 || '~'";

const SELECT_LAST = `
SELECT form, location FROM form_answer WHERE ${OF_SHEET} ORDER BY made_at DESC LIMIT 1`;

const COUNT_TURNS = `SELECT count(*) AS turns FROM form_answer WHERE ${OF_SHEET}`;

/**
 * Keeps where a form leads before what it asks for is done, where that cannot be undone: of two that were
 * sent at once one is given true.
 */
export async function beginForm(
  db: D1Database,
  { event, member }: Sender,
  { form, location, now }: { form: string; location: string; now: number },
): Promise<boolean> {
  const { results } = await db
    .prepare(`${INSERT} RETURNING 1`)
    .bind(event, member, form, location, now)
    .all();
  return results.length > 0;
}

/** Keeps where a form that was begun leads now. */
export async function endForm(
  db: D1Database,
  { event, member }: Sender,
  { form, location }: { form: string; location: string },
): Promise<void> {
  const sql = 'UPDATE form_answer SET location = ?4 WHERE event = ?1 AND member = ?2 AND form = ?3';
  await db.prepare(sql).bind(event, member, form, location).run();
}

const INSERT = `INSERT INTO form_answer (event, member, form, location, made_at)
  VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`;

/** Keeps where the answer led. Of two that were sent at once the first one stays. */
export async function keepFormAnswer(
  db: D1Database,
  { event, member }: Sender,
  { form, location, now }: { form: string; location: string; now: number },
): Promise<void> {
  await db.batch([
    db
      .prepare('DELETE FROM form_answer WHERE event = ?1 AND member = ?2 AND made_at < ?3')
      .bind(event, member, now - KEPT_MS),
    db.prepare(INSERT).bind(event, member, form, location, now),
  ]);
}
