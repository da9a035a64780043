import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { CommuniqueWords, SaidFigure } from '../ar/communique.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

const STATUS: Readonly<Record<ReleaseStatus, string>> = {
  provisional: 'Chiffres provisoires',
  final: 'Chiffres définitifs',
};

const FIGURES: Readonly<Record<SaidFigure, string>> = {
  visits: 'visites',
  visitors_by_ticket: 'visiteurs avec billet',
  repeat_visits: 'visites répétées',
  walk_in_visits: 'visites sans inscription',
  beyond_booking: 'visites au-delà du nombre inscrit',
  exits: 'sorties',
};

const unregistered = (n: number) =>
  n === 1 ? 'une sans inscription' : `${number(n)} sans inscription`;
const repeated = (n: number) => (n === 1 ? 'une répétée' : `${number(n)} répétées`);

function ofWhich(walkIns: number, repeats: number): string {
  if (walkIns > 0 && repeats > 0) return `, dont ${unregistered(walkIns)} et ${repeated(repeats)}`;
  if (walkIns > 0) return `, dont ${unregistered(walkIns)}`;
  return repeats > 0 ? `, dont ${repeated(repeats)}` : '';
}

function oneVisit(walkIns: number, repeats: number): string {
  if (walkIns > 0) return 'Les portes ont compté une visite, sans inscription.';
  return repeats > 0
    ? 'Les portes ont compté une visite, répétée.'
    : 'Les portes ont compté une visite.';
}

export const words: CommuniqueWords = {
  title: (name, city, day, status, { time, date }) =>
    date === null
      ? `${name}, ${city}, ${day}. ${STATUS[status]} à ${time}.`
      : `${name}, ${city}, ${day}. ${STATUS[status]}, ${date} à ${time}.`,
  counted: (visits, walkIns, repeats) => {
    if (visits === 0) return 'Les portes n’ont compté aucune visite.';
    if (visits === 1) return oneVisit(walkIns, repeats);
    const counted = `Les portes ont compté ${number(visits)} visites`;
    return walkIns === visits
      ? `${counted}, toutes sans inscription.`
      : `${counted}${ofWhich(walkIns, repeats)}.`;
  },
  restated: (visits, walkIns, repeats, gates) =>
    `Après rectification : ${number(visits)} ${french(visits, 'visite', 'visites')}${ofWhich(walkIns, repeats)} ; comptées aux portes : ${number(gates)}.`,
  visitors: (people) => {
    if (people === 0) return 'Personne n’est venu avec un billet.';
    return french(
      people,
      'Une personne est venue avec un billet.',
      `${number(people)} personnes sont venues avec un billet.`,
    );
  },
  peak: (low, high, time) => {
    const people = french(high, 'personne', 'personnes');
    return low === high
      ? `La présence simultanée a culminé à ${number(high)} ${people}, à ${time}.`
      : `La présence simultanée a culminé entre ${number(low)} et ${number(high)} ${people} à ${time}.`;
  },
  complete: ({ time, date }) =>
    date === null
      ? `Ce sont des entrées comptées aux portes, complètes jusqu’à ${time}.`
      : `Ce sont des entrées comptées aux portes, complètes jusqu’au ${date} à ${time}.`,
  missing: (phones, all) =>
    french(
      phones,
      `${number(phones)} téléphone des portes sur ${number(all)} n’avait pas encore tout remis.`,
      `${number(phones)} téléphones des portes sur ${number(all)} n’avaient pas encore tout remis.`,
    ),
  completeAtGates: ({ time, date }) =>
    date === null
      ? `Le comptage aux portes est complet jusqu’à ${time}.`
      : `Le comptage aux portes est complet jusqu’au ${date} à ${time}.`,
  source: (url) => `Méthode et données : ${url}.`,
  numbered: (n) => `N° ${n}.`,
  embargo: (time, date) => `Sous embargo : ne pas publier avant ${time}, ${date}.`,
  corrects: ({ number: n, of, changes, reason }) => {
    const said = changes.map(
      ({ figure, before, now }) => `${FIGURES[figure]} ${number(now)} au lieu de ${number(before)}`,
    );
    return `Rectificatif n° ${n} au communiqué n° ${of} : ${said.join(' ; ') || 'les entrées et les sorties sont inchangées'}. Motif : ${reason}.`;
  },
  cameLater: 'données remises par les téléphones après le communiqué',
  correctedBy: (n) => `Rectifié par le communiqué n° ${n}.`,
};
