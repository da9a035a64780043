import type { WishWords } from '../ar/wish.ts';

export const words: WishWords = {
  title: 'Le vœu d’un enfant',
  who: 'Un parent, un tuteur ou une tutrice l’écrit.',
  child: 'Si tu es un enfant, demande à un parent d’écrire avec toi.',
  notAsked:
    'N’écrivez rien d’une maladie ou d’un handicap : nous n’en avons pas besoin et ne le gardons pas.',
  promise: (by) =>
    `Tous les vœux ne peuvent être exaucés. Une réponse motivée vous parvient avant le ${by}.`,
  button: 'Envoyer le vœu',
  firstName: 'Prénom de l’enfant',
  age: 'Âge',
  ageHint: 'En années.',
  wish: 'Le vœu',
  wishHint: '300 caractères au plus.',
  contact: 'Votre contact',
  contactHint: 'Téléphone ou e-mail, pour répondre à ce vœu et rien d’autre.',
  guardian: 'Je suis le parent, le tuteur ou la tutrice de l’enfant.',
  quoted: 'Je suis adulte et je rapporte ici les mots de l’enfant.',
  fromChild:
    'Ce texte semble écrit par un enfant. C’est un adulte qui envoie le vœu : lisez-le ensemble, puis le parent coche les deux cases sous le texte. Rien n’a été envoyé ni gardé, et ce qui est écrit est toujours là.',
  notGuardian:
    'C’est un parent, un tuteur ou une tutrice qui envoie le vœu. Si tu es un enfant, demande à un parent d’écrire avec toi. Rien n’est encore gardé, et ce qui est écrit est toujours là.',
  faults: {
    first_name: 'Écrivez le prénom de l’enfant.',
    age: 'Écrivez l’âge en années, de 1 à 17.',
    wish: 'Écrivez le vœu.',
    long: 'Le texte dépasse 300 caractères.',
    contact: 'Écrivez un numéro de téléphone ou une adresse e-mail.',
    guardian: 'Cochez la case si vous êtes le parent, le tuteur ou la tutrice.',
    quoted: 'Il faut un adulte pour envoyer ce texte.',
  },
  consent:
    'En envoyant le vœu, vous déclarez être le parent, le tuteur ou la tutrice de l’enfant et savoir à quoi servent vos réponses : à ce vœu seulement, jamais à un fichier de police. Seules les personnes désignées les lisent ; elles sont effacées 30 jours après la visite ou la réponse.',
  closed: 'Cette édition ne reçoit plus de vœux. Rien n’a été gardé.',
  tooMany:
    'Nous ne pouvons recevoir un vœu de plus pour l’instant. Rien n’a été gardé, et ce qui est écrit est toujours là. Réessayez plus tard.',
  receipt: (number) => `Reçu n° ${number}. Gardez ce lien.`,
  thanks: 'Nous avons bien reçu le vœu. Merci.',
  received: 'Nous avons reçu le vœu.',
  reading: 'Le vœu est en cours de lecture.',
  granted: (firstName, day, time, place) =>
    `Nous serons heureux d’accueillir ${firstName} le ${day} à ${time}, ${place}.`,
  grantedHeading: 'Votre rendez-vous',
  size: 'Taille de l’uniforme',
  notPossible: (reason) =>
    `Merci pour ce vœu. Il ne peut être exaucé cette année : ${reason}. Les portes vous restent ouvertes.`,
  reasons: {
    many: 'les vœux sont plus nombreux que ce qui est possible',
    programme: 'il n’entre pas dans le programme de ces journées',
    safety: 'la sécurité ne le permet pas',
    missing: 'il manque des informations',
    late: 'il est arrivé après le délai',
  },
  ends: {
    withdrawn: 'Ce vœu a été retiré.',
    asked: 'Ce vœu est clos, comme vous l’avez demandé.',
    repeated: 'Ce vœu est arrivé deux fois. La réponse se trouve sous l’autre reçu.',
    child:
      'C’est un parent, un tuteur ou une tutrice qui envoie le vœu. Vous pouvez le renvoyer ensemble.',
  },
  closedHeading: 'Vœu clos',
  passage: 'Un passage que nous ne gardons pas, par exemple sur la santé, a été retiré.',
  look: 'La réponse paraît sur cette page. Nos SMS ne contiennent aucun lien et ne demandent rien.',
  erased: (day) =>
    `Le vœu et votre contact ont été effacés le ${day}. Restent le numéro et l’état du vœu.`,
  erasedOn: (day) => `Le vœu et votre contact seront effacés le ${day}.`,
  withdraw: 'Retirer le vœu',
  withdrawAsk: 'Le vœu, votre contact et la réponse sont effacés aussitôt. C’est sans retour.',
  confirmWithdraw: 'Confirmer le retrait',
  lostTitle: 'Vœu introuvable',
  lost: 'Une lettre du lien manque peut-être. Ouvrez-le tel que vous l’avez reçu.',
};
