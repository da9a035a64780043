import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { form_answer } from './schema.ts';

/** A form is not sent again after a week, ms: a page that stayed open over the edition. */
const KEPT_MS = 7 * 86_400_000;

/** The sender of a form of the console, and the form as `formId` names it. */
export interface SentForm {
  readonly event: number;
  readonly member: string;
  readonly form: string;
}

/** Where the answer to this very form led; null when it was not answered yet. */
export async function formAnswer(db: D1Database, sent: SentForm): Promise<string | null> {
  const row = await drizzle(db)
    .select({ location: form_answer.location })
    .from(form_answer)
    .where(
      and(
        eq(form_answer.event, sent.event),
        eq(form_answer.member, sent.member),
        eq(form_answer.form, sent.form),
      ),
    )
    .get();
  return row?.location ?? null;
}

/** Keeps where the answer led. Of two that were sent at once the first one stays. */
export async function keepFormAnswer(
  db: D1Database,
  sent: SentForm,
  location: string,
  now: number,
): Promise<void> {
  const { event, member, form } = sent;
  await db.batch([
    db
      .prepare('DELETE FROM form_answer WHERE event = ?1 AND member = ?2 AND made_at < ?3')
      .bind(event, member, now - KEPT_MS),
    db
      .prepare(
        `INSERT INTO form_answer (event, member, form, location, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`,
      )
      .bind(event, member, form, location, now),
  ]);
}
