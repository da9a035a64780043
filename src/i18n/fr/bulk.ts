import type { BulkWords } from '../ar/bulk.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

const registrations = (n: number) =>
  french(n, `${number(n)} inscription`, `${number(n)} inscriptions`);

export const words: BulkWords = {
  title: 'Nouveau message groupé',
  state: 'Un même texte à beaucoup de monde : aux inscrits du moment, pas aux suivants.',
  open: 'Nouveau message groupé',
  list: 'Messages groupés',
  none: 'Aucun message groupé envoyé.',
  number: (n) => `Message groupé n° ${number(n)}`,
  back: 'Retour aux messages',
  when: { label: 'Jour ou créneau', all: 'Tous les jours à venir' },
  who: { label: 'Public ou porte', all: 'Tout le monde' },
  count: 'Compter',
  counted: (n) => `À qui : ${registrations(n)}`,
  arch: (n) => french(n, 'inscription', 'inscriptions'),
  registrations,
  reached: 'Par',
  kept: 'Préparés, sans canal',
  unreached: 'Joignables par aucun canal',
  nobody: 'Ce choix ne concerne personne.',
  noneReached: 'Aucun canal démarré ne joint ces personnes : rien ne peut être envoyé.',
  texts: {
    ar: {
      label: 'Texte en arabe',
      hint: 'Envoyé aussi à qui lit l’amazighe. Une partie de SMS : 70 signes.',
    },
    fr: { label: 'Texte en français', hint: 'Une partie de SMS : 160 signes.' },
    en: { label: 'Texte en anglais', hint: 'Facultatif : sans lui, le texte français est envoyé.' },
  },
  places:
    'Ces noms sont remplis selon la visite de chaque personne. Écrivez « porte {gate} » : seul son signe est rempli. {day} donne toute la date, jeudi 26 novembre, et {d} son seul numéro, 26. Pas de lien.',
  until: {
    label: 'Utile jusqu’à',
    hint: 'Ce qui n’est pas parti d’ici là ne part plus.',
    last: 'La fin du dernier jour concerné',
  },
  endOf: (day) => `La fin du ${day}`,
  check: 'Relire avant d’envoyer',
  checking: 'Relecture du message groupé',
  says: 'Ce qui arrive',
  example: 'Exemple avec la visite la plus longue à écrire et un numéro inventé.',
  parts: (n, units, ucs2) =>
    `${french(n, `${number(n)} partie`, `${number(n)} parties`)}, ${number(units)} signes, ${ucs2 ? '70' : '160'} par partie`,
  noEnglish: 'Pas de texte anglais : le français est envoyé.',
  cost: (messages, parts, cost) =>
    `SMS : ${number(messages)}, en ${french(parts, `${number(parts)} partie`, `${number(parts)} parties`)}, au plus ${cost}.`,
  noPrice: (parts) => `Parties de SMS : ${number(parts)}. Le prix d’une partie n’est pas réglé.`,
  free: 'Aucun SMS : rien à payer.',
  budgets:
    'Un cinquième de chaque limite reste aux billets et aux changements, et rien ne part aux heures calmes.',
  perDay: (channel, perDay) => `${channel} : au plus ${number(perDay)} par jour.`,
  usefulUntil: (day) => `Utile jusqu’à la fin du ${day}.`,
  send: (n) => `Envoyer à ${registrations(n)}`,
  change: 'Changer le texte ou les destinataires',
  stop: 'Arrêter',
  refresh: 'Actualiser les chiffres',
  progress: 'Où en est l’envoi',
  unwritten: 'Pas encore préparés',
  isWriting: 'La préparation est en cours.',
  isStopped: 'Arrêté : plus rien n’en part.',
  isOver: 'Trop tard pour être utile.',
  isDone: 'Tout est préparé.',
  isFinished: 'L’envoi est terminé.',
  faults: {
    missing: 'Ce texte est nécessaire.',
    link: 'Pas de lien dans nos messages : ni adresse de site ni e-mail, sous aucune forme. Après un point, une espace.',
    place: 'Ce qui est entre accolades n’est pas un nom connu.',
    long: 'Ce texte fait plus de trois parties.',
    until: 'Ce jour est passé.',
    audience: 'Ce choix ne concerne personne.',
    tooMany: 'Cette édition a atteint le nombre maximal de messages groupés.',
  },
  reminder: {
    title: 'Rappel la veille au soir',
    on: 'Il est écrit entre 17:00 et 20:30 à qui vient le lendemain et qu’un canal peut joindre.',
    off: 'Aucun rappel n’est envoyé.',
    start: 'Activer le rappel',
    stop: 'Désactiver le rappel',
  },
};
