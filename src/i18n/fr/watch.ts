import type { WatchWords } from '../ar/watch.ts';

export const words: WatchWords = {
  alerts: {
    title: 'Appels des portes',
    spoken: {
      pressure: (gate) => `Foule trop serrée : ${gate}`,
      other: (gate) => `Appel à l’aide : ${gate}`,
    },
    seen: 'Vu',
  },
  ownHold: {
    state: 'suspendue sur place',
    since: (time) => `depuis ${time}, par l’équipe de la porte, qui rouvre sur son téléphone`,
  },
  flow: {
    since: (time) => `passage libre depuis ${time}`,
    start: 'Passage libre',
    startAsk:
      'Plus aucun billet n’est lu : tout le monde passe et les téléphones comptent en grand.',
    confirmStart: 'Confirmer le passage libre',
    end: 'Finir le passage libre',
    endAsk: 'La lecture des billets reprend, au prochain contact de chaque téléphone.',
    confirmEnd: 'Confirmer la fin',
  },
  supervisor: {
    title: 'Codes de supervision',
    note: 'Chaque téléphone a le sien. À dire de vive voix à qui supervise une porte sans réseau, pour y ouvrir le passage libre sur ce téléphone. Il change chaque jour.',
    show: 'Montrer les codes du jour',
    gone: 'Les clés de cette édition sont effacées : elle n’a plus de codes.',
  },
  health: { battery: 'Batterie', version: 'Version' },
  counted: {
    title: 'Personnes non comptées une à une',
    note: 'Ces nombres sont compris dans les chiffres du jour ci-dessus.',
    how: 'Manière de compter',
    estimated: 'estimation : une minute comptée',
    free_flow: 'passage libre : comptage en grand',
  },
};
