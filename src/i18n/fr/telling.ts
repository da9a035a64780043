import type { TellingWords } from '../ar/telling.ts';

export const words: TellingWords = {
  title: 'Les changements sur ce téléphone',
  text: 'Si l’heure ou la porte change, une notification s’affiche sur ce téléphone, sans numéro ni compte.',
  turn: 'Quand vient votre tour, une notification s’affiche sur ce téléphone, sans numéro ni compte.',
  offer: 'Recevoir les changements ici',
  decline: 'Non merci',
  stop: 'Ne plus les recevoir',
  on: 'Les changements s’afficheront sur ce téléphone.',
  no: 'Ce navigateur refuse les notifications. Ses réglages permettent de les autoriser.',
  failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
};
