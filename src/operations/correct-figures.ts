import { askGatekeeper } from '../actors/stubs.ts';
import { isStatable } from '../domain/figures/corrected.ts';
import type { CorrectableFigure } from '../domain/figures/figures.ts';
import { Problem } from '../domain/problem.ts';
import { editionByNumber } from '../store/editions/editions.ts';
import { readDayFigures } from '../store/reports/day-figures.ts';
import { allow, type MemberContext } from './context.ts';

/** What a member says of a day. */
export interface Statement {
  readonly id: string;
  readonly day: number;
  readonly figure: CorrectableFigure;
  readonly stated: number;
  readonly reason: string;
}

/**
 * States a figure of a day anew, with the reason; the log stays as it is. It is kept with what the gates
 * had counted until then: what arrives later is added to it. Once by its id. Throws `not_found`,
 * `invalid_request`, `busy`.
 */
export async function correctFigures(context: MemberContext, said: Statement): Promise<void> {
  allow(context, 'correct_figures');
  if (!isStatable(said.stated)) throw new Problem('invalid_request');
  const { env, by, now } = context;
  const edition = await editionByNumber(env, by.event, now);
  if (!edition) throw new Problem('not_found');
  const { counted } = await readDayFigures(env.DB, edition, said.day, now);
  const stated = { ...said, counted: counted[said.figure] };
  const decision = { type: 'correct' as const, stated };
  await askGatekeeper(env, by.event, (one) => one.decide(by.event, decision, by.id, now));
}
