import type { NoticeDeskWords } from '../ar/notice-desk.ts';
import { theGate } from './gate-name.ts';

export const words: NoticeDeskWords = {
  state:
    'Un avis paraît sur la page de l’édition et sur les billets deux secondes après sa publication.',
  create: 'Nouvel avis',
  empty: 'Rien n’est publié.',
  listed: 'Ce qui a été publié',
  columns: {
    number: 'N°',
    kind: 'Genre',
    words: 'Premiers mots',
    whom: 'Pour',
    since: 'Depuis',
    until: 'Jusqu’à',
    languages: 'Langues',
    state: 'État',
  },
  kinds: { notice: 'avis', correction: 'rectification' },
  everybody: 'tout le monde',
  untilWithdrawn: 'son retrait',
  inForce: 'publié',
  over: 'échu',
  withdrawn: 'retiré',
  pinned: 'épinglé',
  older: 'Plus anciens',
  newest: 'Plus récents',
  choose: 'Choisir un modèle',
  reviewed: 'Tous relus ? Cochez-le sur la page des textes',
  templates: {
    held: 'Entrée suspendue à une porte',
    full: 'Site plein',
    rumour: 'Rectifier une rumeur',
    weather: 'Météo',
    over: 'Reprise de l’entrée',
    free: 'Texte libre',
  },
  notes: {
    held: 'Rempli d’après l’état de la porte : par où passer, jusqu’à quand.',
    full: 'L’entrée reprendra peu à peu, les billets restent valables.',
    rumour: 'Le vrai d’abord, puis ce qui circule.',
    weather: 'Chaleur, pluie ou vent : ce qui change, où trouver ombre et eau.',
    over: 'L’entrée a repris.',
    free: 'Une page blanche.',
  },
  form: {
    gate: 'Pour qui ?',
    until: 'Jusqu’à quand ?',
    untilHint: 'Facultatif, heure du lieu. Passé ce moment, l’avis quitte les pages de lui-même.',
    pinned: 'Épingler en tête',
    text: { ar: 'En arabe', zgh: 'En amazighe', fr: 'En français', en: 'En anglais' },
    textHint: 'La première phrase paraît en gras, et sur les téléphones de la porte.',
    blanks: 'Complétez ce qui est entre [ ] ou retirez-le. Deux langues au moins.',
    is: 'Ce qui est vrai',
    not: 'Ce qui n’est pas le cas',
    notHint:
      'Dites par la négative ce qui n’est pas le cas : « aucun paiement n’est demandé ». Jamais dans le titre.',
    fill: 'Remplir le texte',
    unwritten:
      'Il n’y a pas de modèle en amazighe. Laissé vide, ses lecteurs voient le texte arabe.',
    preview: 'Aperçu de la page publique',
    previewHint: 'La première phrase de chaque langue est en gras.',
    publish: 'Publier',
    back: 'Retour',
  },
  faults: {
    languages: 'Il faut un texte en deux langues au moins.',
    blank: 'Il reste des mots entre [ ] : complétez-les ou retirez-les.',
    tooLong: (most) => `Texte trop long : ${most} caractères au plus.`,
    is: 'Écrivez ce qui est vrai dans cette langue.',
    until: 'Indiquez un moment à venir.',
    gate: 'Cette porte n’est pas de cette édition.',
  },
  changed:
    'Un autre texte a été publié entre-temps, ou l’avis a été retiré. Le vôtre est gardé ci-dessous et n’est pas publié.',
  notPublished: 'L’avis n’est pas publié. Le texte est gardé ci-dessous : réessayez.',
  tooMany:
    'Cette édition a autant d’avis qu’elle peut en avoir : rien n’est publié. Corrigez-en un.',
  tooOften:
    'Cet avis a été corrigé autant de fois que possible. Retirez-le et publiez-en un nouveau.',
  doubts: {
    title: 'Pas encore publié. À regarder d’abord :',
    behind:
      'La correction est publiée dans une langue et pas dans les autres. Les corriger aussi ?',
    unchanged: 'l’ancien texte y est encore.',
    gate: 'le texte nomme une autre porte que celle choisie.',
    refill: 'Remplissez le texte de nouveau, ou corrigez ces mots.',
    sure: 'Publier tel quel',
  },
  versions: {
    title: 'Versions',
    text: (n) => `Texte ${n}`,
    withdrawn: 'Retrait',
    by: (name, role) => `par ${name} (${role})`,
    note: 'Seul le bureau voit qui a publié.',
  },
  changedLink: 'Lire ce qui est publié',
  page: (n) => `Avis n° ${n}`,
  correcting: (n) => `Corriger l’avis n° ${n}`,
  correct: 'Corriger le texte',
  withdraw: 'Retirer',
  withdrawAsk:
    'L’avis quitte les pages et les téléphones ; sa page reste lisible et dit qu’il est retiré.',
  confirmWithdraw: 'Confirmer le retrait',
  done: {
    published: 'L’avis est publié.',
    corrected: 'Le texte corrigé est publié, le précédent reste lisible.',
    withdrawn: 'L’avis est retiré.',
  },
  publicPage: 'Page publique',
  picture: {
    title: 'Image à publier',
    note: 'En arabe et en français, avec le numéro et un code qui ouvre sa page : on y reconnaît le vrai.',
    post: 'Image de publication (1080 × 1350)',
    story: 'Image de story (1080 × 1920)',
    check: 'Pour vérifier cet avis :',
  },
  offer: {
    held: (gate) => `Entrée suspendue à ${theGate(gate)}, sans avis.`,
    site: 'Entrée suspendue partout, sans avis.',
    fill: 'Préparer son avis',
    reopened: (gate, n) =>
      `L’entrée a repris à ${theGate(gate)}, l’avis n° ${n} est encore publié.`,
    reopenedSite: (n) => `L’entrée a repris, l’avis n° ${n} est encore publié.`,
    open: 'Le retirer',
    ownNone:
      'Aucun avis ne le dit encore. La communication et l’organisation se le voient proposer.',
    ownSaid: (n) => `L’avis n° ${n} le dit au public.`,
    ownStill: (n) =>
      `L’avis n° ${n} dit encore que l’entrée est suspendue. Son retrait est demandé à la communication.`,
    sayOver: 'Publier la reprise',
  },
};
