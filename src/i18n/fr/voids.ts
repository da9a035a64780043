import type { VoidWords } from '../ar/voids.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: VoidWords = {
  title: 'Minutes invraisemblables',
  note: 'La porte y compte plus de personnes qu’il n’en passe en une minute. Vérifiez le téléphone nommé ici et retirez du compte ce qui n’a pas eu lieu.',
  passed: (entered, left) => `${entered} entrées, ${left} sorties`,
  onSheet: (n) =>
    french(
      n,
      'Une minute de ce jour est invraisemblable : vérifiez-la dans Portes avant d’annoncer ces chiffres.',
      `${number(n)} minutes de ce jour sont invraisemblables : vérifiez-les dans Portes avant d’annoncer ces chiffres.`,
    ),
  take: 'Retirer du compte',
  takeAsk:
    'Ce que ce téléphone a compté entre ces deux heures ne compte plus, ni dans les chiffres ni sur les billets, même s’il ne l’envoie que plus tard. Le journal le garde. Ce retrait est définitif.',
  from: 'De',
  to: 'À la fin de',
  confirmTake: 'Confirmer le retrait du compte',
  taken: (n) =>
    n === 0
      ? 'Rien de ce téléphone ne compte entre ces deux heures.'
      : french(n, 'Un passage ne compte plus.', `${number(n)} passages ne comptent plus.`),
  wrong:
    'Donnez deux heures, la seconde après la première, à 24 heures d’écart au plus. Rien n’a changé.',
};
