import type { ChartWords } from '../ar/charts.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

const entries = (n: number) => french(n, `${number(n)} entrée`, `${number(n)} entrées`);
const visits = (n: number) =>
  n === 0 ? 'aucune visite' : french(n, `${number(n)} visite`, `${number(n)} visites`);
const came = (n: number) =>
  n === 0
    ? 'Personne n’est venu'
    : french(n, `${number(n)} personne est venue`, `${number(n)} personnes sont venues`);

export const words: ChartWords = {
  throughDay: 'Au fil de la journée',
  gateByGate: 'Porte par porte',
  crowd: {
    calm: 'Calme',
    busy: 'Affluence',
    hold: 'Suspendre l’entrée',
    alert: 'Alerte',
    emergency: 'Urgence',
  },
  capacity: (capacity) => `capacité : ${capacity}`,
  unit: (n) =>
    french(n, 'Personnes par minute', `Personnes par minute, en moyenne sur ${number(n)} minutes`),
  behind: 'Les chiffres du graphique',
  hour: 'Heure',
  entries: 'Entrées',
  exits: 'Sorties',
  held: 'Suspendu',
  wholeSite: 'tout le site',
  rose: {
    plain: (n, from, start, end) =>
      `Les entrées sont passées de ${from} à ${number(n)} par minute entre ${start} et ${end}, en hausse`,
    gate: (n, from, start, end, gate) =>
      `Les entrées sont passées de ${from} à ${number(n)} par minute entre ${start} et ${end}, en hausse, surtout à cette porte : ${gate}`,
  },
  fell: {
    plain: (n, from, start, end) =>
      `Les entrées sont passées de ${from} à ${number(n)} par minute entre ${start} et ${end}, en baisse`,
    gate: (n, from, start, end, gate) =>
      `Les entrées sont passées de ${from} à ${number(n)} par minute entre ${start} et ${end}, en baisse, surtout à cette porte : ${gate}`,
  },
  steady: {
    plain: (n, start, end) => `Entrées stables entre ${start} et ${end} : ${number(n)} par minute`,
    gate: (n, start, end, gate) =>
      `Entrées stables entre ${start} et ${end} : ${number(n)} par minute, surtout à cette porte : ${gate}`,
  },
  now: {
    plain: (n, at) => `${entries(n)} par minute à ${at}`,
    gate: (n, at, gate) => `${entries(n)} par minute à ${at}, surtout à cette porte : ${gate}`,
  },
  peak: {
    plain: (n, at) => `Les entrées ont culminé à ${at}, avec ${number(n)} par minute`,
    gate: (n, at, gate) =>
      `Les entrées ont culminé à ${at}, avec ${number(n)} par minute, surtout à cette porte : ${gate}`,
  },
  left: (n, at) =>
    `${french(n, `${number(n)} sortie`, `${number(n)} sorties`)} par minute à ${at}.`,
  nobodyCame: (at) => `Aucune entrée à ${at}`,
  nobodyLeft: (at) => `Aucune sortie à ${at}.`,
  gateNobody: (gate, at) => `${gate} : aucune entrée à ${at}`,
  none: 'Aucune entrée n’est encore comptée',
  noneThen: 'Aucune entrée n’a été comptée',
  heldFrom: (gate, start, end) => `Entrée suspendue de ${start} à ${end} : ${gate}.`,
  heldSince: (gate, start) => `Entrée suspendue depuis ${start} : ${gate}.`,
  gateNow: (n, gate, at) => `${gate} : ${entries(n)} par minute à ${at}`,
  gatePeak: (n, gate, at) => `${gate} : au plus fort à ${at}, ${entries(n)} par minute`,
  gateNone: (gate) => `${gate} : aucune entrée comptée`,
  expected: 'Inscrits',
  came: 'Venus avec un billet',
  cameSoFar: (n, expected, start, end) =>
    `${came(n)} avec un billet entre ${start} et ${end}, pour ${expected} places réservées`,
  cameInAll: (n, expected) => `${came(n)} avec un billet, pour ${expected} places réservées`,
  registeredAhead: (n) =>
    n === 0
      ? 'Personne n’est inscrit'
      : french(n, `${number(n)} personne inscrite`, `${number(n)} personnes inscrites`),
  nobodyExpected: 'Personne n’est inscrit pour ce jour',
  people: 'Personnes',
  by: { hour: 'Heure', gate: 'Porte', day: 'Jour' },
  visits: 'Visites',
  busiest: {
    hour: (n, name) => `L’heure la plus forte : ${name}, avec ${visits(n)}`,
    gate: (n, name) => `${name} a compté le plus, avec ${visits(n)}`,
    day: (n, name) => `Le jour le plus fort : ${name}, avec ${visits(n)}`,
  },
  noVisits: 'Aucune visite n’a été comptée',
};
