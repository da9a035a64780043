import type { FormWords } from '../ar/form.ts';
import { french } from '../plural.ts';

export const form: FormWords = {
  eyebrow: 'Inscription',
  otherDays: 'Autres jours',
  back: 'Tous les jours',
  arrival: 'Créneau d’arrivée',
  arrivalHint:
    'C’est l’heure d’arrivée à la porte ; ensuite, restez jusqu’à la fermeture si vous voulez.',
  windowOver: 'terminé',
  ended: (n) => `Créneaux terminés (${n})`,
  dayFull: 'Cette journée est complète. Créneaux les plus proches :',
  dayOver: 'Les créneaux de cette journée sont terminés. Créneaux les plus proches :',
  allFull:
    'Il ne reste de place dans aucun créneau. La file générale est ouverte sans inscription.',
  people: 'Nombre de personnes',
  adults: 'Adultes',
  adultsHint: (under) => `${under} ans et plus`,
  children: 'Enfants',
  childrenHint: (under) => `moins de ${under} ans, bébés compris`,
  more: (what) => `Ajouter : ${what}`,
  fewer: (what) => `Retirer : ${what}`,
  name: 'Nom',
  nameHint: 'Le prénom suffit, dans toute écriture.',
  phone: 'Téléphone',
  phoneHint: 'Seulement pour vous prévenir d’un changement.',
  emailFold: 'E-mail, à la place du téléphone ou en plus',
  email: 'E-mail',
  groupCode: 'Code de la direction (si vous en avez un)',
  groupCodeHint: (most) =>
    `Pour un groupe de plus de ${most} personnes : ce code confirme aussitôt. Sans lui, vous attendez une réponse et aucune place n’est gardée d’ici là.`,
  stepFree: 'Entrée de plain-pied',
  stepFreeHint: 'Un choix ouvert à tous, sans raison à donner.',
  confirm: 'Confirmer la venue',
  send: 'Envoyer la demande',
  notice: 'Lire la notice complète',
  consent: ({ date }) =>
    `En confirmant, vous déclarez avoir 18 ans ou plus et savoir à quoi servent vos réponses : à la visite seulement, jamais à un fichier de police, effacées le ${date}.`,
  consentTitle: 'À quoi servent vos réponses',
  consentLines: ({ controller, contact, receipt, date, hosting, carriers }) => [
    `Responsable du traitement : ${controller}.`,
    `But : organiser la visite${carriers === null ? '' : ' et vous prévenir d’un changement'}. Aucun autre.`,
    'Lecture : l’équipe d’inscription et d’accueil.' +
      (hosting === null ? '' : ` Hébergement : ${hosting}.`) +
      (carriers === null ? '' : ` Envoi des messages : ${carriers}.`),
    'Nécessaire : un nom, un téléphone ou un e-mail. Le reste est facultatif.',
    `Durée : jusqu’au ${date}, puis effacement. Restent des totaux sans nom.`,
    `Vos droits : accès, rectification, opposition, effacement, depuis votre lien privé ou à ${contact}. Récépissé CNDP : ${receipt ?? 'en cours'}.`,
  ],
  kinds: {
    school: {
      title: 'Groupe scolaire',
      intro:
        'Les nombres suffisent : les noms des élèves restent à l’établissement. Un billet par autocar.',
      organisation: 'Nom de l’établissement',
    },
    association: {
      title: 'Association',
      intro: 'Un billet par autocar.',
      organisation: 'Nom de l’association',
    },
    media: {
      title: 'Médias',
      intro:
        'La cellule de communication étudie chaque demande ; vos places sont gardées jusqu’à sa réponse.',
      organisation: 'Organe de presse',
    },
    guest: {
      title: 'Invités',
      intro: 'L’organisateur étudie chaque demande ; vos places sont gardées jusqu’à sa réponse.',
      organisation: 'Organisme (facultatif)',
    },
  },
  girls: 'Filles',
  boys: 'Garçons',
  companions: 'Accompagnateurs et accompagnatrices',
  coaches: 'Autocars',
  otherKinds: 'Inscrire un groupe ou un organisme',
  familyKind: 'Inscrire une famille ou une personne',
  wrong: 'L’inscription n’est pas terminée. Vos réponses sont gardées. À corriger :',
  errorTitle: (title) => `Erreur : ${title}`,
  full: 'Ce créneau vient de se remplir. Vos réponses sont gardées.',
  few: (left, people) =>
    `Il ne reste que ${left} ${french(left, 'place', 'places')} dans ce créneau, trop peu pour ${people}. Vos réponses sont gardées.`,
  over: 'Ce créneau est terminé. Vos réponses sont gardées.',
  alternatives: 'Créneaux les plus proches :',
  roomForAll: 'Créneaux les plus proches où il y a de la place pour tout le groupe :',
  noAlternatives:
    'Aucun créneau n’a plus assez de places pour ce nombre. La file générale est ouverte sans inscription.',
  take: (window) => `Confirmer la venue ${window}`,
  stale:
    'Cette page est restée longtemps ouverte. Vos réponses sont gardées : appuyez encore une fois sur le bouton.',
  spent:
    'Ce formulaire a déjà été envoyé avec d’autres réponses, et cette inscription reste telle quelle. Pour en faire une autre avec celles-ci, appuyez encore une fois sur le bouton.',
  cancelledBefore:
    'L’inscription envoyée par ce formulaire a été annulée. Vos réponses sont gardées : pour vous inscrire à nouveau, appuyez encore une fois sur le bouton.',
  closedDay: 'Cette journée est terminée.',
  unchosen: 'Créneau à choisir',
  sending: 'Envoi en cours…',
  unsent:
    'Pas de réseau. Vos réponses sont gardées sur cette page et partiront d’elles-mêmes dès qu’il revient.',
  faults: {
    required: 'Cette réponse est nécessaire.',
    invalid: 'Nous n’avons pas pu lire cette réponse.',
    too_long: 'Ce texte est long : 120 caractères au plus.',
    too_small: 'Il en faut au moins un.',
    too_large: 'Ce nombre est trop grand.',
    phone_invalid:
      'Ce numéro n’est pas reconnu. Exemple : 0612345678, ou un numéro étranger commençant par +.',
    email_invalid: 'Cette adresse est incomplète. Exemple : nom@exemple.ma',
    contact_missing: 'Un téléphone ou un e-mail est nécessaire : un seul suffit.',
    consent_missing: 'La notice est à lire avant d’appuyer sur le bouton.',
    slot_unknown: 'Choisissez un créneau d’arrivée.',
  },
  groupCodeName: 'Code de la direction',
  groupCodeWrong:
    'Ce code est inconnu, n’est plus valable, ou ne couvre pas ce jour ou ce nombre. Sans code, votre demande attendra une réponse.',
  partyTooLarge: (people) => `Un billet compte ${people} au plus.`,
};
