import type { FigureWords } from '../ar/figures.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: FigureWords = {
  names: {
    visits: 'Visites',
    visitors_by_ticket: 'Visiteurs avec billet',
    walk_in_visits: 'Visites sans inscription',
    repeat_visits: 'Visites répétées',
    beyond_booking: 'Au-delà du nombre inscrit',
    exits: 'Sorties',
    peak_inside: 'Présence maximale',
    completeness: 'Complétude',
    evidence: 'Manière de compter',
  },
  counts: {
    visits:
      'chaque entrée comptée aux portes, équipe exclue, avec les rectifications. Qui revient compte à nouveau.',
    visitors_by_ticket: 'personnes entrées au moins une fois avec un billet du jour.',
    walk_in_visits: 'entrées sans billet. Les retours ne peuvent être distingués.',
    repeat_visits: 'retours prouvés par un billet. Le nombre réel est plus élevé.',
    beyond_booking: 'admis sur un billet déjà utilisé, signalés.',
    exits: 'chaque sortie comptée aux portes, équipe exclue.',
  },
  peak: (low, high, at) => `estimée entre ${number(low)} et ${number(high)}, ${at}.`,
  peakUnbounded: (at) =>
    `d’après les portes seules, ${at}. Sans comptage à vue ce jour-là, la marge d’erreur n’est pas connue.`,
  peakWide: (at) =>
    `estimée, ${at}. La marge d’erreur dépasse le nombre lui-même : ses bornes ne sont pas données.`,
  at: ({ time, date }) => (date === null ? `à ${time}` : `le ${date} à ${time}`),
  upTo: ({ time, date }) => (date === null ? `jusqu’à ${time}` : `jusqu’au ${date} à ${time}`),
  moment: ({ time, date }) => (date === null ? time : `${date} à ${time}`),
  noPeak: 'aucune entrée comptée.',
  completeness: (to, phones, all) =>
    all === 0
      ? `${to}, aucun téléphone en service.`
      : french(
          phones,
          `${to}, ${number(phones)} téléphone sur ${number(all)} a tout remis.`,
          `${to}, ${number(phones)} téléphones sur ${number(all)} ont tout remis.`,
        ),
  sumOfDays: 'Une personne venue deux jours compte deux fois.',
  evidence: {
    scanned: 'billets scannés',
    tapped: 'sans billet, une à une ou en passage libre',
    estimated: 'estimation : une minute comptée',
    by_eye: 'à vue, ou rectifié à la main',
  },
  correction: {
    title: 'Corriger',
    note: 'Une correction nomme le chiffre qu’elle corrige et ne change rien à ce que les portes ont compté. Ce que les téléphones remettent ensuite s’y ajoute. Le motif est publié avec les chiffres ; le nom reste au journal.',
    correct: (figure) => `Corriger : ${figure}`,
    figure: 'Chiffre à corriger',
    stated: 'Nombre à annoncer',
    reason: 'Motif',
    submit: 'Enregistrer la correction',
    reasonMissing: 'Écrivez le motif, 120 caractères au plus. Votre saisie est gardée.',
    numberInvalid: 'Écrivez un nombre entier de 0 à 10 000 000. Votre saisie est gardée.',
    recorded: 'La correction est enregistrée.',
    list: 'Corrections enregistrées',
    counted: 'Compté aux portes',
    stands: 'Annoncé',
    made: (figure, stated, counted) =>
      `${figure} : ${number(stated)} au lieu de ${number(counted)}`,
    why: (time, reason) => `${time} : ${reason}`,
  },
};
