import type { Locale } from '../../domain/kinds.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { Memo } from '../d1/memo.ts';

/** A picture that is kept, without its bytes. */
export interface SharePicture {
  readonly locale: Locale;
  /** Of its bytes, for its address. */
  readonly digest: string;
  /** What is written on it. */
  readonly words: string;
  /** ms */
  readonly drawn_at: number;
}

/** A picture that was drawn just now. */
export interface DrawnPicture extends Omit<SharePicture, 'drawn_at'> {
  readonly png: Uint8Array;
}

/** A picture changes once in an edition. ms */
const FRESH_MS = 5_000;
const PNG_MS = MINUTE_MS;
/** Pictures of which an isolate keeps the bytes: those of a few editions. */
const PNGS_MAX = 8;
const lists = new Memo<readonly SharePicture[]>(FRESH_MS);
const pngs = new Memo<ArrayBuffer | null>(PNG_MS, PNGS_MAX);

/** The pictures of an edition, at most some seconds old. */
export function sharePictures(
  env: Pick<Env, 'DB'>,
  event: number,
  now: number,
): Promise<readonly SharePicture[]> {
  return lists.get(String(event), now, async () => {
    const { results } = await env.DB.prepare(
      'SELECT locale, digest, words, drawn_at FROM share_picture WHERE event = ?1',
    )
      .bind(event)
      .all<SharePicture>();
    return results;
  });
}

/** The bytes of a picture, by its digest; null for one that is not there. */
export function sharePng(
  env: Pick<Env, 'DB'>,
  event: number,
  { locale, digest }: Pick<SharePicture, 'locale' | 'digest'>,
  now: number,
): Promise<ArrayBuffer | null> {
  return pngs.get(`${event} ${locale} ${digest}`, now, async () => {
    const row = await env.DB.prepare(
      'SELECT png FROM share_picture WHERE event = ?1 AND locale = ?2 AND digest = ?3',
    )
      .bind(event, locale, digest)
      .first<{ png: ArrayLike<number> }>();
    return row && Uint8Array.from(row.png).buffer;
  });
}

/** Keeps pictures in the place of those that were there, in one batch with who drew them. */
export async function keepSharePictures(
  db: D1Database,
  by: By,
  at: number,
  pictures: readonly DrawnPicture[],
): Promise<void> {
  await db.batch([
    auditRow(
      db,
      { by, at, verb: 'draw_pictures', subject: 'event' },
      {
        values: {
          event: by.event,
          pictures: pictures.map(({ locale, digest }) => ({ locale, digest })),
        },
        found: `WHERE EXISTS (SELECT 1 FROM json_each(?1 -> 'pictures') j WHERE NOT EXISTS (
          SELECT 1 FROM share_picture s WHERE s.event = ?1 ->> 'event'
            AND s.locale = j.value ->> 'locale' AND s.digest = j.value ->> 'digest'))`,
      },
    ),
    ...pictures.map(({ locale, digest, words, png }) =>
      db.prepare(PUT).bind(by.event, locale, png, digest, words, at),
    ),
  ]);
  lists.forget();
}

const PUT = `
INSERT INTO share_picture (event, locale, png, digest, words, drawn_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (event, locale) DO UPDATE SET png = excluded.png, digest = excluded.digest,
  words = excluded.words, drawn_at = excluded.drawn_at`;
