/**
 * A shape and a colour for each day, recognized from three metres, without reading and without
 * seeing colours. Drawn on a 64 × 64 grid to the same visual weight; a sixth day begins again.
 */
export const EMBLEMS = [
  { shape: 'circle', color: '#1B4B8F', path: 'M32 4a28 28 0 1 1 0 56 28 28 0 0 1 0-56z' },
  { shape: 'square', color: '#0B6B4F', path: 'M8 8h48v48H8z' },
  { shape: 'triangle', color: '#B85C00', path: 'M32 5 61 57H3z' },
  {
    shape: 'star',
    color: '#6B2A8C',
    path: 'M32 2 40.8 10.8H53.2V23.2L62 32 53.2 40.8V53.2H40.8L32 62 23.2 53.2H10.8V40.8L2 32 10.8 23.2V10.8H23.2z',
  },
  {
    shape: 'arch',
    color: '#9C1C4E',
    path: 'M8 60V32a24 28 0 0 1 48 0v28H42V36a10 12 0 0 0-20 0v24z',
  },
] as const;

/** The emblem of a day of an edition, which counts from 1. */
export function emblemOf(day: number): (typeof EMBLEMS)[number] {
  const at = (((day - 1) % EMBLEMS.length) + EMBLEMS.length) % EMBLEMS.length;
  return EMBLEMS[at] ?? EMBLEMS[0];
}
