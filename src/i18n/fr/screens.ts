import type { ScreenWords } from '../ar/screens.ts';

export const words: ScreenWords = {
  title: 'Ouvrir sur un autre écran',
  lead: 'Six chiffres de ce téléphone ouvrent un autre écran à votre nom. Ils valent deux minutes, pour un seul écran.',
  show: 'Afficher six chiffres',
  howTo: (address) =>
    `Sur l’autre écran : ${address}, puis « Entrer avec mon téléphone », puis ces chiffres :`,
  until: (time) => `Valables jusqu’à ${time}`,
  toNobody: 'Ne les donnez à personne : ils servent seulement à l’écran devant vous.',
  look: 'Les chiffres sont-ils saisis ?',
  worn: 'Trop de mauvais chiffres ont été saisis sur d’autres écrans : ceux-ci n’ouvrent plus rien. Affichez-en de nouveaux.',
  asks: (browser) => `Demande d’ouverture à votre nom : ${browser}`,
  asksShared: 'Appareil partagé : la session prend fin après 30 minutes sans usage.',
  shows: 'Cet écran affiche :',
  onlyIf: 'Ne l’ouvrez que si l’écran devant vous affiche ce même nombre.',
  open: 'Ouvrir cet écran',
  refuse: 'Ce n’est pas mon écran',
  opened: 'L’écran est ouvert à votre nom. Vous pouvez y fermer la session depuis votre page.',
  refused: 'Demande refusée. Aucun écran n’a été ouvert, et ces chiffres ne valent plus rien.',
  enter: 'Entrer avec mon téléphone',
  digits: 'Les six chiffres affichés sur votre téléphone',
  digitsHint:
    'Sur un téléphone où votre session est ouverte : votre nom en haut de la page, puis « Ouvrir sur un autre écran ».',
  digitsWrong:
    'Ces chiffres n’ouvrent rien. Vérifiez-les, ou affichez-en de nouveaux sur le téléphone : ils valent deux minutes.',
  submit: 'Continuer',
  confirm: 'Confirmer sur le téléphone',
  confirmLead: 'Le téléphone demande s’il faut ouvrir cet écran, et affiche le même nombre :',
  confirmed: 'C’est confirmé : continuer',
  openedHere: 'Cet écran est ouvert.',
  refusedHere: 'Le téléphone a refusé. Cet écran n’a pas été ouvert.',
  over: 'Le délai est passé. Affichez de nouveaux chiffres sur le téléphone.',
  again: 'Revenir à l’entrée',
  sharedLead:
    'Cet appareil est partagé : entrez avec votre téléphone. Aucune clé d’accès n’y est gardée.',
  mark: 'Plusieurs personnes se servent de cet appareil',
  markHint:
    'Aucune clé d’accès n’y est proposée, et la session prend fin après 30 minutes sans usage.',
  computer: 'Cet appareil',
  isShared:
    'Partagé : pas de clé d’accès ici, et la session prend fin après 30 minutes sans usage.',
  isOwn: 'À vous seulement.',
  share: 'Le marquer comme partagé',
  unshare: 'Il n’est plus partagé',
  sharedUntil: (name, time) =>
    `Appareil partagé. Session au nom de ${name} ; sans usage, elle prend fin : ${time}`,
};
