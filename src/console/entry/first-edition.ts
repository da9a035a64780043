import type { Env } from '../../env.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import type { SignedInPerson } from '../../store/members/signed-in.ts';

/**
 * The slug of the edition that a person works on now: the one that is open or comes next, else the
 * one that ended last; null without any role.
 */
export async function firstEdition(
  env: Env,
  { roles }: SignedInPerson,
  now: number,
): Promise<string | null> {
  const found = await Promise.all(roles.map(({ event }) => editionByNumber(env, event, now)));
  const spans = found.flatMap((edition) => {
    const [from, to] = [edition?.days[0]?.opens_at ?? 0, edition?.days.at(-1)?.closes_at ?? 0];
    return edition
      ? [{ slug: edition.slug, isOver: to < now, away: to < now ? now - to : from }]
      : [];
  });
  const [first] = spans.toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || a.away - b.away);
  return first?.slug ?? null;
}
