import type { KeptWords } from '../ar/kept.ts';

export const words: KeptWords = {
  title: 'Sur ce téléphone',
  text: 'Le billet s’ouvre alors sans réseau, et la page de l’événement y mène depuis ce téléphone, en ne montrant que le jour et l’heure. Sur un téléphone partagé, une image suffit.',
  remember: 'Garder le billet sur ce téléphone',
  forget: 'Oublier le billet sur ce téléphone',
  kept: 'Ce téléphone garde le billet.',
  forgotten: 'Ce téléphone a oublié le billet, qui reste valable.',
  refused:
    'Ce navigateur ne garde rien : fenêtre privée ou mémoire pleine. Gardez une image du billet.',
  full: (most) =>
    most < 2
      ? 'Un téléphone garde un seul billet. Oubliez-le d’abord.'
      : `Un téléphone garde ${most} billets au plus. Oubliez-en un d’abord.`,
  failed: 'Cela n’a pas fonctionné. Réessayez quand il y a du réseau.',
  note: (day, time) =>
    `Pas de réseau : voici la page gardée sur ce téléphone le ${day} à ${time}. Les nombres ou la porte ont pu changer depuis.`,
  listTitle: 'Vos billets sur ce téléphone',
  yours: (day) => `Votre billet, ${day}`,
  drop: 'Oublier',
  dropText:
    'Le billet reste valable, mais ce téléphone n’y mènera plus : il vous en faudra une image ou le lien.',
  dropYes: 'Confirmer l’oubli',
};
