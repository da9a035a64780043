/** Lists of who came, who did not, and what went otherwise than booked. */
export const VISIT_LISTS = ['inside', 'not_come', 'refused', 'doubles', 'overrides'] as const;
export type VisitList = (typeof VISIT_LISTS)[number];

/** Whether a text names one of them. */
export function isVisitList(value: unknown): value is VisitList {
  return VISIT_LISTS.some((list) => list === value);
}
