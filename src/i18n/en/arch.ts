import type { ArchWords } from '../ar/arch.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const counted = (one: string, other: string) => (n: number) =>
  english(n, `${grouped(n, ',')} ${one}`, `${grouped(n, ',')} ${other}`);

export const words: ArchWords = {
  days: counted('day', 'days'),
  gates: counted('gate', 'gates'),
  openGates: counted('gate open', 'gates open'),
  shows: counted('show', 'shows'),
  editions: counted('edition', 'editions'),
  team: counted('person with a role', 'people with a role'),
  phonesOnDuty: counted('phone on duty', 'phones on duty'),
  notices: counted('notice published', 'notices published'),
  places: counted('place left', 'places left'),
  requests: counted('request waiting', 'requests waiting'),
  coachesExpected: counted('coach expected', 'coaches expected'),
  people: counted('person', 'people'),
  badges: counted('badge', 'badges'),
  rows: counted('row', 'rows'),
  wishes: counted('day to the nearest deadline', 'days to the nearest deadline'),
  erasure: counted('day to erasure', 'days to erasure'),
  rowsReady: counted('row ready', 'rows ready'),
};
