import type { CountWords } from '../ar/counts.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: CountWords = {
  conflicts: {
    name: 'Doubles entrées',
    gloss: 'sur des billets déjà utilisés',
    counts:
      'entrées sur un billet dont les places étaient déjà utilisées, le plus souvent à deux portes sans réseau',
    title: (n) => french(n, `${number(n)} double entrée`, `${number(n)} doubles entrées`),
    none: 'Personne n’est entré deux fois sur les mêmes places.',
    beyond: (people) =>
      `Au-delà du nombre inscrit\u00a0: ${number(people)}. Ce nombre comprend les personnes admises par décision, et celles entrées sur des places qui étaient libres jusqu’à l’annulation d’une sortie ou l’arrivée tardive d’un scan.`,
    marked: 'Entrée signalée',
    others: 'Autres entrées',
    ticket: 'Billet',
    people: 'Personnes',
    unknown: 'inconnue',
    wrongCode: 'code aux chiffres secrets faux',
    place: (gate, time, people) => `${gate} · ${time} · ${people}`,
    more: (n) =>
      french(
        n,
        `et ${number(n)} autre, absente de cette liste`,
        `et ${number(n)} autres, absentes de cette liste`,
      ),
  },
  registered: {
    name: 'Inscrits',
    gloss: 'personnes avec une place',
    counts: 'personnes qui ont une place dans un créneau du jour, enfants compris',
    windows: (day) => `Créneaux d’arrivée, ${day}`,
    allWindows: 'Tous les créneaux',
    window: 'Créneau',
    places: 'Places',
    came: 'Venus avec billet',
    cameNote: 'entrés avec un billet aux heures du créneau, quel que soit celui de leur billet',
    otherHours: 'autres heures',
  },
  perMinute: 'par min',
  outside: {
    name: 'Hors des jours',
    note: 'Passages que des téléphones ont datés hors des jours de l’édition ; ils sont compris dans son total.',
  },
};
