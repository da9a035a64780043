import type { HoldWords } from '../ar/holds.ts';
import { theGate } from './gate-name.ts';

export const words: HoldWords = {
  reasons: {
    crowd: 'affluence',
    safety: 'sécurité du public',
    weather: 'météo',
    works: 'travaux',
    ceremony: 'cérémonie',
  },
  form: {
    reason: 'Motif',
    unsaid: 'sans motif',
    until: 'Heure de réouverture prévue',
    untilHint: 'Facultative, à l’heure du lieu. Rien ne rouvre tout seul.',
    untilWrong: 'Écrivez une heure comme 16:30.',
    sendTo: 'Envoyer vers',
    nowhere: 'aucune autre porte',
    change: 'Changer le message',
    changeAsk:
      'S’affiche sur les téléphones de la porte, sur la page de l’édition et sur les billets de cette porte.',
    confirmChange: 'Confirmer le message',
  },
  said: {
    reason: (reason) => `motif : ${reason}`,
    until: (time) => `jusqu’à ${time} environ`,
    overdue: (time) => `réouverture prévue à ${time}, dépassée`,
    sendTo: (gate) => `envoyer vers : ${gate}`,
  },
  freeFlow: 'passage libre',
  enterBy: (gate) => `Entrez par ${theGate(gate)}.`,
  notice: {
    title: 'Les portes en ce moment',
    held: (gate) => `L’entrée est suspendue à ${theGate(gate)}.`,
    closed: (gate) => `L’entrée est fermée à ${theGate(gate)}.`,
    why: (reason) => `Motif : ${reason}.`,
    useOrWait: (gate, until) => `Passez par ${theGate(gate)}, ou attendez jusqu’à ${until}.`,
    use: (gate) => `Passez par ${theGate(gate)}.`,
    wait: (until) => `Attendez jusqu’à ${until}.`,
    wayOut: 'La sortie reste ouverte partout.',
  },
};
