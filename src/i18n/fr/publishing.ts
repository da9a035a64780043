import type { PublishingWords } from '../ar/publishing.ts';

export const words: PublishingWords = {
  done: {
    publish: 'L’édition est publiée : sa page est ouverte à tout le monde.',
    close: 'Les inscriptions sont fermées. Les billets restent valables.',
    reopen: 'Les inscriptions sont rouvertes, à leurs dates.',
    archive: 'L’édition est archivée. Ses pages publiques ne sont plus visibles.',
  },
  next: 'Et maintenant',
  nextPage: 'Voir la page publique',
  nextPrint: 'À imprimer',
  nextPrintLead: 'Affiches, panneaux, feuilles pour l’équipe.',
  nextTeam: 'Inviter l’équipe',
  nextTeamLead: 'À chaque personne son rôle et son lien.',
  changes: {
    publish: (who, when) => `Publiée par ${who}, ${when}`,
    close_registration: (who, when) => `Inscriptions fermées par ${who}, ${when}`,
    archive: (who, when) => `Archivée par ${who}, ${when}`,
  },
  operator: 'l’exploitant du service',
  preview: {
    title: 'Aperçu',
    link: 'Aperçu des pages dans les quatre langues',
    notPublic: 'Aperçu, pas encore public.',
    public: 'Aperçu d’une édition publiée.',
    nothingSent: 'Rien ne part de cette page.',
    back: 'Retour aux étapes',
  },
  history: 'Publication',
  readIn: {
    ar: 'Rien dans cette langue : on lit l’arabe',
    zgh: 'Rien dans cette langue : on lit l’amazighe',
    fr: 'Rien dans cette langue : on lit le français',
    en: 'Rien dans cette langue : on lit l’anglais',
  },
  effects: {
    close: [
      'Qui est inscrit garde son billet, peut le changer et l’annuler.',
      'La page de l’édition reste ouverte et dit que les inscriptions sont fermées.',
      'L’accueil n’inscrit plus personne. La file générale reste ouverte à tous.',
    ],
    reopen: [
      'Les places restantes reviennent sur la page de l’édition.',
      'Les billets déjà donnés restent les mêmes.',
    ],
    archive: [
      'Les pages publiques de l’édition se ferment. Les liens des billets et les liens privés restent jusqu’à l’effacement.',
      'Plus d’inscription, de changement, d’avis ni d’invitation.',
      'L’équipe peut encore lire les chiffres, les listes et le journal. Ce que les téléphones remettent après est compté.',
      'On ne peut pas revenir en arrière.',
    ],
  },
};
