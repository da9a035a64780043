import type { CompassPoint } from '../../domain/way.ts';
import type { GateWords } from '../ar/gate.ts';
import { grouped, signed } from '../number.ts';
import { french } from '../plural.ts';
import { common } from './common.ts';
import { theGate } from './gate-name.ts';
import { page } from './gate-page.ts';

const number = (n: number) => grouped(n, '\u202f');
const people = common.people;

const WINDS: Record<CompassPoint, string> = {
  n: 'au nord',
  ne: 'au nord-est',
  e: 'à l’est',
  se: 'au sud-est',
  s: 'au sud',
  sw: 'au sud-ouest',
  w: 'à l’ouest',
  nw: 'au nord-ouest',
};

export const gate: GateWords = {
  title: page.title,
  enrol: {
    title: page.enrolTitle,
    lead: 'Ce téléphone lira les billets d’une porte, même sans réseau. Il ne garde aucun nom.',
    open: page.enrolOpen,
    opening: 'Ouverture…',
    code: page.enrolCode,
    submit: 'Ouvrir avec ce code',
    once: 'L’invitation sert une seule fois. Ouvrir le lien ne l’utilise pas.',
    goOn: (gate) => `Continuer à ${theGate(gate)}`,
    unsent: (n) =>
      french(
        n,
        `${number(n)} lecture n’est pas encore envoyée. La porte ne peut pas changer avant.`,
        `${number(n)} lectures ne sont pas encore envoyées. La porte ne peut pas changer avant.`,
      ),
    install:
      'Sur iPhone : ajoutez d’abord la page à l’écran d’accueil (Partager, puis « Sur l’écran d’accueil »), ouvrez-la de là et tapez le code.',
    insecure: 'La lecture demande une adresse https. Ouvrez la page par un lien en https.',
    elsewhere:
      'La porte est ouverte dans une autre fenêtre de ce téléphone. Fermez l’une des deux.',
    noStore: 'Ce navigateur ne permet pas de garder les lectures. Quittez la navigation privée.',
  },
  trouble: {
    unreachable: 'Serveur hors d’atteinte. Tout est gardé et partira au retour du réseau.',
    garbled: 'Réponse illisible du serveur ou du réseau. Tout est gardé, nouvel essai en cours.',
    busy: 'Serveur occupé. Tout est gardé, nouvel essai en cours.',
    too_large: 'Envoi trop grand. Nouvel essai en plus petit.',
    rejected: 'Cette invitation n’est plus valable : déjà utilisée, ou expirée.',
    unauthenticated:
      'Ce téléphone n’est plus reconnu. Appelez le responsable de la porte. Les lectures sont gardées.',
    too_old: 'Cette version de la page est trop ancienne : rechargez-la. Tout est gardé et envoyé.',
    revoked: 'Ce téléphone n’est plus une porte. Remise de ce qui n’était pas envoyé.',
    revoked_closed: 'Ce téléphone n’est plus une porte.',
  },
  fresh: (seconds, waiting) => {
    const ago =
      seconds === null
        ? 'jamais synchronisé'
        : seconds < 60
          ? `synchronisé il y a ${seconds} s`
          : `synchronisé il y a ${Math.floor(seconds / 60)} min`;
    return `${ago} · ${number(waiting)} en attente`;
  },
  loading: 'Chargement du registre des billets…',
  aside: (n) => `${number(n)} refusé par le serveur : prévenez le responsable`,
  unsaved: 'Mémoire du téléphone pleine : ne fermez pas la page avant l’envoi.',
  lane: page.lane,
  entry: 'Entrée',
  exit: 'Sortie',
  aim: 'Visez le code du billet',
  wake: 'Lecture en pause. Touchez pour reprendre.',
  tooMany: 'Plusieurs codes sont arrivés en même temps. Lisez-les un par un.',
  word: {
    in: 'Bienvenue',
    out: 'Sortie',
    attention: 'Attention',
    stop: 'Stop',
    hold: 'Attendre',
  },
  why: {
    unknown: 'Ce n’est pas un billet de ces journées.',
    bad_signature: 'Ce billet n’est pas authentique.',
    wrong_event: 'Billet d’une autre édition.',
    cancelled: 'Ce billet a été annulé.',
    pending: 'Cette inscription n’est pas encore acceptée.',
    superseded: (n) => `Billet modifié. Nouveau nombre : ${people(n)}.`,
    replaced: 'Un billet plus récent remplace celui-ci.',
    wrong_day: (day) => `Billet pour ${day}.`,
    wrong_gate: (gate) => `La bonne porte : ${gate}`,
    way: (metres, wind) => `À ${number(metres)} m ${WINDS[wind]}.`,
    too_early: (span) => `En avance : ${span}.`,
    too_late: (span) => `Après l’heure : ${span}.`,
    already_admitted: 'Tous sont déjà entrés.',
    earlier: (time, gate) => `Dernière entrée à ${time}, ${gate}.`,
    party_exceeded: (left) => `Il reste sur ce billet : ${people(left)}.`,
    not_inside: 'Aucune entrée connue avec ce billet.',
    gate_closed: 'La porte est fermée.',
    held: 'Les entrées sont suspendues.',
    draining: 'Entrées suspendues à l’instant : la file engagée passe.',
    invalid: 'Le serveur n’a pas accepté cette lecture.',
    undo_expired: 'Plus d’un quart d’heure a passé.',
    other: 'Le serveur donne une raison que cette version ne connaît pas.',
    stillInside: (n) => `Encore à l’intérieur : ${people(n)}.`,
    ofParty: (inside, admits) => `${number(inside)} sur ${number(admits)} à l’intérieur`,
  },
  visitor: {
    unknown:
      'Ce code n’est pas un billet de ces journées. Entrée possible par la file ouverte à tous.',
    wrong_day: (day) => `Le billet est pour ${day}. Entrée possible par la file ouverte à tous.`,
    wrong_gate: (gate) => `Votre porte : ${gate}.`,
    too_early: (span) =>
      `Votre arrivée est prévue ${span}. Entrée possible par la file ouverte à tous.`,
    too_late: (span) =>
      `Votre arrivée était prévue ${span}. Entrée possible par la file ouverte à tous.`,
    already_admitted:
      'Toutes les personnes de ce billet sont déjà comptées. Entrée possible par la file ouverte à tous.',
    cancelled: 'Ce billet a été annulé. Entrée possible par la file ouverte à tous.',
    pending: 'Votre demande est à l’étude. Entrée possible par la file ouverte à tous.',
    superseded: 'Votre groupe a un billet plus récent. Entrée possible par la file ouverte à tous.',
    party_exceeded:
      'Vous êtes plus nombreux que le billet. Les autres entrent par la file ouverte à tous.',
    held: 'Les entrées sont suspendues quelques minutes pour votre sécurité. Merci de votre patience.',
    gate_closed: 'Cette porte est fermée. L’équipe vous indique la porte ouverte la plus proche.',
    other: 'Ce billet doit être vérifié. Entrée possible par la file ouverte à tous.',
  },
  crowd:
    'Les entrées sont suspendues quelques minutes pour votre sécurité. Merci de votre patience.',
  showWay: 'Montrer la direction',
  turnRound: 'Montrer au visiteur',
  walkIns: (n) => `Faire entrer sans billet (${number(n)})`,
  override: 'Faire entrer quand même',
  overrideWhy: 'Raison',
  overrides: ['Enfant seul', 'Personne handicapée', 'Erreur sur le billet', 'Ordre du responsable'],
  correct: (n) => `Corriger le nombre : ${number(n)}`,
  strip: 'Nombre de personnes',
  ask: {
    people: 'Combien sont-ils ?',
    booked: (n) => `Sur le billet : ${people(n)}`,
    inside: (n) => `À l’intérieur : ${people(n)}`,
    unlisted: 'Ce code n’est pas dans la liste du téléphone. Combien sont-ils ?',
    confirm: (n) => `Confirmer ${number(n)}`,
    day: 'Quel jour sommes-nous ?',
    dayWhy: 'Ce téléphone n’a pas joint le serveur aujourd’hui, et le billet est d’un autre jour.',
    cancel: 'Annuler',
  },
  counter: {
    title: 'Compter les entrées',
    exitTitle: 'Compter les sorties',
    open: 'Compter',
    adult: '\u2066+1\u2069 adulte',
    child: '\u2066+1\u2069 enfant',
    group: (n) => `+${n}`,
    crew: 'Équipe \u2066+1\u2069',
    tooFast: 'Deux touches trop proches : une seule compte.',
    total: (n) => `Dans cette session : ${number(n)}`,
    eye: 'Compter à vue',
  },
  keypad: {
    open: 'Code',
    title: 'Douze chiffres',
    erase: 'Effacer',
    read: 'Vérifier',
    miscopied: 'Un chiffre est faux. Relisez le code.',
  },
  undo: {
    open: 'Annuler',
    undone: (n) => `Annulé : ${people(n)}`,
    nothing: 'Rien à annuler.',
    expired: 'Plus d’un quart d’heure a passé.',
  },
  eye: {
    change: (before, now) =>
      before === null
        ? `?\u202f→ ${number(now)}`
        : `${number(before)} → ${number(now)} (${signed(now - before, '\u202f')})`,
    all: 'Ce nombre remplace celui de tout le site, à toutes les portes.',
    guarded: 'Écart important ou inconnu\u00a0: le code d’un responsable est nécessaire.',
    counted: (n) => `Compté\u00a0: ${number(n)}`,
  },
  recent: {
    open: 'Derniers passages',
    none: 'Rien encore dans ce service.',
    walkIn: 'Sans billet',
    undone: 'Annulé',
  },
  shift: {
    open: 'Commencer un service',
    close: 'Terminer le service',
    number: 'Numéro du service',
    code: 'Un code de quatre chiffres pour ce service',
    on: (number, since) => `Service ${number} · ${since}`,
    sheet: (number, from, to) => `Service ${number}, de ${from} à ${to}`,
    welcomed: 'Entrés',
    left: 'Sortis',
    refused: 'Dirigés ailleurs',
    overrides: 'Entrés par décision',
    unsent: 'Pas encore envoyé',
    locked: (number) => `Service ${number} : votre code`,
    wrong: 'Code inexact.',
    shut: 'Téléphone bloqué après cinq essais. Appelez le responsable. Les lectures sont gardées et envoyées.',
  },
  menu: {
    open: 'Plus',
    title: page.menuTitle,
    close: 'Fermer',
    torch: 'Lampe',
    zoom: 'Zoom',
    sound: 'Son',
    language: page.language,
    hold: 'Suspendre cette porte',
    release: 'Rouvrir cette porte',
    crowd: 'Message à la foule',
    device: (name) => `Téléphone : ${name}`,
    version: (version) => `Version : ${version}`,
    update: 'Nouvelle version : recharger',
    tickets: (n) => `Billets du jour sur ce téléphone : ${number(n)}`,
  },
  camera: {
    denied:
      'La caméra n’est pas autorisée. Autorisez-la dans les réglages du site, ou tapez le code.',
    missing: 'Aucune caméra. Tapez le code ou branchez un lecteur.',
    busy: 'Une autre application tient la caméra. Fermez-la et touchez ici.',
  },
};
