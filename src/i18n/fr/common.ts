import type { CalendarDay, CommonWords } from '../ar/common.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

export const dayNumber = (day: number) => (day === 1 ? '1er' : String(day));
const dayOf = (one: CalendarDay) => `${dayNumber(one.day)} ${one.month}`;

const number = (n: number) => grouped(n, '\u202f');

export const common: CommonWords = {
  number,
  product: 'Abwab',
  tagline: 'Journées portes ouvertes',
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  dayNumber,
  date: (weekday, day, month, year) =>
    `${weekday} ${dayNumber(day)} ${month}${year === null ? '' : ` ${year}`}`,
  span: (from, to) => `de ${from} à ${to}`,
  dateSpan: (from, to) =>
    from.month === to.month && from.year === to.year
      ? `du ${from.day} au ${to.day} ${to.month} ${to.year}`
      : `du ${dayOf(from)} au ${dayOf(to)} ${to.year}`,
  skip: 'Aller au contenu',
  languages: 'Langues',
  home: 'Accueil',
  notice: 'Protection des données personnelles',
  licenses: 'Licences',
  emblems: ['le cercle', 'le carré', 'le triangle', 'l’étoile', 'l’arc'],
  emblemOf: (shape) => `Signe du jour : ${shape}`,
  people: (n) => french(n, `${number(n)} personne`, `${number(n)} personnes`),
  adults: (n) => french(n, `${number(n)} adulte`, `${number(n)} adultes`),
  children: (n) => french(n, `${number(n)} enfant`, `${number(n)} enfants`),
  minutes: (n) => french(n, `${number(n)} minute`, `${number(n)} minutes`),
};
