/** Stands in a text for what is no text of its own: the object replacement character. */
const OBJECT = '\uFFFC';

/** Where the text with this place in a list belongs in a sentence: see `WithWritten`. */
export function placeOf(at: number): string {
  return `${OBJECT}${at}${OBJECT}`;
}

/** A sentence cut at its places: its own words, and between them the numbers of the places. */
export function cutAtPlaces(sentence: string): string[] {
  return sentence.split(/\uFFFC(\d)\uFFFC/);
}
