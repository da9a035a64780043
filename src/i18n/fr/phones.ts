import type { PhoneWords } from '../ar/phones.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: PhoneWords = {
  cards: {
    make: 'Imprimer 8 cartes',
    title: (gate) => `Cartes des téléphones : ${gate}`,
    note: 'Une carte par téléphone, qui porte ensuite le nom de sa carte. Chacune sert une seule fois.',
    print: 'Imprimer',
    until: (time) => `valable jusqu’au ${time}`,
    code: (card) => `Code de la carte ${card}`,
    how: (button) => `Lisez le code avec l’appareil photo, puis touchez « ${button} ».`,
  },
  move: {
    name: 'Changer de porte',
    ask: 'Le téléphone sert à la nouvelle porte dès son prochain contact. Ce qu’il n’a pas encore envoyé y compte aussi.',
    to: 'Nouvelle porte',
    confirm: 'Confirmer le changement',
  },
  filter: {
    label: 'Téléphones affichés',
    trouble: (n) => `En difficulté (${number(n)})`,
    unpractised: (n) => `Pas encore exercés (${number(n)})`,
    all: (n) => `Tous (${number(n)})`,
  },
  ownTitle: 'Téléphones de cette porte',
  practised: {
    name: 'Entraînement',
    notYet: 'pas encore',
    of: (n, all) => `Téléphones où l’entraînement est fait : ${number(n)} sur ${number(all)}.`,
    how: 'Touchez « Entraînement » dans le menu du téléphone : rien n’y est compté.',
  },
  sheets: {
    title: 'Relevés des équipes',
    note: 'Tels que les téléphones les ont envoyés à la fin de chaque service, les plus récents d’abord.',
    shift: 'Service',
    span: 'De et à',
    welcomed: 'Entrées',
    left: 'Sorties',
    refused: 'Non entrés',
    overrides: 'Malgré la règle',
  },
};
