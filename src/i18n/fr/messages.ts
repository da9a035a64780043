import type { MessageWords } from '../ar/messages.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: MessageWords = {
  title: 'Messages',
  noChannel: 'Aucun canal d’envoi n’est réglé. Les messages sont prêts et ne partent pas.',
  later: 'Dès qu’un canal sera réglé, l’envoi de ceux qui servent encore sera proposé ici.',
  noLink: 'Nos SMS ne contiennent aucun lien et ne demandent rien.',
  arch: (n) => french(n, 'prêt, non envoyé', 'prêts, non envoyés'),
  kinds: {
    ticket: 'Billet après l’inscription',
    moved: 'Heure du créneau déplacée',
    gate: 'Autre porte',
    changed: 'Inscription modifiée',
    cancelled: 'Inscription annulée',
    approved: 'Demande acceptée',
    declined: 'Demande non retenue',
    turn: 'Tour venu sur la liste d’attente',
    offer: 'Places proposées de la liste d’attente',
  },
  standings: {
    no_channel: 'Prêt, non envoyé',
    ready: 'À envoyer',
    sending: 'En cours d’envoi',
    sent: 'Envoyé',
    delivered: 'Remis',
    bounced: 'Revenu',
    unknown: 'Sort inconnu',
    superseded: 'N’est plus exact',
    expired: 'Trop tard pour servir',
    not_carried: 'Aucun acheminement possible',
    other_contact: 'Contact changé depuis',
  },
  byKind: 'Messages par nature',
  kind: 'Nature',
  standing: 'État',
  all: 'Total',
  empty:
    'Aucun message pour l’instant. Un message est préparé quand un créneau ou une porte change, et quand l’équipe modifie une inscription ou répond à une demande.',
  causes: 'Changements de l’édition qui concernent des inscrits',
  when: 'Heure',
  what: 'Changement',
  people: 'Personnes',
  messages: 'Messages',
  unreachable: 'Sans contact',
  going: 'Les autres se préparent.',
  moved: (before, now) => `${before}, puis ${now}`,
  others: (n) => `autres créneaux : ${number(n)}`,
  says: 'Ce que dit chaque message',
  example: 'Exemple : un jour de cette édition et un numéro fictif.',
  amazigh:
    'Qui lit l’amazighe reçoit le SMS en arabe : beaucoup de téléphones n’affichent pas le tifinagh.',
  told: (n) => `Messages préparés : ${number(n)}. Non envoyés : aucun canal d’envoi n’est réglé.`,
  toldCarried: (n) => `Messages préparés : ${number(n)}.`,
  toldWithout: (n) => `Inscriptions sans contact : ${number(n)}.`,
  see: 'Voir les messages',
  ofOne: 'Messages',
  none: 'Aucun message pour cette inscription.',
};
