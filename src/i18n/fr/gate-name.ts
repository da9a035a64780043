/** Words with which the name of a gate can begin, and the article that they ask for. */
const ARTICLES: readonly (readonly [RegExp, string])[] = [
  [/^(porte|grille|barrière|rampe|place|rue|cour)(?![\p{L}\p{N}])/iu, 'la '],
  [/^(entrée|avenue|esplanade|allée)(?![\p{L}\p{N}])/iu, 'l’'],
];

/**
 * The name of a gate after a preposition: « à la Porte 1 », « par l’Entrée nord », « à Bab Makina ». Only
 * names that begin with a word of these have an article; any other stays as the organizers wrote it.
 */
export function theGate(name: string): string {
  const article = ARTICLES.find(([word]) => word.test(name))?.[1] ?? '';
  return `${article}${name}`;
}
