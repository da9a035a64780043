import type { ArchWords } from '../ar/arch.ts';
import { words as arabic } from '../ar/arch.ts';
import { grouped } from '../number.ts';
import { amazigh } from '../plural.ts';

const counted = (one: string, few: string, other: string) => (n: number) => {
  const said = grouped(n, '\u00a0');
  return amazigh(n, { one: `${said} ${one}`, few: `${said} ${few}`, other: `${said} ⵏ ${other}` });
};

export const words: ArchWords = {
  // These pages speak Arabic: see `spokenIn`.
  ...{ shows: arabic.shows, editions: arabic.editions, wishes: arabic.wishes },
  erasure: arabic.erasure,
  days: counted('ⵡⴰⵙⵙ', 'ⵡⵓⵙⵙⴰⵏ', 'ⵡⴰⵙⵙ'),
  gates: counted('ⵜⵡⵡⵓⵔⵜ', 'ⵜⵡⵡⵓⵔⴰ', 'ⵜⵡⵡⵓⵔⵜ'),
  openGates: counted('ⵜⵡⵡⵓⵔⵜ ⵕⵥⵎⵏ', 'ⵜⵡⵡⵓⵔⴰ ⵕⵥⵎⵏⵉⵏ', 'ⵜⵡⵡⵓⵔⵜ ⵕⵥⵎⵏ'),
  team: counted('ⵓⴼⴳⴰⵏ ⴷⴰⵔⵙ ⵜⴰⵡⵓⵔⵉ', 'ⵉⴼⴳⴰⵏⵏ ⴷⴰⵔⵙⵏ ⵜⴰⵡⵓⵔⵉ', 'ⵓⴼⴳⴰⵏ ⴷⴰⵔⵙ ⵜⴰⵡⵓⵔⵉ'),
  phonesOnDuty: counted('ⵜⵉⵍⵉⴼⵓⵏ ⴰⵔ ⵉⵙⵡⵓⵔⵉ', 'ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⴰⵔ ⵙⵡⵓⵔⵉⵏ', 'ⵜⵉⵍⵉⴼⵓⵏ ⴰⵔ ⵉⵙⵡⵓⵔⵉ'),
  notices: counted('ⵉⵙⵍⵖⵉ ⵉⵜⵜⵓⴼⵙⴰⵔⵏ', 'ⵉⵙⵍⵖⴰ ⵜⵜⵓⴼⵙⴰⵔⵏ', 'ⵉⵙⵍⵖⵉ ⵉⵜⵜⵓⴼⵙⴰⵔⵏ'),
  places: counted('ⵓⴷⵖⴰⵔ ⵉⵇⵇⵉⵎⵏ', 'ⵉⴷⵖⴰⵔⵏ ⵇⵇⵉⵎⵏⵉⵏ', 'ⵓⴷⵖⴰⵔ ⵉⵇⵇⵉⵎⵏ'),
  requests: counted('ⵜⵓⵜⵔⴰ ⵉⵜⵜⵇⵇⵍⵏ', 'ⵜⵓⵜⵔⵉⵡⵉⵏ ⵇⵇⵍⵏⵜ', 'ⵜⵓⵜⵔⴰ ⵉⵜⵜⵇⵇⵍⵏ'),
  coachesExpected: counted('ⵓⵟⵓⴱⵉⵙ ⵉⵜⵜⵇⵇⵍⵏ', 'ⵉⵟⵓⴱⵉⵙⵏ ⵜⵜⵇⵇⵍⵏⵉⵏ', 'ⵓⵟⵓⴱⵉⵙ ⵉⵜⵜⵇⵇⵍⵏ'),
  people: counted('ⵓⴼⴳⴰⵏ', 'ⵉⴼⴳⴰⵏⵏ', 'ⵓⴼⴳⴰⵏ'),
  badges: counted('ⵜⴱⴰⵊⵜ', 'ⵜⴱⴰⵊⵉⵏ', 'ⵜⴱⴰⵊⵜ'),
  rows: counted('ⵓⵣⵔⵉⵔⵉⴳ', 'ⵉⵣⵔⵉⵔⵉⴳⵏ', 'ⵓⵣⵔⵉⵔⵉⴳ'),
  rowsReady: counted('ⵓⵣⵔⵉⵔⵉⴳ ⵉⵡⵊⴷⵏ', 'ⵉⵣⵔⵉⵔⵉⴳⵏ ⵓⵊⴰⴷⵏ', 'ⵓⵣⵔⵉⵔⵉⴳ ⵉⵡⵊⴷⵏ'),
};
