import type { Day } from '../domain/edition.ts';
import type { Edge } from '../domain/edition-times.ts';
import { clockFault } from '../domain/edition-times.ts';
import { Problem } from '../domain/problem.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';

/**
 * Checks the times of an edition against each other and against its clock. Throws `invalid_request`
 * that says which ones cannot be, and why.
 */
export function demandTimes(plan: EditionPlan): void {
  const nights = nightsOf(plan);
  plan.days.forEach((day, i) => {
    demandClock(plan, day, day.opens, 'from', `days.${i}.opens`);
    demandClock(plan, day, day.closes, 'to', `days.${i}.closes`);
    if (day.opens_at >= day.closes_at) {
      refuse(
        `days.${i}.closes`,
        `${day.date} closes (${day.closes}) before it opens (${day.opens}). ${nights}`,
      );
    }
    demandWindows(plan, day, i);
  });
  const last = plan.days.at(-1);
  const { opens, closes, closes_at, opens_at } = plan.registration;
  demandLocalClock(plan, opens, 'registration.opens');
  demandLocalClock(plan, closes, 'registration.closes');
  if (opens_at >= closes_at)
    refuse('registration.closes', `Registration ends (${closes}) before it begins (${opens}).`);
  if (last && closes_at > last.closes_at) {
    refuse(
      'registration.closes',
      `Registration ends (${closes}) after the last day (${last.date}, ${last.closes}).`,
    );
  }
}

/** Without it a day from 00:00 to 23:00 is told that it closes before it opens. */
function nightsOf({ policy }: EditionPlan): string {
  return `Hours before ${policy.day_ends} are those of the next morning (policy.day_ends).`;
}

function demandWindows(plan: EditionPlan, day: Day, i: number): void {
  const nights = nightsOf(plan);
  day.slots.forEach((slot, n) => {
    const path = `days.${i}.windows.${n}`;
    const written = `${day.date}, ${slot.from} to ${slot.to}`;
    demandClock(plan, day, slot.from, 'from', `${path}.from`);
    demandClock(plan, day, slot.to, 'to', `${path}.to`);
    if (slot.starts_at >= slot.ends_at)
      refuse(path, `A window ends before it begins: ${written}. ${nights}`);
    if (slot.starts_at < day.opens_at || slot.ends_at > day.closes_at) {
      refuse(
        path,
        `A window lies outside of its day (${day.opens} to ${day.closes}): ${written}. ${nights}`,
      );
    }
    const other = day.slots
      .slice(0, n)
      .find((one) => slot.starts_at < one.ends_at && one.starts_at < slot.ends_at);
    if (other) refuse(path, `Two windows overlap: ${written}, and ${other.from} to ${other.to}.`);
    const before = day.slots[n - 1];
    if (before && slot.starts_at < before.starts_at) {
      refuse(path, `A window is written after a later one (${before.from}): ${written}.`);
    }
  });
}

/** An hour of an event's day, which is of the next morning before the day ends. */
function demandClock(plan: EditionPlan, day: Day, time: string, edge: Edge, path: string): void {
  demandHour(plan.timezone, day.date, time, { edge, dayEnds: plan.policy.day_ends, path });
}

/** `local`: `YYYY-MM-DDTHH:MM`, on the calendar's own day. */
function demandLocalClock(plan: EditionPlan, local: string, path: string): void {
  const [date = '', time = ''] = local.split('T');
  // An event that ends its days at midnight has no hour that belongs to the evening before.
  demandHour(plan.timezone, date, time, { edge: 'from', dayEnds: '00:00', path });
}

/** A time that the clock skips or repeats would be read as different hours. */
function demandHour(
  zone: string,
  date: string,
  time: string,
  { edge, dayEnds, path }: { edge: Edge; dayEnds: string; path: string },
): void {
  const fault = clockFault(date, time, edge, zone, dayEnds);
  if (fault === 'skipped') refuse(path, `The clock of ${zone} skips ${time} on ${date}.`);
  if (fault === 'doubled') refuse(path, `The clock of ${zone} strikes ${time} twice on ${date}.`);
}

function refuse(path: string, detail: string): never {
  throw new Problem('invalid_request', { detail, errors: [{ path, message: 'invalid' }] });
}
