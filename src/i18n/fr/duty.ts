import type { DutyWords } from '../ar/duty.ts';
import { grouped } from '../number.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, '\u202f');
const people = common.people;

export const duty: DutyWords = {
  pressure: {
    open: 'Bousculade',
    hold: 'Bousculade ici\u00a0: appui long',
    ask: 'Foule trop serrée à cette porte\u202f? La salle de suivi est alertée aussitôt.',
    send: 'Alerter la salle de suivi',
    kept: 'Alerte gardée, elle part maintenant.',
    waiting: 'L’alerte n’est pas encore arrivée. Les essais continuent\u00a0: appelez aussi.',
    delivered: 'L’alerte est arrivée à la salle de suivi.',
    unseen: 'L’alerte est arrivée, personne ne l’a encore vue\u00a0: appelez aussi.',
    seen: (by, time) => `Alerte vue par\u00a0: ${by}, ${time}`,
  },
  seers: {
    owner: 'Responsable de l’édition',
    organizer: 'Organisation',
    safety: 'Sécurité',
    other: 'Salle de suivi',
  },
  flow: {
    title: 'Passage libre',
    noScans: 'Passage libre\u00a0: rien n’est lu, tout le monde est compté.',
    since: (time) => `depuis ${time}`,
    ordered: 'décidé par la salle de suivi',
    own: 'décidé par un superviseur sur ce téléphone',
    in: 'Entrées',
    out: 'Sorties',
    open: 'Passage libre, sans lecture',
    end: 'Revenir à la lecture',
    code: 'Code du superviseur\u00a0: six chiffres',
    wrong: 'Code inexact.',
    locked: 'Cinq codes inexacts. À nouveau possible après un contact avec le serveur.',
    unknown:
      'Ce téléphone ne connaît pas encore de code de superviseur. Il lui faut un contact avec le serveur.',
  },
  minute: {
    open: 'Compter une minute',
    title: 'Compter une minute',
    lead: 'Pendant une minute, comptez toutes les personnes qui passent sur un mètre de large. La minute part à la première touche.',
    left: (seconds) => `encore ${number(seconds)} s`,
    width: 'Combien de mètres la sortie ouverte fait-elle\u202f?',
    product: (counted, metres) => `${people(counted)} × ${number(metres)} m`,
    confirm: (n) => `${number(n)} sorties, estimées`,
    done: (n) => `Sorties estimées\u00a0: ${number(n)}`,
  },
  gate: (n) => `Porte ${number(n)}`,
};
