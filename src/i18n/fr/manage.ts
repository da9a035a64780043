import type { ManageWords } from '../ar/manage.ts';

export const manage: ManageWords = {
  confirmed: 'Votre venue est confirmée',
  confirmedLead: 'Voici votre billet. Gardez-en une image.',
  ticketsLead: 'Voici vos billets. Un billet par autocar.',
  pendingTitle: 'Votre demande est reçue',
  notHeldLead:
    'Aucune place n’est encore gardée. Le billet est remis après accord. Le code de la direction confirme aussitôt.',
  pendingLead: 'Vos places sont gardées jusqu’à la réponse. Le billet est remis après accord.',
  reference: 'Numéro de dossier',
  linkTitle: 'Votre lien privé',
  linkText:
    'Il sert à changer le créneau ou le nombre, ou à annuler, à tout moment avant l’entrée. Gardez-le et ne le partagez pas : qui l’ouvre peut annuler.',
  open: 'Changer ou annuler',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  title: 'Votre inscription',
  tickets: 'Billets',
  show: 'Voir le billet',
  status: { confirmed: 'Confirmée', pending: 'En attente d’accord', cancelled: 'Annulée' },
  change: 'Enregistrer le changement',
  changeTitle: 'Changer le créneau ou le nombre',
  changeHint: 'L’ancienne image du billet reste acceptée à la porte, avec les nouvelles réponses.',
  otherDay: 'Un autre jour',
  otherDayHint: 'Choisir un autre jour remet un nouveau billet et annule l’ancien.',
  split: 'Partager le billet en deux',
  splitHint:
    'Une partie du groupe arrive à part ? Elle reçoit son propre billet. Ensuite, les anciennes images du billet ne sont plus acceptées.',
  splitPart: 'Qui prend le nouveau billet',
  cancel: 'Annuler la venue',
  cancelTitle: 'Annuler la venue ?',
  cancelText:
    'Vos places reviennent à d’autres et les billets ne sont plus acceptés. La file générale vous reste ouverte.',
  cancelRest:
    'Ce billet a déjà servi. Les places non utilisées reviennent à d’autres ; il reste valable pour les personnes entrées.',
  cancelYes: 'Confirmer l’annulation',
  cancelNo: 'Revenir sans annuler',
  changed: 'Le changement est fait. Le billet est à jour.',
  divided:
    'Le billet est partagé. Les nouveaux billets sont ci-dessous, les anciennes images ne valent plus.',
  cancelled: 'La venue est annulée. Merci d’avoir laissé la place à d’autres.',
  returned:
    'Les places non utilisées sont rendues. Le billet reste valable pour les personnes déjà entrées.',
  codeSend: 'Confirmer avec le code',
  codeBeyond: 'Le code de la direction ne couvre pas ce jour ou ce nombre. Rien n’a changé.',
  used: 'Des personnes sont entrées avec ce billet : leurs places sont prises, leur jour et leur créneau restent. Rien n’a changé.',
  meanwhile:
    'Quelqu’un a modifié cette inscription pendant que vous l’aviez sous les yeux. La voici telle qu’elle est maintenant ; ce que vous avez saisi est resté dans le formulaire : vérifiez, puis envoyez de nouveau.',
  take: (window) => `Changer : ${window}`,
  refused: 'Rien n’a encore changé. Vos réponses sont gardées. À corriger :',
  splitAdults: 'Au moins un adulte reste sur le premier billet.',
  splitChildren: 'Ce billet compte moins d’enfants.',
  alreadyCancelled:
    'Cette inscription est annulée et ne se change plus. Vous pouvez vous inscrire à nouveau.',
  again: 'Nouvelle inscription',
  lostTitle: 'Inscription introuvable',
  lost: 'Une lettre du lien manque peut-être, ou les données ont été effacées après l’événement. Ouvrez le lien tel que vous l’avez reçu.',
};
