import type { SetUpWords } from '../ar/set-up.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: SetUpWords = {
  readTemplates: 'Lire les modèles d’avis',
  newEdition: {
    days: 'Nombre de jours de suite',
    bothNeeded: 'En arabe et en français au moins. Les deux autres langues sont facultatives.',
    first: 'Premier jour',
    firstHint: 'Facultatif : les jours sont créés de 10 h à 20 h, et se modifient ensuite.',
    slugHint:
      'Minuscules latines et chiffres, de 2 à 31. Vide : proposée d’après la ville et l’année. Ne change plus ensuite.',
    slugProposed: (slug) =>
      `L’adresse proposée est dans son champ : ${slug}. Changez-la, ou créez le brouillon avec elle.`,
    slugFree: (slug) => `Une autre édition a déjà cette adresse. Celle-ci est libre : ${slug}.`,
    daysWrong: (most) => `Un nombre de jours de 1 à ${number(most)}.`,
    copied: 'Copiés : textes, jours, créneaux, portes, parts, règles et programme.',
    notCopied:
      'Jamais copiés : équipe, téléphones, invitations, avis, inscriptions, récépissé de la CNDP et relecture des modèles d’avis.',
  },
  days: {
    inARow: 'Nombre de jours de suite',
    inARowHint: 'Chacun avec ces heures et ces créneaux.',
    planFor: (n) => `Jours avec ces créneaux : ${number(n)}.`,
    copyTo: 'Copier ce jour sur d’autres',
    copyHint:
      'Ses heures, ses créneaux et leurs places remplacent les leurs. Un jour qui a des inscriptions reste tel quel.',
    copyNone: 'Il n’y a pas d’autre jour, ou tous ont des inscriptions.',
    copyButton: 'Copier sur les jours choisis',
    noneTicked: 'Choisissez au moins un jour.',
    sameHours: 'Les mêmes heures pour tous les jours à venir',
    table: 'Modifier les créneaux en tableau',
    tableTitle: (date) => `Tableau des créneaux du ${date}`,
    tableLead:
      'Une ligne par créneau. Une ligne vidée est supprimée si elle n’a aucune inscription. Rien n’est écrit avant « Enregistrer ».',
    paste: 'Coller des lignes d’un tableur',
    pasteHint:
      'Une ligne par créneau : de, à, places. Par exemple 10:00 12:00 5000. Elles paraissent dans le tableau avant d’être enregistrées.',
    pasteButton: 'Mettre dans le tableau',
    pasted: (n) => `Lignes mises dans le tableau : ${number(n)}. Rien n’est encore enregistré.`,
    pasteWrong: (line) => `La ligne ${number(line)} n’a pas deux heures et un nombre.`,
    rowOf: (name, row) => `${name}, ligne ${number(row)}`,
    kept: (taken) =>
      `Ne se supprime pas, places prises : ${number(taken)}. Se ferme aux inscriptions ; chacun garde son billet.`,
    keptDay: (taken) =>
      `Ce jour ne se supprime pas, places prises : ${number(taken)}. Il se ferme aux inscriptions.`,
    closeWindow: 'Fermer le créneau aux inscriptions',
    closeWindowAsk: 'Qui est inscrit garde son billet. Plus aucune inscription dans ce créneau.',
    openWindow: 'Rouvrir le créneau aux inscriptions',
    openWindowAsk: 'On pourra de nouveau s’y inscrire tant qu’il reste des places.',
  },
  untouched: 'Corrigé dans une langue, resté tel quel dans d’autres. À revoir :',
  written: {
    all: 'écrit dans les quatre langues',
    some: (languages) => `écrit ${languages}`,
    comma: ', ',
    none: 'pas encore écrit',
  },
};
