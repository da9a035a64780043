import { zonedInstant } from '../calendar.ts';
import { type Edition, erasureOf, type Gate, gatesOf, waysIn } from '../edition.ts';
import { SITE_THRESHOLDS, signOf } from '../edition-parts.ts';
import { eventInstant } from '../edition-times.ts';
import { PARTY_KINDS, type PartyKind } from '../kinds.ts';
import { SHARE_HOLDERS } from '../shares.ts';
import { missingSteps } from './checklist.ts';
import type { EditFacts, EditFault } from './edits.ts';
import { localFaults, timeFaults } from './time-faults.ts';
import { WINDOWS_MAX } from './window-plan.ts';

/** Days, and gates, of one edition: a ticket carries its day in one byte. */
export const DAYS_MAX = 31;
export const GATES_MAX = 99;
/** UTF-8, of all their names in every language: 600 a gate. */
const GATE_NAMES_BYTES = 60_000;

/** What cannot be in an edition after an edit: against itself, and against what it was before. */
export function editionFaults(after: Edition, before: Edition, facts: EditFacts): EditFault[] {
  return [
    ...timesOf(after),
    ...sizesOf(after),
    ...gateNamesOf(after),
    ...signsOf(after),
    ...siteOf(after),
    ...sharesOf(after),
    ...programmeOf(after),
    ...namesOf(after),
    ...planOf(after),
    ...pastOf(after, before, facts),
    ...fixedOf(after, before, facts),
    ...neededOf(after, before),
    ...crowdOf(after, before),
  ];
}

/** A draft may end its registration after its last day: its days may still be to come. */
function timesOf(edition: Edition): EditFault[] {
  const isDraft = edition.status === 'draft';
  return timeFaults(edition).filter(({ code }) => !(isDraft && code === 'registration_after_end'));
}

function sizesOf({ days, gates }: Edition): EditFault[] {
  const faults = days
    .map((day, i) => ({ n: day.slots.length, path: `days.${i}.windows` }))
    .filter(({ n }) => n > WINDOWS_MAX)
    .map(({ path }) => fault(path, 'too_many', { most: WINDOWS_MAX }));
  if (days.length > DAYS_MAX) faults.push(fault('days', 'too_many', { most: DAYS_MAX }));
  if (gates.length > GATES_MAX) faults.push(fault('gates', 'too_many', { most: GATES_MAX }));
  return faults;
}

/** A phone gets the whole edition at once: with names of this size it has 200 KB at most. */
function gateNamesOf({ gates }: Edition): EditFault[] {
  const names = new TextEncoder().encode(JSON.stringify(gates.map((gate) => gate.name)));
  const most = GATE_NAMES_BYTES;
  return names.length > most ? [fault('gates', 'too_many', { most: GATES_MAX })] : [];
}

/** Two gates of one sign could not be told apart on a poster. */
function signsOf({ gates }: Edition): EditFault[] {
  const signs = gates.map((gate) => signOf(gate).toUpperCase());
  return signs.flatMap((sign, i) =>
    signs.indexOf(sign) < i ? [fault(`gates.${i}.sign`, 'sign_twice', { sign })] : [],
  );
}

/** What has no name in Arabic and in French could not be told to people. */
function namesOf({ gates, programme = [], questions = [] }: Edition): EditFault[] {
  const named = [
    ...gates.map(({ name }, i) => ({ name, path: `gates.${i}.name` })),
    ...programme.map(({ name }, i) => ({ name, path: `programme.${i}.name` })),
    ...questions.flatMap(({ question, answer }, i) => [
      { name: question, path: `questions.${i}.question` },
      { name: answer, path: `questions.${i}.answer` },
    ]),
  ];
  return named.flatMap(({ name, path }) =>
    (['ar', 'fr'] as const)
      .filter((locale) => name[locale].trim() === '')
      .map((locale) => fault(`${path}.${locale}`, 'name_missing')),
  );
}

function siteOf({ site }: Edition): EditFault[] {
  if (!site) return [];
  return SITE_THRESHOLDS.flatMap((name, i) => {
    const before = SITE_THRESHOLDS[i - 1];
    if (before === undefined || site[name] > site[before]) return [];
    const values = { name, people: site[name], before, least: site[before] };
    return [fault(`site.${name}`, 'thresholds_unordered', values)];
  });
}

function sharesOf({ shares, timezone }: Edition): EditFault[] {
  if (!shares) return [];
  const percent = SHARE_HOLDERS.reduce((sum, holder) => sum + (shares.kept[holder] ?? 0), 0);
  const beyond = percent > 100 ? [fault('shares.kept', 'shares_beyond', { percent })] : [];
  const clock = shares.openings.flatMap(({ from }, i) =>
    localFaults({ timezone }, from, `shares.openings.${i}.from`),
  );
  const all = [...shares.openings, ...(shares.same_day ? [shares.same_day] : [])];
  const unordered = all.findIndex((one, i) => {
    const before = all[i - 1];
    if (before === undefined) return false;
    // The last one has the hour of each window's own day.
    const later = one === shares.same_day || one.from > before.from;
    return !later || one.percent < before.percent;
  });
  return [
    ...beyond,
    ...clock,
    ...(unordered < 0 ? [] : [fault(`shares.openings.${unordered}`, 'openings_unordered')]),
  ];
}

/** A show is within the hours of its day, and has a name to be read by. */
function programmeOf({ programme = [], days, timezone, policy }: Edition): EditFault[] {
  return programme.flatMap((show, i) => {
    const path = `programme.${i}`;
    const day = days.find((one) => one.number === show.day);
    if (!day) return [fault(path, 'show_outside')];
    const at = (time: string, edge: 'from' | 'to') =>
      eventInstant(day.date, time, edge, timezone, policy.day_ends);
    const [from, to] = [at(show.from, 'from'), at(show.to, 'to')];
    const isWithin = day.opens_at <= from && from < to && to <= day.closes_at;
    return isWithin ? [] : [fault(path, 'show_outside')];
  });
}

/** A gate on the plan is one of the edition's; one that was taken away later is no longer drawn. */
function planOf({ plan = [] }: Edition): EditFault[] {
  return plan.flatMap(({ kind, gate }, i) =>
    (kind === 'gate') === (gate !== null) ? [] : [fault(`plan.${i}.gate`, 'unknown')],
  );
}

/** Nothing is planned for a time that is over, and what is over stays as it was. */
function pastOf(after: Edition, before: Edition, { now }: EditFacts): EditFault[] {
  return after.days.flatMap((day, i) => {
    const old = before.days.find((one) => one.number === day.number);
    const path = `days.${i}`;
    const moved = old && (old.opens_at !== day.opens_at || old.closes_at !== day.closes_at);
    if (moved && now >= old.closes_at) return [fault(path, 'over', { date: old.date })];
    if ((moved || !old) && day.closes_at <= now) {
      return [fault(path, 'in_the_past', { date: day.date })];
    }
    if (old && old.date !== day.date && now >= zonedInstant(old.date, '00:00', before.timezone)) {
      return [fault(`${path}.date`, 'day_begun', { date: old.date })];
    }
    const known = new Map(old?.slots.map((slot) => [slot.number, slot]));
    return day.slots.flatMap((slot, n) => {
      const was = known.get(slot.number);
      const same = was && was.starts_at === slot.starts_at && was.ends_at === slot.ends_at;
      if (same && was.capacity === slot.capacity) return [];
      const values = { date: day.date, from: slot.from, to: slot.to };
      if (was && now >= was.ends_at) return [fault(`${path}.windows.${n}`, 'over', values)];
      return slot.ends_at <= now ? [fault(`${path}.windows.${n}`, 'in_the_past', values)] : [];
    });
  });
}

/** What tickets carry, or what says to which day their people's passages belong. */
function fixedOf(after: Edition, before: Edition, facts: EditFacts): EditFault[] {
  const fixed: EditFault[] = [];
  if (facts.ticketed && after.timezone !== before.timezone) {
    fixed.push(fault('timezone', 'fixed_by_tickets'));
  }
  if (facts.ticketed && after.controller.keep_days > before.controller.keep_days) {
    fixed.push(fault('controller.keep_days', 'kept_longer'));
  }
  const began = before.days.some((day) => facts.now >= day.opens_at);
  if (began && after.policy.day_ends !== before.policy.day_ends) {
    fixed.push(fault('policy.day_ends', 'day_begun'));
  }
  const erased = (edition: Edition) => edition.days.length > 0 && erasureOf(edition) <= facts.now;
  if (!facts.erased && erased(after) && !erased(before)) {
    fixed.push(fault('controller.keep_days', 'erased_at_once'));
  }
  return fixed;
}

/** What an edition has that is published, it keeps. */
function neededOf(after: Edition, before: Edition): EditFault[] {
  if (after.status === 'draft' || after.status === 'archived') return [];
  const publishes = before.status === 'draft';
  const known = publishes ? [] : missingSteps(before);
  return (
    missingSteps(after)
      .filter((step) => !known.includes(step))
      // Its times are named one by one.
      .filter((step) => step !== 'registration')
      .map((step) => fault(publishes ? 'status' : step, 'needed', { step }))
  );
}

/**
 * Gates are kept for those who need them: without steps, or for one kind of party. While an edition is
 * public, none of them takes the crowd because the gate that did so lets nobody in any more. One that
 * took it and loses its steps still does.
 */
function crowdOf(after: Edition, before: Edition): EditFault[] {
  if (before.status === 'draft' || after.status === 'archived') return [];
  const inward = waysIn(after.gates);
  if (inward.length === 0) return [];
  const ordinary = (gates: readonly Gate[], kind: PartyKind) =>
    gatesOf(waysIn(gates), kind).filter((gate) => !gate.step_free);
  const isLost = (kind: PartyKind) => {
    const was = ordinary(before.gates, kind).map(({ number }) => number);
    const ways = gatesOf(inward, kind);
    return was.length > 0 && !ways.some((gate) => !gate.step_free || was.includes(gate.number));
  };
  const { kinds = PARTY_KINDS } = after;
  return kinds.some(isLost) ? [fault('gates', 'no_ordinary_gate')] : [];
}

export function fault(
  path: string,
  code: EditFault['code'],
  values: EditFault['values'] = {},
): EditFault {
  return { path, code, values };
}
