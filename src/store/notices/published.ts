import type { Role } from '../../domain/roles.ts';

/** Somebody of the team; null for one who is not known any more. */
export interface Publisher {
  readonly name: string;
  readonly role: Role;
}

/** Who published a version of a notice, and who withdrew it: for the office, never for the public. */
export interface PublishedVersion {
  readonly revision: number;
  /** ms. */
  readonly published_at: number;
  readonly withdrawn_at: number | null;
  readonly publisher: Publisher | null;
  readonly withdrawer: Publisher | null;
}

/** Every version of a notice with who published it, the latest first. */
export async function loadPublished(
  db: D1Database,
  event: number,
  number: number,
): Promise<PublishedVersion[]> {
  const { results } = await db.prepare(SELECT_PUBLISHED).bind(event, number).all<Row>();
  return results.map(({ revision, published_at, withdrawn_at, ...row }) => ({
    ...{ revision, published_at, withdrawn_at },
    publisher: publisherOf(row.name, row.role),
    withdrawer: publisherOf(row.withdrawer, row.withdrawer_role),
  }));
}

interface Row extends Pick<PublishedVersion, 'revision' | 'published_at' | 'withdrawn_at'> {
  readonly name: string | null;
  readonly role: Role | null;
  readonly withdrawer: string | null;
  readonly withdrawer_role: Role | null;
}

function publisherOf(name: string | null, role: Role | null): Publisher | null {
  return name === null || role === null ? null : { name, role };
}

const SELECT_PUBLISHED = `
SELECT n.revision, n.published_at, n.withdrawn_at, p.name, p.role,
  w.name AS withdrawer, w.role AS withdrawer_role
FROM notice n
LEFT JOIN member p ON p.id = n.published_by
LEFT JOIN member w ON w.id = n.withdrawn_by
WHERE n.event = ?1 AND n.number = ?2 ORDER BY n.revision DESC`;
