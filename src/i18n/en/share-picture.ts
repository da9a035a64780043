import type { SharePictureWords } from '../ar/share-picture.ts';

export const words: SharePictureWords = {
  title: 'Sharing picture',
  lead: 'It goes with the link to the page in chats and networks, one for each language.',
  empty: 'It can be drawn once the name, the city, the venue and at least one day are written.',
  draw: 'Draw and keep the pictures',
  noScript: 'Your browser draws them: JavaScript is needed.',
  saved: 'Pictures kept.',
  none: 'No picture yet.',
  kept: (date, time) => `Kept, ${date} at ${time}.`,
  changed: 'The words have changed since: it is not shown until it is drawn again.',
  stale: 'The edition’s words changed in the meantime. Here they are as they stand: draw again.',
  wrong: 'These pictures were not accepted. Nothing was kept.',
};
