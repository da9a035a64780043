import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { CommuniqueWords, SaidFigure } from '../ar/communique.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

const STATUS: Readonly<Record<ReleaseStatus, string>> = {
  provisional: 'Provisional figures',
  final: 'Final figures',
};

const FIGURES: Readonly<Record<SaidFigure, string>> = {
  visits: 'visits',
  visitors_by_ticket: 'visitors by ticket',
  repeat_visits: 'repeat visits',
  walk_in_visits: 'walk-in visits',
  beyond_booking: 'admissions beyond booking',
  exits: 'exits',
};

const unregistered = (n: number) =>
  n === 1 ? 'one without registration' : `${number(n)} without registration`;
const repeated = (n: number) => english(n, 'one repeat visit', `${number(n)} repeat visits`);

function ofWhich(walkIns: number, repeats: number): string {
  if (walkIns > 0 && repeats > 0) {
    return `, of which ${unregistered(walkIns)} and ${repeated(repeats)}`;
  }
  if (walkIns > 0) return `, of which ${unregistered(walkIns)}`;
  return repeats > 0 ? `, of which ${repeated(repeats)}` : '';
}

function oneVisit(walkIns: number, repeats: number): string {
  if (walkIns > 0) return 'The gates counted one visit, without registration.';
  return repeats > 0 ? 'The gates counted one repeat visit.' : 'The gates counted one visit.';
}

export const words: CommuniqueWords = {
  title: (name, city, day, status, { time, date }) =>
    date === null
      ? `${name}, ${city}, ${day}. ${STATUS[status]} at ${time}.`
      : `${name}, ${city}, ${day}. ${STATUS[status]} at ${time} on ${date}.`,
  counted: (visits, walkIns, repeats) => {
    if (visits === 0) return 'The gates counted no visits.';
    if (visits === 1) return oneVisit(walkIns, repeats);
    const counted = `The gates counted ${number(visits)} visits`;
    return walkIns === visits
      ? `${counted}, all without registration.`
      : `${counted}${ofWhich(walkIns, repeats)}.`;
  },
  restated: (visits, walkIns, repeats, gates) =>
    `After correction: ${number(visits)} ${english(visits, 'visit', 'visits')}${ofWhich(walkIns, repeats)}; counted at the gates: ${number(gates)}.`,
  visitors: (people) => {
    if (people === 0) return 'Nobody came with a ticket.';
    return english(
      people,
      'One person came with a ticket.',
      `${number(people)} people came with a ticket.`,
    );
  },
  peak: (low, high, time) =>
    low === high
      ? english(
          high,
          `One person was inside at the peak, at ${time}.`,
          `${number(high)} people were inside at the peak, at ${time}.`,
        )
      : `Between ${number(low)} and ${number(high)} people were inside at the peak, at ${time}.`,
  complete: ({ time, date }) =>
    date === null
      ? `These are entries counted at the gates, complete to ${time}.`
      : `These are entries counted at the gates, complete to ${time} on ${date}.`,
  missing: (phones, all) =>
    english(
      phones,
      `${number(phones)} of ${number(all)} gate phones had not handed in everything yet.`,
      `${number(phones)} of ${number(all)} gate phones had not handed in everything yet.`,
    ),
  completeAtGates: ({ time, date }) =>
    date === null
      ? `The count at the gates is complete to ${time}.`
      : `The count at the gates is complete to ${time} on ${date}.`,
  source: (url) => `Method and data: ${url}.`,
  numbered: (n) => `No. ${n}.`,
  embargo: (time, date) => `Under embargo: not before ${time} on ${date}.`,
  corrects: ({ number: n, of, changes, reason }) => {
    const said = changes.map(
      ({ figure, before, now }) => `${FIGURES[figure]} ${number(now)} instead of ${number(before)}`,
    );
    return `Correction ${n} of release ${of}: ${said.join('; ') || 'entries and exits are unchanged'}. Reason: ${reason}.`;
  },
  cameLater: 'data handed in by phones after the release',
  correctedBy: (n) => `Corrected by release ${n}.`,
};
