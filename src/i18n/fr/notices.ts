import type { NoticesWords } from '../ar/notices.ts';
import { theGate } from './gate-name.ts';

export const words: NoticesWords = {
  title: 'Avis',
  all: 'Tous les avis',
  older: 'Avis plus anciens',
  empty: 'Rien n’est publié.',
  feed: (event) => `Avis · ${event}`,
  numbered: (n) => `Avis n° ${n}`,
  check: { title: 'Vérifier un avis reçu', number: 'Numéro de l’avis', button: 'Vérifier' },
  at: (date, time) => `${date}, ${time}`,
  until: (date, time) => `valable jusqu’au ${date} à ${time}`,
  untilHour: (time) => `valable jusqu’à ${time}`,
  corrected: (date, time) => `texte corrigé, ${date}, ${time}`,
  gate: (name) => `concerne : ${name}`,
  pinned: 'épinglé',
  authentic: (n, date, time) =>
    `Communiqué authentique n° ${n}, publié par l’organisateur le ${date} à ${time}.`,
  unknown: 'L’organisateur n’a publié aucun avis portant ce numéro.',
  unknownTitle: 'Numéro inconnu',
  replaced: 'Remplacé par un texte plus récent :',
  latest: (date, time) => `le texte publié le ${date} à ${time}`,
  earlier: 'Textes précédents',
  withdrawn: (date, time) => `Cet avis a été retiré le ${date} à ${time} : il ne vaut plus.`,
  withdrawnWord: 'retiré',
  over: (date, time) => `Cet avis valait jusqu’au ${date} à ${time}.`,
  missing: (languages) => `Cet avis existe en ${languages}.`,
  languages: { ar: 'arabe', zgh: 'amazighe', fr: 'français', en: 'anglais' },
  comma: ', en ',
  and: ' et en ',
  theGate,
  templates: {
    held: {
      useOrWait:
        'L’entrée est suspendue à {gate}. Passez par {gate2}, ou attendez jusqu’à {until}. La sortie reste ouverte partout.',
      use: 'L’entrée est suspendue à {gate}. Passez par {gate2}. La sortie reste ouverte partout.',
      wait: 'L’entrée est suspendue à {gate}. Attendez jusqu’à {until}. La sortie reste ouverte partout.',
      alone: 'L’entrée est suspendue à {gate}. La sortie reste ouverte partout.',
      site: 'L’entrée est suspendue à toutes les portes. La sortie reste ouverte partout.',
    },
    full: 'Le site est plein en ce moment. L’entrée reprendra peu à peu. Heure la plus calme attendue : {hour}. Les billets restent valables aujourd’hui.',
    fullAlone:
      'Le site est plein en ce moment. L’entrée reprendra peu à peu. Les billets restent valables aujourd’hui.',
    weather:
      '[Forte chaleur / Pluie / Vent]. [Ce qui change]. Prenez de l’eau et un couvre-chef. Ombre et eau : [lieu].',
    over: 'L’entrée a repris à {gate}, {time}.',
    overSite: 'L’entrée a repris à toutes les portes, {time}.',
    rumour: 'Rectification. {is} Contrairement à ce qui circule, {not} L’organisateur, {time}.',
    rumourAlone: 'Rectification. {is} L’organisateur, {time}.',
  },
};
