import type { EditionListWords } from '../ar/edition-lists.ts';

export const words: EditionListWords = {
  questions: {
    title: 'Questions et réponses',
    lead: 'Sur la page de l’édition, avant les réponses qui valent pour toutes.',
    empty: 'Aucune question propre à cette édition pour l’instant.',
    add: 'Ajouter une question',
    removeAsk: 'La question et sa réponse disparaissent de la page.',
    question: 'Question',
    answer: 'Réponse',
  },
  plan: {
    title: 'Plan du site',
    lead: 'Chaque repère occupe une case : colonne puis ligne, depuis le coin en haut à gauche.',
    empty: 'Aucun repère pour l’instant.',
    add: 'Ajouter un repère',
    removeAsk: 'Le repère disparaît du plan.',
    kind: 'Ce que c’est',
    column: 'Colonne',
    columnHint: 'De 1 à 16, depuis la gauche.',
    row: 'Ligne',
    rowHint: 'De 1 à 12, depuis le haut.',
    gate: 'Porte',
    gateHint: 'Pour un repère « Porte » seulement.',
    noGate: 'pas une porte',
    name: 'Nom',
    nameHint: 'Facultatif. Un repère nommé reçoit un numéro, expliqué sous le plan.',
    at: (column, row) => `colonne ${column}, ligne ${row}`,
  },
};
