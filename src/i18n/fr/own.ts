import type { OwnWords } from '../ar/own.ts';

export const words: OwnWords = {
  title: 'Votre accès',
  passkeys: 'Clés d’accès',
  noPasskey:
    'Vous n’avez pas de clé d’accès ici : une fois la session finie, il vous faudra une nouvelle invitation.',
  noWayBack:
    'Vous n’avez ni clé d’accès, ni autre navigateur à vous où votre session est ouverte : une fois la session finie, il vous faudra une nouvelle invitation.',
  addPasskey: 'Ajouter une clé d’accès sur cet appareil',
  unused: 'Pas encore utilisée',
  usedAt: (time) => `Dernier usage : ${time}`,
  elsewhere: 'Sans effet ici ; elle sert à',
  rename: 'Renommer',
  renameAsk: 'Un nom qui vous rappelle l’appareil.',
  name: 'Nom',
  save: 'Enregistrer',
  remove: 'Supprimer',
  removeAsk: 'Cette clé n’ouvrira plus le poste de suivi.',
  removeLast:
    'C’est votre dernière clé d’accès : sans elle, vous n’entrez qu’avec une nouvelle invitation.',
  confirmRemove: 'Confirmer la suppression',
  sessions: 'Navigateurs où votre session est ouverte',
  here: 'Ce navigateur',
  end: 'Fermer la session',
};
