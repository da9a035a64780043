import type { TrustWords } from '../ar/trust.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: TrustWords = {
  title: 'Ce que nous gardons sur vous',
  holds: (list) => `Nous gardons : ${list}. Le tout est scellé avec la clé de l’édition.`,
  parts: {
    name: 'votre nom',
    phone: 'votre téléphone',
    email: 'votre e-mail',
    organisation: 'votre organisme',
    answers: 'vos autres réponses',
    wish: 'le vœu, avec le prénom et l’âge de l’enfant',
  },
  nothing: 'Nous ne gardons ni nom ni contact.',
  use: 'Pour la visite seulement, jamais pour un fichier de police.',
  dies: (day) => `Effacement le ${day}.`,
  openings: 'Qui, dans l’équipe, a ouvert vos données',
  nobody: 'Personne de l’équipe n’a ouvert vos données.',
  looks: {
    open_record: 'fiche ouverte',
    open_request: 'demande ouverte',
    show_contact: 'contact affiché',
    call_coach: 'numéro affiché pour un autocar en retard',
    read_name: 'nom lu dans une liste',
    open_person: 'toutes les données ouvertes',
    give_copy: 'copie remise',
    open_list: 'liste des groupes et de leurs liens ouverte',
    open_wish: 'vœu ouvert',
    export_contacts: 'export avec contacts, de toutes les inscriptions',
  },
  roles: {
    owner: 'Responsable de l’édition',
    organizer: 'Organisation',
    safety: 'Sécurité',
    gate: 'Responsable de porte',
    desk: 'Accueil',
    communication: 'Communication',
    privacy: 'Protection des données',
    viewer: 'Consultation',
  },
  earlier: (n) => french(n, `et ${number(n)} fois avant`, `et ${number(n)} fois avant`),
  searches:
    'Une recherche à l’accueil montre un nom abrégé : il est noté qu’elle a eu lieu, et non qui y figurait.',
  see: 'Tout ce qui est gardé sur vous',
  page: 'Vos données',
  copy: 'Télécharger une copie (JSON)',
  copyNote: 'Le fichier contient cette même page, sous une forme que des programmes lisent.',
  print: 'Imprimer la page',
  back: 'Retour à votre inscription',
  erase: {
    open: 'Effacer mes données',
    title: 'Effacer vos données maintenant ?',
    text: 'Votre nom, votre contact, les messages et tout ce qui vous désigne sont effacés. Vos billets ne seront plus acceptés ; la file générale vous reste ouverte sans billet. Rien de cela ne peut être annulé.',
    several: (n) =>
      french(
        n,
        `Un autre jour de la même demande est effacé avec elle.`,
        `${number(n)} autres jours de la même demande sont effacés avec elle.`,
      ),
    inside:
      'Les personnes qui sont à l’intérieur y restent, et la sortie est toujours libre. Après une sortie, on revient par la file générale.',
    yes: 'Oui, tout effacer',
    no: 'Non, revenir',
  },
  erased: {
    title: 'Vos données sont effacées',
    on: (day) => `Effacées le ${day}.`,
    beyond: (day) =>
      `Irrécupérables à partir du ${day}. Jusque-là, une sauvegarde du service peut encore les contenir ; elle ne serait rétablie qu’en les effaçant de nouveau.`,
    kept: 'Restent des totaux sans nom.',
    entry: 'La file générale vous est ouverte sans billet.',
    keep: 'Cette page est votre récépissé. Elle reste sous ce lien jusqu’à l’effacement de toutes les données de l’édition.',
  },
  editionErased: {
    title: 'Les données de cette édition sont effacées',
    text: (day) =>
      `Toutes les données personnelles de cette édition ont été effacées le ${day}, et ce lien avec elles s’il menait à une inscription.`,
  },
  fields: {
    registration: 'Inscription',
    wait: 'Liste d’attente',
    reference: 'Numéro de référence',
    registered: 'Inscription le',
    changed: 'Dernier changement',
    visit: 'Visite',
    party: 'Groupe',
    coaches: 'Autocars',
    agreed: 'Nombre accepté',
    stepFree: 'Entrée de plain-pied',
    name: 'Nom',
    phone: 'Téléphone',
    email: 'E-mail',
    organisation: 'Organisme',
    answers: 'Autres réponses',
    tickets: 'Billets',
    notUsed: 'personne n’est entré avec',
    entry: (people, gate, time) => `Entrée : ${people}, ${gate}, ${time}`,
    exit: (people, gate, time) => `Sortie : ${people}, ${gate}, ${time}`,
    messages: 'Messages',
    unreadable: 'texte devenu illisible',
    browsers: 'Navigateurs prévenus',
    wrongAnswers: 'Réponses fausses pour un billet perdu',
    remarks: 'Remarques écrites aux portes',
  },
};
