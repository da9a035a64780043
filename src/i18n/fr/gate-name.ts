/** Words with which the name of a gate can begin, and the article that they ask for. */
const ARTICLES: readonly (readonly [RegExp, string])[] = [
  [
    /^((grande|petite|première|seconde|nouvelle) )?(porte|grille|barrière|rampe|place|rue|cour)(?![\p{L}\p{N}])/iu,
    'la ',
  ],
  [/^(entrée|avenue|esplanade|allée)(?![\p{L}\p{N}])/iu, 'l’'],
];

/** A gate of the old towns has a name as people do; a template names its gate later. */
const BARE = /^(bab(?![\p{L}\p{N}])|\{|$)/iu;

/**
 * The name of a gate after a preposition: « à la Porte 1 », « par l’Entrée nord », « à Bab Makina ». Any
 * other is set apart as what it is, and so is right whatever it says: « à la porte « Portail 3 » ».
 */
export function theGate(name: string): string {
  const article = ARTICLES.find(([word]) => word.test(name))?.[1];
  if (article !== undefined) return `${article}${name}`;
  return BARE.test(name) ? name : `la porte «\u00a0${name}\u00a0»`;
}
