import type { EntryWords } from '../ar/entry.ts';

export const words: EntryWords = {
  further: {
    title: (name) => `Session ouverte au nom de ${name}`,
    text: 'Cette invitation ajoute un rôle aux vôtres. Votre session reste ouverte, et l’édition se choisit en haut de la page.',
    submit: (name) => `Rejoindre en tant que ${name}`,
    someoneElse: 'Une autre personne rejoint sur ce navigateur',
  },
  noRole: {
    title: 'Aucune édition ne vous est ouverte',
    text: 'Demandez une invitation à une personne responsable de l’édition, ou à l’opérateur du service, et ouvrez-la dans ce navigateur.',
  },
  signIn: {
    title: 'Entrer au poste de suivi',
    lead: 'Pas de mot de passe : la clé d’accès de votre appareil suffit.',
    enter: 'Entrer avec l’empreinte ou le code de l’appareil',
    refused: {
      late: 'La demande de clé d’accès était trop ancienne ou avait déjà reçu une réponse. Réessayez.',
      unknown:
        'Cette clé d’accès n’ouvre rien ici : elle appartient à un autre site, ou a été supprimée. Choisissez-en une autre, ou entrez avec une invitation.',
    },
    noPasskeys:
      'Ce navigateur ne connaît pas les clés d’accès. La session dure 16 h après le dernier usage.',
    haveInvitation: 'J’ai une invitation',
    invitationHint: 'Le lien de l’invitation, comme vous l’avez reçu.',
    invitationWrong:
      'Ce n’est pas un lien d’invitation. Collez-le en entier, comme vous l’avez reçu.',
    openInvitation: 'Ouvrir l’invitation',
    anotherWay: 'Autrement',
    another:
      'Une clé d’accès sert sur l’appareil qui l’a créée et là où vos clés sont synchronisées. Sans elle, demandez une nouvelle invitation à une personne responsable de l’édition, à l’organisation ou à l’opérateur du service.',
  },
  newPasskey: {
    title: 'La prochaine fois',
    lead: 'Une clé d’accès ouvre le poste de suivi d’un seul geste : ni lien, ni mot de passe.',
    create: 'Créer une clé d’accès (empreinte ou code de l’appareil)',
    later: 'Continuer sans clé d’accès',
    private: 'L’empreinte et le code restent dans votre appareil : nous ne les recevons jamais.',
    refused:
      'La clé d’accès n’a pas été gardée : le délai est passé, ou vous en avez déjà dix. Votre session reste ouverte, rien n’est perdu.',
  },
  faults: {
    cancelled: 'Aucune clé d’accès n’a été choisie. Réessayez, ou entrez avec une invitation.',
    exists: 'Cet appareil a déjà une clé d’accès pour vous.',
    failed: 'Cet appareil n’y parvient pas. Réessayez, ou entrez avec une invitation.',
  },
  touch: {
    lead: 'La clé d’accès est demandée maintenant, pour cette demande seulement.',
    late: 'Plus de deux minutes ont passé, ou cette confirmation a déjà servi. Confirmez de nouveau : votre texte est là.',
    unknown:
      'Votre présence n’est pas établie : il faut une de vos propres clés d’accès sur ce site. Votre texte est là.',
    none: 'Il faut ici une clé d’accès, et vous n’en avez pas encore. Rien d’autre ne la remplace.',
    make: 'Créer une clé d’accès, puis revenir ici',
    shared:
      'Plusieurs personnes utilisent cet ordinateur : qui le déverrouille pourrait confirmer à votre place. Ouvrez cette page sur votre appareil.',
    elsewhere:
      'L’adresse de ce service ne permet pas de clé d’accès : il faut un nom de domaine, en https.',
    noScript: 'JavaScript est nécessaire ici : sans lui, aucune clé d’accès ne peut être demandée.',
    cancelled: 'Aucune clé d’accès n’a été choisie, rien n’a été envoyé. Réessayez.',
    failed:
      'Cet appareil n’y parvient pas, rien n’a été envoyé. Réessayez, ou prenez un autre de vos appareils.',
    noPasskeys:
      'Ce navigateur ne connaît pas les clés d’accès. Ouvrez cette page sur un appareil qui les connaît.',
  },
  unknownBrowser: 'Navigateur',
  back: {
    title: 'Reprendre là où vous en étiez',
    done: 'Vous êtes de retour, rien n’est perdu.',
    unsaved: 'Ce que vous avez écrit est là, et n’est pas encore enregistré.',
    kept: 'Votre session a pris fin. Ce que vous avez écrit est gardé pour vous seulement : entrez sous votre nom, et le formulaire revient tel quel.',
    lost: {
      long: 'Votre session a pris fin, et votre texte est trop long pour vous suivre. Revenez à la page précédente et copiez-le avant d’entrer.',
      nobodys:
        'Plus personne n’est entré ici, et rien ne dit qui a rempli le formulaire envoyé. Il n’est pas gardé et n’a eu aucun effet.',
    },
    send: 'Envoyer le formulaire',
    leave: 'Continuer sans envoyer',
  },
  changePerson: 'Changer de personne',
  otherEditions: 'Vos autres éditions',
};
