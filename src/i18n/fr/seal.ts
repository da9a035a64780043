import type { SealWords } from '../ar/seal.ts';

export const words: SealWords = {
  title: 'Scellés',
  lead: 'Chaque nuit, ce que les portes ont enregistré depuis la nuit précédente est scellé par une empreinte qui suit la précédente. Quiconque détient les enregistrements peut la recalculer : tout enregistrement modifié, ajouté ou retiré est alors trouvé.',
  none: 'Rien n’est encore scellé : un scellé est posé chaque nuit.',
  number: (n) => `Scellé ${n}`,
  rows: 'Enregistrements',
  root: 'Racine',
  hash: 'Empreinte',
  restored: (at) =>
    `Avant ce scellé, la base de données a été ramenée à un état antérieur : ${at}.`,
  file: {
    title: 'Journal scellé',
    lead: 'Ce qu’il faut pour recalculer les scellés : un fichier sans nom ni texte saisi. Le calcul est expliqué dans le manuel d’exploitation.',
    download: 'Télécharger le journal scellé',
  },
};
