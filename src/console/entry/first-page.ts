import type { Env } from '../../env.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import type { SignedInPerson } from '../../store/members/signed-in.ts';
import { homeOf } from '../shell/home.ts';
import { samePage } from '../shell/sections.ts';

/**
 * The path of the first page of a person: of the edition that is open or comes next, else of the one
 * that ended last, by their role there; null without any role. `chosen`: the slug of the one that they
 * have chosen; `from`: the page that they were on in another, which they keep where they can.
 */
export async function firstPage(
  env: Env,
  { roles }: SignedInPerson,
  now: number,
  { chosen, from = '' }: { readonly chosen?: string | undefined; readonly from?: string } = {},
): Promise<string | null> {
  const found = await Promise.all(
    roles.map(async ({ event, role, reads_wishes }) => ({
      ...{ role, reads_wishes },
      edition: await editionByNumber(env, event, now),
    })),
  );
  const spans = found.flatMap(({ role, edition }) => {
    if (!edition) return [];
    const [from, to] = [edition.days[0]?.opens_at ?? 0, edition.days.at(-1)?.closes_at ?? 0];
    const path = homeOf(role, edition, now);
    return [{ path, isOver: to < now, away: to < now ? now - to : from }];
  });
  const own = found.find(({ edition }) => chosen !== undefined && edition?.slug === chosen);
  if (own?.edition) {
    const { role, edition } = own;
    return samePage(from, own, edition, now) ?? homeOf(role, edition, now);
  }
  const [first] = spans.toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || a.away - b.away);
  return first?.path ?? null;
}
