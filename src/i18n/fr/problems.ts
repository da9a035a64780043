import type { ProblemCatalogue } from '../ar/problems.ts';

export const problems: ProblemCatalogue = {
  codes: {
    invalid_request: {
      happened: 'Cette demande n’a pas pu être lue.',
      kept: 'Rien n’a changé dans votre inscription.',
      next: 'Revenez à la page précédente, corrigez les réponses et envoyez-les de nouveau.',
    },
    idempotency_key_reused: {
      happened: 'Ce formulaire a déjà été envoyé avec d’autres réponses.',
      kept: 'La première inscription est gardée telle quelle.',
      next: 'Pour une nouvelle inscription, ouvrez le formulaire depuis la page de l’événement.',
    },
    slot_full: {
      happened: 'Ce créneau vient de se remplir.',
      kept: 'Vos réponses sont gardées et rien n’a changé.',
      next: 'Choisissez un autre créneau d’arrivée.',
    },
    already_registered: {
      happened: 'Ce téléphone ou cet e-mail a atteint le nombre d’inscriptions permis ce jour-là.',
      kept: 'Vos inscriptions précédentes sont gardées.',
      next: 'L’inscription est facultative : la file générale est ouverte à tous.',
    },
    already_used: {
      happened: 'Ce billet a déjà servi à la porte.',
      kept: 'Rien n’a changé.',
      next: 'L’équipe d’accueil peut vous aider à la porte.',
    },
    edition_changed: {
      happened: 'L’édition a été modifiée depuis que vous l’avez ouverte.',
      kept: 'Rien de ce que vous avez envoyé n’a été fait.',
      next: 'Rouvrez-la pour voir où elle en est, puis décidez de nouveau.',
    },
    edition_archived: {
      happened: 'Cette édition est archivée : plus rien n’y change.',
      kept: 'Tout y est gardé tel quel.',
      next: 'Ses chiffres, ses listes et son journal restent à lire.',
    },
    too_many_changes: {
      happened: 'Cette inscription a atteint le nombre maximal de changements.',
      kept: 'Rien n’a changé et votre billet reste valable.',
      next: 'L’accueil peut vous aider. L’entrée est ouverte à tous, même sans billet.',
    },
    registration_closed: {
      happened: 'Les inscriptions ne sont pas ouvertes en ce moment.',
      kept: 'Les billets déjà remis restent valables.',
      next: 'L’entrée est gratuite et ouverte à tous sans inscription, par la file générale.',
    },
    invitation_invalid: {
      happened: 'Cette invitation n’est plus valable : elle a servi, ou son délai est passé.',
      kept: 'Rien n’a changé.',
      next: 'Demandez une nouvelle invitation à l’organisateur.',
    },
    device_revoked: {
      happened: 'Ce téléphone n’est plus celui d’une porte.',
      kept: 'Ce qu’il avait déjà envoyé est gardé.',
      next: 'Demandez à l’organisation une nouvelle invitation pour ce téléphone.',
    },
    rescue_invalid: {
      happened: 'Rien ne prouve que ces scans viennent de ce téléphone.',
      kept: 'Rien n’en a été compté.',
      next: 'Relisez les codes sur l’écran de ce téléphone.',
    },
    forbidden: {
      happened: 'Cette page est privée.',
      kept: 'Rien n’a changé.',
      next: 'Ouvrez le lien que vous avez reçu, ou revenez à l’accueil.',
    },
    unauthenticated: {
      happened: 'Cette session est terminée, ou n’a pas commencé.',
      kept: 'Ce qui était enregistré l’est toujours.',
      next: 'Entrez de nouveau par une invitation.',
    },
    use_dpop_nonce: {
      happened: 'Cet appareil doit se confirmer de nouveau.',
      kept: 'Rien n’est perdu.',
      next: 'Il suffit de réessayer.',
    },
    client_too_old: {
      happened: 'Cette page est trop ancienne pour comprendre le service.',
      kept: 'Tout ce qu’elle n’a pas envoyé est gardé.',
      next: 'Rechargez la page.',
    },
    not_found: {
      happened: 'Il n’y a pas de page à cette adresse.',
      kept: 'Si vous avez un billet, il reste valable.',
      next: 'Une lettre du lien manque peut-être : ouvrez-le tel que vous l’avez reçu, ou scannez le code de nouveau.',
    },
    method_not_allowed: {
      happened: 'Cette adresse ne s’ouvre pas de cette façon.',
      kept: 'Rien n’a changé.',
      next: 'Revenez à l’accueil.',
    },
    rate_limited: {
      happened: 'Beaucoup de demandes sont arrivées en peu de temps.',
      kept: 'Rien n’est perdu, et vos inscriptions précédentes sont gardées.',
      next: 'Attendez une minute, puis réessayez.',
    },
    payload_too_large: {
      happened: 'Ce qui a été envoyé est trop grand.',
      kept: 'Rien n’a changé.',
      next: 'Revenez à la page précédente et raccourcissez le texte.',
    },
    unsupported_media_type: {
      happened: 'Les réponses sont arrivées sous une forme que nous ne lisons pas.',
      kept: 'Rien n’a changé.',
      next: 'Utilisez le formulaire de la page de l’événement.',
    },
    busy: {
      happened: 'L’affluence est très forte en ce moment.',
      kept: 'Rien n’a changé, et rien n’est inscrit deux fois.',
      next: 'Attendez quelques secondes, puis réessayez. L’entrée sans inscription reste ouverte.',
    },
    not_configured: {
      happened: 'Le service n’est pas encore prêt.',
      kept: 'Rien n’a changé.',
      next: 'Revenez plus tard. L’entrée sans inscription reste ouverte.',
    },
    internal: {
      happened: 'Une panne s’est produite de notre côté.',
      kept: 'Ce qui était confirmé est gardé. Renvoyer un formulaire n’inscrit jamais deux fois.',
      next: 'Réessayez dans un instant.',
    },
  },
  home: 'Accueil',
  reference: 'Numéro de la demande, pour qui vous aide :',
};
