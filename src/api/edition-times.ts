import { type TimeFault, type TimeFaultCode, timeFaults } from '../domain/editing/time-faults.ts';
import { Problem } from '../domain/problem.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';

/**
 * Checks the times of an edition against each other and against its clock. Throws `invalid_request`
 * that says which ones cannot be, and why.
 */
export function demandTimes(plan: EditionPlan): void {
  const isDraft = plan.status === 'draft';
  // The days of a draft may still be to come.
  const faults = timeFaults(plan).filter(
    ({ code }) => !(isDraft && code === 'registration_after_end'),
  );
  const [first] = faults;
  if (!first) return;
  const { path } = first;
  const detail = sentenceOf(first, plan.policy.day_ends);
  throw new Problem('invalid_request', { detail, errors: [{ path, message: 'invalid' }] });
}

/** What cannot be, in the words of the operator's terminal. `dayEnds`: `HH:MM`. */
function sentenceOf({ code, values }: TimeFault, dayEnds: string): string {
  const sentence = SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return NIGHTLY.has(code) ? `${sentence} ${nightsOf(dayEnds)}` : sentence;
}

/** Without it a day from 00:00 to 23:00 is told that it closes before it opens. */
function nightsOf(dayEnds: string): string {
  return `Hours before ${dayEnds} are those of the next morning (policy.day_ends).`;
}

const NIGHTLY = new Set<TimeFaultCode>(['day_ends_first', 'window_ends_first', 'window_outside']);

const SENTENCES: Readonly<Record<TimeFaultCode, string>> = {
  clock_skips: 'The clock of {zone} skips {time} on {date}.',
  clock_doubles: 'The clock of {zone} strikes {time} twice on {date}.',
  day_twice: 'The day {date} is written twice.',
  day_ends_first: '{date} closes ({closes}) before it opens ({opens}).',
  window_ends_first: 'A window ends before it begins: {date}, {from} to {to}.',
  window_outside: 'A window lies outside of its day ({opens} to {closes}): {date}, {from} to {to}.',
  windows_overlap: 'Two windows overlap: {date}, {from} to {to}, and {other_from} to {other_to}.',
  windows_unordered: 'A window is written after a later one ({before}): {date}, {from} to {to}.',
  registration_ends_first: 'Registration ends ({closes}) before it begins ({opens}).',
  registration_after_end: 'Registration ends ({closes}) after the last day ({date}, {day_closes}).',
};
