import type { Day, Edition } from '../edition.ts';
import { clockFault, type Edge } from '../edition-times.ts';

/** What is wrong with a time of an edition. */
export type TimeFaultCode =
  | 'clock_skips'
  | 'clock_doubles'
  | 'day_ends_first'
  | 'day_twice'
  | 'window_ends_first'
  | 'window_outside'
  | 'windows_overlap'
  | 'windows_unordered'
  | 'registration_ends_first'
  | 'registration_after_end';

/**
 * A time that cannot be. `path` as in the edition's file (`days.0.windows.2.from`); `values` are the
 * dates and times (local, as written) that a sentence about it names.
 */
export interface TimeFault {
  readonly path: string;
  readonly code: TimeFaultCode;
  readonly values: Readonly<Record<string, string>>;
}

/** What of an edition has a time; its instants must be derived. */
export type Timed = Pick<Edition, 'timezone' | 'registration' | 'days'> & {
  readonly policy: Pick<Edition['policy'], 'day_ends'>;
};

/** Times of an edition that cannot be, against each other and against its clock, the first first. */
export function timeFaults(plan: Timed): TimeFault[] {
  return [...plan.days.flatMap((day, i) => dayFaults(plan, day, i)), ...registrationFaults(plan)];
}

function dayFaults(plan: Timed, day: Day, i: number): TimeFault[] {
  const { date, opens, closes } = day;
  const path = `days.${i}`;
  const twice = plan.days.slice(0, i).some((one) => one.date === date);
  return [
    ...(twice ? [{ path: `${path}.date`, code: 'day_twice' as const, values: { date } }] : []),
    ...clockFaults(plan, date, opens, 'from', `${path}.opens`),
    ...clockFaults(plan, date, closes, 'to', `${path}.closes`),
    ...(day.opens_at >= day.closes_at
      ? [
          {
            path: `${path}.closes`,
            code: 'day_ends_first' as const,
            values: { date, opens, closes },
          },
        ]
      : []),
    ...day.slots.flatMap((_, n) => windowFaults(plan, day, n, `${path}.windows.${n}`)),
  ];
}

function windowFaults(plan: Timed, day: Day, n: number, path: string): TimeFault[] {
  const slot = day.slots[n];
  if (!slot) return [];
  const { date, opens, closes } = day;
  const written = { date, from: slot.from, to: slot.to };
  const at = (code: TimeFaultCode, values = {}) => ({
    path,
    code,
    values: { ...written, ...values },
  });
  const earlier = day.slots.slice(0, n);
  const other = earlier.find((one) => slot.starts_at < one.ends_at && one.starts_at < slot.ends_at);
  const before = day.slots[n - 1];
  return [
    ...clockFaults(plan, date, slot.from, 'from', `${path}.from`),
    ...clockFaults(plan, date, slot.to, 'to', `${path}.to`),
    ...(slot.starts_at >= slot.ends_at ? [at('window_ends_first')] : []),
    ...(slot.starts_at < day.opens_at || slot.ends_at > day.closes_at
      ? [at('window_outside', { opens, closes })]
      : []),
    ...(other ? [at('windows_overlap', { other_from: other.from, other_to: other.to })] : []),
    ...(before && slot.starts_at < before.starts_at
      ? [at('windows_unordered', { before: before.from })]
      : []),
  ];
}

function registrationFaults(plan: Timed): TimeFault[] {
  const { opens, closes, opens_at, closes_at } = plan.registration;
  const last = plan.days.at(-1);
  const path = 'registration.closes';
  return [
    ...localFaults(plan, opens, 'registration.opens'),
    ...localFaults(plan, closes, path),
    ...(opens_at >= closes_at
      ? [{ path, code: 'registration_ends_first' as const, values: { opens, closes } }]
      : []),
    ...(last && closes_at > last.closes_at
      ? [
          {
            path,
            code: 'registration_after_end' as const,
            values: { closes, date: last.date, day_closes: last.closes },
          },
        ]
      : []),
  ];
}

/** `local`: `YYYY-MM-DDTHH:MM`, on the calendar's own day: no hour belongs to the evening before. */
export function localFaults(plan: Pick<Timed, 'timezone'>, local: string, path: string) {
  const [date = '', time = ''] = local.split('T');
  const midnight = { timezone: plan.timezone, policy: { day_ends: '00:00' } };
  return clockFaults(midnight, date, time, 'from', path);
}

/** A time that the clock skips or repeats would be read as different hours. */
function clockFaults(
  { timezone, policy }: Pick<Timed, 'timezone' | 'policy'>,
  date: string,
  time: string,
  edge: Edge,
  path: string,
): TimeFault[] {
  const fault = clockFault(date, time, edge, timezone, policy.day_ends);
  if (fault === null) return [];
  const code = fault === 'skipped' ? 'clock_skips' : 'clock_doubles';
  return [{ path, code, values: { zone: timezone, date, time } }];
}
