import type { CalledOffWords } from '../ar/called-off.ts';

export const words: CalledOffWords = {
  day: 'Journée annulée',
  closed: 'Cette journée est annulée. Avec nos excuses.',
  nearest: 'Cette journée est annulée. Créneaux les plus proches :',
  void: 'Cette journée est annulée : ce billet n’est plus valable. Avec nos excuses.',
  registration: 'Cette journée est annulée, et votre inscription avec elle. Avec nos excuses.',
  request:
    'Cette journée est annulée : votre demande ne peut plus être acceptée pour ce jour. Avec nos excuses.',
  others: 'Les autres jours sont maintenus.',
  all: 'Toutes les journées de cette édition sont annulées. Avec nos excuses.',
  waiting: 'Cette journée est annulée : aucune place n’y sera plus attribuée. Avec nos excuses.',
};
