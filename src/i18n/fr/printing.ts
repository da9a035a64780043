import type { PrintingWords } from '../ar/printing.ts';

export const words: PrintingWords = {
  title: 'À imprimer',
  lead: 'Affiches, panneaux et feuilles pour l’équipe. Tout se lit en noir et blanc.',
  print: 'Imprimer',
  notPublic: 'L’édition n’est pas publiée : le code de l’affiche n’ouvre rien avant.',
  practiceLead:
    'A4 : des codes pour essayer tout ce que montre un téléphone de porte. Rien n’est compté.',
  scan: 'Pour choisir votre heure : scannez le code',
  code: 'Code de la page de l’édition',
  free: 'L’entrée est gratuite et ouverte à tous, même sans billet.',
  posters: {
    title: 'Affiche',
    lead: 'A3, en arabe et en français : le nom, les jours, le lieu et le code de la page.',
  },
  signs: {
    title: 'Panneaux des portes',
    lead: 'A3, un par porte : son signe, son nom, qui y entre, et une flèche.',
    arrow: 'Sens de la flèche',
    arrows: { ahead: 'tout droit', left: 'à gauche', right: 'à droite' },
    everyone: 'Tout le monde',
    stepFree: 'De plain-pied',
  },
  cards: {
    title: 'Cartes des téléphones',
    lead: 'A4, deux cartes par feuille, une par file : lire un code, le sens de chaque couleur, sans réseau.',
    tooMany: 'Voici les premières cartes. Pour les autres, choisissez une porte.',
    allGates: 'Toutes les portes',
    lane: (at, of) => (of === 1 ? 'Téléphone de la porte' : `Téléphone ${at} sur ${of}`),
    scan: 'Lire un billet',
    steps: [
      'Visez le code, à une main de distance.',
      'Regardez la forme et le nombre, puis laissez entrer ce nombre de personnes.',
      'Plus ou moins nombreux ? Corrigez sur la bande de chiffres.',
      'Le code ne se lit pas ? Touche « Code », puis les douze chiffres.',
      'Erreur de lecture ? Touche « Annuler ».',
    ],
    colours: 'Ce que montre le téléphone',
    tones: {
      in: {
        word: 'Bienvenue',
        colour: '(vert)',
        does: 'On entre. Le nombre est celui des personnes.',
      },
      attention: {
        word: 'Attention',
        colour: '(jaune)',
        does: 'On entre, après avoir lu la ligne écrite.',
      },
      stop: {
        word: 'Stop',
        colour: '(rouge)',
        does: 'Pas avec ce billet. La file générale est ouverte.',
      },
      hold: {
        word: 'Attendre',
        colour: '(barres)',
        does: 'Entrée suspendue. On attend ; la sortie reste ouverte.',
      },
    },
    offline: 'Sans réseau',
    offlineSteps: [
      'Continuez à lire : le téléphone décide seul et envoie tout au retour du réseau.',
      'Ne fermez pas la page, n’effacez pas les données du navigateur.',
      'Téléphone en panne ? Faites entrer par la file générale et prévenez le responsable.',
    ],
    supervisor: 'Téléphone du responsable de porte :',
    desk: 'Téléphone de l’accueil :',
  },
  desk: {
    title: 'Feuille de l’accueil',
    lead: 'A4 : ce que fait l’accueil, et comment continuer sans réseau.',
    does: 'Ce que fait l’accueil',
    steps: [
      {
        what: 'Chercher.',
        how: 'Par le billet, le téléphone ou le nom ; ou avec un lecteur branché.',
      },
      {
        what: 'Inscrire.',
        how: 'Le créneau, le nombre, puis confirmer et imprimer. Le téléphone est facultatif : le papier est le billet.',
      },
      {
        what: 'Billet perdu.',
        how: 'Deux réponses justes sur quatre, puis un nouveau billet. L’ancien numéro ne passera plus.',
      },
      {
        what: 'Changer ou annuler.',
        how: 'Depuis l’inscription. Qui est déjà entré reste compté.',
      },
      {
        what: 'Mot pour la porte.',
        how: 'Ce que la porte fait pour ce groupe, jamais qui il est.',
      },
    ],
    offline: 'Sans réseau',
    offlineSteps: [
      'La saisie reste dans la page : ne la fermez pas. Appuyer de nouveau ne fait pas deux billets.',
      'Les billets imprimés ou enregistrés se lisent aux portes sans réseau.',
      'Au retour du réseau : confirmez de nouveau, puis imprimez.',
      'L’imprimante se tait ? Le code reste à l’écran : recopiez-le ou photographiez-le.',
    ],
    never: 'Dans tous les cas',
    neverSteps: [
      'Personne n’est renvoyé : sans place dans un créneau, on entre par la file générale.',
      'Ni téléphone ni nom ne se lit à voix haute.',
      'Ne demandez le nom d’aucun élève.',
    ],
    signIn: 'Entrer à l’accueil, sur invitation :',
    decides: 'Qui décide en cas de doute :',
  },
};
