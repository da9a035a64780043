import type { SharePictureWords } from '../ar/share-picture.ts';

export const words: SharePictureWords = {
  title: 'Image de partage',
  lead: 'Elle accompagne le lien de la page dans les messageries et les réseaux, une par langue.',
  empty: 'L’image se dessine dès que le nom, la ville, le lieu et un jour au moins sont écrits.',
  draw: 'Dessiner et garder les images',
  noScript: 'Le navigateur les dessine : JavaScript est nécessaire.',
  saved: 'Images gardées.',
  none: 'Aucune image pour l’instant.',
  kept: (date, time) => `Gardée, ${date} à ${time}.`,
  changed:
    'Les textes ont changé depuis : elle n’est plus montrée tant qu’elle n’est pas redessinée.',
  stale:
    'Les textes de l’édition ont changé entre-temps. Les voici à jour : redessinez les images.',
  wrong: 'Ces images n’ont pas été acceptées. Rien n’a été gardé.',
};
