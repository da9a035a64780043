import * as v from 'valibot';
import { PROBLEMS, type ProblemCode } from '../../domain/problem.ts';
import { count, type SentAs } from '../parts.ts';

const codes = Object.keys(PROBLEMS).filter((name): name is ProblemCode => name in PROBLEMS);

/** A problem (RFC 9457). It repeats nothing of the request. */
export const problemDocument = v.object({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  code: v.picklist(codes),
  detail: v.string(),
  errors: v.optional(
    v.array(v.object({ path: v.string(), code: v.string(), message: v.string() })),
  ),
  alternatives: v.optional(v.array(v.string())),
  remaining: v.optional(count),
  hand_in: v.optional(v.picklist(['open', 'closed'])),
});
export type ProblemDocument = SentAs<typeof problemDocument>;
