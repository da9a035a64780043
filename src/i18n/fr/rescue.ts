import type { RescueWords } from '../ar/rescue.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');
const scans = (n: number) => french(n, `${number(n)} lecture`, `${number(n)} lectures`);

export const rescue: RescueWords = {
  send: {
    open: 'Sauver les lectures',
    title: 'Sauver les lectures',
    lead: 'Sur le téléphone d’une autre porte, touchez «\u00a0Plus\u00a0», puis «\u00a0Lire un autre téléphone\u00a0». Tenez ensuite cet écran devant sa caméra, jusqu’à ce qu’il affiche le même nombre.',
    scans: (n) => `Pas encore envoyé : ${scans(n)}`,
    nothing: 'Tout est envoyé. Rien à sauver.',
    code: 'Code à lire avec un autre téléphone',
    place: (at, of) => `${number(at)} sur ${number(of)}`,
    back: 'Précédent',
    on: 'Suivant',
    pause: 'Arrêter',
    play: 'Reprendre',
    close: 'Fermer',
  },
  rescue: {
    open: 'Lire un autre téléphone',
    aim: 'Placez l’écran de sauvetage de l’autre téléphone devant cette caméra.',
    unasked:
      'Ce sont les codes de sauvetage d’un autre téléphone. Pour les lire, touchez «\u00a0Plus\u00a0», puis «\u00a0Lire un autre téléphone\u00a0».',
    title: 'Lecture d’un autre téléphone',
    parts: (have, of) => `${number(have)} lus sur ${number(of)}`,
    missing: (parts) => `Il manque : ${parts}`,
    kept: 'Gardé sur ce téléphone',
    compare:
      'Si l’autre téléphone affiche le même nombre, il peut s’éteindre. Tout sera remis au retour du réseau.',
    waiting: (n) => `D’un autre téléphone, à remettre : ${scans(n)}`,
    handedIn: (n) => `Remis : ${scans(n)}`,
    keptApart: (n) => `D’un téléphone révoqué, à accepter par l’organisation : ${scans(n)}`,
    disbelieved: (n) => `Le serveur n’en veut pas : ${scans(n)}. Prévenez le responsable.`,
    forget: 'Effacer ce qui n’est pas accepté',
    own: 'Ce sont les codes de ce téléphone.',
    garbled: 'Codes illisibles. Rouvrez l’écran de sauvetage sur l’autre téléphone.',
    cannot: 'Le navigateur de ce téléphone ne sait pas lire ces codes. Prenez-en un autre.',
    unsaved: 'Mémoire de ce téléphone pleine. Prenez-en un autre.',
    close: 'Fermer',
  },
  revoked: {
    title: 'Ce téléphone n’est plus une porte',
    handing: (n) => `Remise de ce qui n’était pas envoyé : ${scans(n)}`,
    waiting:
      'Gardez ce téléphone ouvert : nouvel essai au retour du réseau, puis tout y sera effacé.',
    over: (n) => `Remis : ${scans(n)}. L’organisation décide si cela compte.`,
    none: 'Il ne restait rien à remettre.',
    left: (n) => `La remise était déjà close. Pas remis : ${scans(n)}`,
    wiped: 'Tout ce que ce téléphone gardait est effacé : registre, lectures et clés.',
    again: 'Une nouvelle invitation en refait une porte.',
    start: 'Nouvelle invitation',
  },
  practice: {
    open: 'Entraînement',
    banner: 'Entraînement : rien n’est envoyé ni compté',
    leave: 'Terminer',
    real: 'C’est un vrai billet. Terminez l’entraînement avant d’accueillir.',
  },
  enrol: {
    scan: 'Lire le code d’invitation',
    aim: 'Visez le code sur l’écran de l’organisation',
    stop: 'Arrêter la caméra',
    read: 'Invitation lue. Elle ne sert qu’au moment où vous ouvrez la porte.',
    foreign: 'Ce n’est pas une invitation de ce site.',
    or: 'ou tapez le code',
    shown: 'Code à taper après l’installation',
    here: 'Ouvrir ici, sans installer',
  },
};
