import type { DeclineWords } from '../ar/decline.ts';

export const words: DeclineWords = {
  reasons: {
    full: 'le nombre est atteint',
    incomplete: 'informations manquantes',
    late: 'reçue trop tard',
    unverified: 'organisme non vérifié',
    out_of_scope: 'hors du cadre de ces journées',
  },
  declined: (reason) => `Demande non retenue : ${reason}. L’entrée générale reste ouverte à tous.`,
  status: 'Non retenue',
  nextTitle: 'Ce que vous pouvez faire',
  next: {
    full: 'Vous pouvez faire une nouvelle demande pour un autre créneau ou un autre jour où il reste des places.',
    incomplete:
      'Complétez les informations ci-dessous et renvoyez la demande : elle garde son numéro de dossier.',
    late: 'Il ne restait plus assez de temps pour l’étudier. Vous pouvez venir sans billet, à toute heure d’ouverture.',
    unverified:
      'Vous pouvez faire une nouvelle demande avec le téléphone ou l’e-mail officiel de l’organisme, pour que nous puissions le vérifier.',
    out_of_scope:
      'Vous pouvez vous inscrire pour une visite, comme tout le monde, ou venir sans billet.',
  },
  answerBy: (day, time) => `Réponse avant le ${day} à ${time}.`,
  resend: {
    title: 'Compléter et renvoyer la demande',
    details: 'Ce que vous souhaitez ajouter (facultatif)',
    detailsHint:
      'Lu par l’équipe qui répond, et par personne d’autre. N’écrivez le nom d’aucun enfant.',
    send: 'Renvoyer la demande',
    take: (window) => `Renvoyer pour ${window}`,
    sent: 'La demande est renvoyée, avec le même numéro de dossier.',
    tooOften: 'Cette demande a été renvoyée trop de fois. Vous pouvez en faire une nouvelle.',
    tooLong: 'Ce texte est long : 300 caractères au plus.',
  },
};
