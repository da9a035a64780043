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
  stepFree: 'Entrée de plain-pied',
  stepFreeHint: 'Un choix ouvert à tous, sans raison à donner.',
  confirm: 'Confirmer la venue',
  send: 'Envoyer la demande',
  notice: 'Lire la notice complète',
  consent: ({ controller, contact, receipt, keepDays }) =>
    `Cette inscription est faite par une personne adulte. Responsable du traitement : ${controller}, dans le seul but d’organiser la visite. ` +
    `Seule l’équipe d’inscription et d’accueil lit ces données ; elles n’alimentent aucun fichier de police et sont effacées ${keepDays} ${french(keepDays, 'jour', 'jours')} après le dernier jour. ` +
    'Le nom et un moyen de contact sont nécessaires, le reste est facultatif. ' +
    `Accès, rectification et opposition : ${contact}. ` +
    `Récépissé de la CNDP : ${receipt ?? 'pas encore délivré'}. ` +
    'En appuyant sur le bouton, vous confirmez avoir lu cette notice.',
  kinds: {
    school: {
      title: 'Groupe scolaire',
      intro:
        'Les nombres suffisent : les noms des élèves restent à l’établissement. Un billet par autocar.',
      organisation: 'Nom de l’établissement',
    },
    association: {
      title: 'Association',
      intro: 'Un seul billet pour tout le groupe.',
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
  full: 'Ce créneau vient de se remplir. Vos réponses sont gardées.',
  alternatives: 'Créneaux les plus proches :',
  noAlternatives:
    'Il ne reste pas assez de places ce jour-là pour ce nombre. La file générale est ouverte sans inscription.',
  take: (window) => `Confirmer la venue ${window}`,
  stale:
    'Cette page est restée longtemps ouverte. Vos réponses sont gardées : appuyez encore une fois sur le bouton.',
  spent:
    'Cette inscription a déjà été confirmée avec d’autres réponses, et elle est gardée. Pour en faire une seconde avec celles-ci, appuyez encore une fois sur le bouton.',
  closedDay: 'Cette journée est terminée.',
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
  partyTooLarge: (people) => `Un billet compte ${people} au plus.`,
};
