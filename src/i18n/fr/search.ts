import type { SearchWords } from '../ar/search.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: SearchWords = {
  title: 'Retrouver une inscription',
  field: 'Billet, téléphone ou nom',
  hint: 'Le code du billet lu par une douchette et l’e-mail conviennent aussi.',
  submit: 'Chercher',
  where: 'Jour ou créneau',
  whereHint: 'Pour une recherche par le nom seulement.',
  everywhere: 'Tous les jours',
  wholeDay: (day) => `${day} : tous les créneaux`,
  before: 'L’inscription cherchée paraîtra ici. Rien n’est listé avant que vous n’écriviez.',
  found: (n) => french(n, `${number(n)} inscription`, `${number(n)} inscriptions`),
  columns: {
    name: 'Nom',
    contact: 'Fin du téléphone',
    window: 'Jour et créneau',
    party: 'Groupe',
    state: 'État',
  },
  unnamed: 'sans nom',
  next: 'Résultats suivants',
  capped: 'Ce nom est très répandu. Ajoutez un mot ou choisissez un créneau.',
  goOn: 'Chercher plus loin',
  none: 'Aucune inscription trouvée.',
  meant: {
    token: 'Lu comme le code d’un billet. Cette édition ne l’a pas émis.',
    notYours:
      'Billet de cette édition, mais d’un genre que votre rôle n’ouvre pas. L’accueil peut aider cette personne.',
    code: '12 chiffres, lus comme un numéro de billet.',
    codeOrPhone: '12 chiffres, lus comme un numéro de billet et comme un téléphone.',
    phone: 'Lu comme un numéro de téléphone.',
    number: 'Ce nombre de chiffres n’est ni un billet (12 chiffres) ni un téléphone.',
    email: 'Lu comme un e-mail.',
    name: 'Lu comme un nom, par mots entiers ou leur début (trois lettres au moins).',
    nothing: 'Le texte n’a pas été compris. Écrivez un billet, un téléphone ou un nom.',
  },
  byName: 'Chercher plutôt par le nom',
  byBeginnings: 'Aussi les noms qui commencent ainsi',
  begun: 'Noms dont des mots commencent ainsi.',
  registerNow: 'Inscrire',
  camera: {
    start: 'Lire le code avec la caméra',
    stop: 'Arrêter la caméra',
    aim: 'Visez le code du billet.',
    denied:
      'La caméra n’est pas autorisée. Autorisez-la dans les réglages du site, ou écrivez le numéro.',
    missing: 'Aucune caméra ici. Écrivez le numéro.',
    busy: 'Une autre application tient la caméra. Fermez-la, puis essayez de nouveau.',
    other: 'Ce code n’est pas celui d’un billet.',
  },
};
