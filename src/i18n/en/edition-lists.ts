import type { EditionListWords } from '../ar/edition-lists.ts';

export const words: EditionListWords = {
  questions: {
    title: 'Questions and answers',
    lead: 'They stand on the edition’s page before the answers that are true of every edition.',
    empty: 'No question of this edition’s own yet.',
    add: 'Add a question',
    removeAsk: 'The question and its answer go from the page.',
    question: 'Question',
    answer: 'Answer',
  },
  plan: {
    title: 'Plan of the site',
    lead: 'Each mark fills one square: column, then row, from the top left corner.',
    empty: 'No mark yet.',
    add: 'Add a mark',
    removeAsk: 'The mark goes from the plan.',
    kind: 'What it is',
    column: 'Column',
    columnHint: 'From 1 to 16, from the left.',
    row: 'Row',
    rowHint: 'From 1 to 12, from the top.',
    gate: 'Gate',
    gateHint: 'For a mark of the kind “Gate” alone.',
    noGate: 'not a gate',
    name: 'Name',
    nameHint: 'Optional. A mark with a name gets a number, explained below the plan.',
    at: (column, row) => `column ${column}, row ${row}`,
  },
};
