import type { EveningWords } from '../ar/evening.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: EveningWords = {
  steps: {
    phones: 'Téléphones',
    look: 'À examiner',
    figures: 'Chiffres',
    release: 'Texte et publication',
  },
  phones: {
    handedIn: (n, all) => `${number(n)} sur ${number(all)} ont tout remis`,
    missing: 'Téléphones qui n’ont pas tout remis',
    how: 'Il suffit de les ouvrir là où il y a du réseau : ils envoient seuls. Un téléphone qui ne reviendra pas n’est plus attendu, et la page le dit.',
    supervisor: 'Responsable',
    nobody: 'aucun responsable inscrit',
    call: (name) => `Appeler ${name}`,
    more: (n) => french(n, `${number(n)} autre téléphone`, `${number(n)} autres téléphones`),
    byGate: {
      title: 'Chiffres complets, porte par porte',
      phones: 'Téléphones',
      handedIn: 'Ont tout remis',
      completeTo: 'Complet jusqu’à',
      minutes: 'Minutes manquantes',
    },
  },
  look: {
    waiting: (n) =>
      n === 0 ? 'rien en attente' : french(n, `${number(n)} point`, `${number(n)} points`),
    counted: (time) => `Dernier comptage à vue : ${time}`,
    neverCounted: 'Aucun comptage à vue ce jour-là.',
  },
  corrected: (n) =>
    n === 0
      ? 'sans rectification'
      : french(n, `${number(n)} rectification`, `${number(n)} rectifications`),
  changedSince: (n) => `Les chiffres ont changé depuis le communiqué n° ${n}`,
  standing: (status, n) =>
    `${status === 'final' ? 'définitifs' : 'provisoires'}, communiqué n° ${n}`,
  notOpen: (time) => `Les portes ouvrent à ${time} : les chiffres se publient à partir de là.`,
  running: 'La journée est en cours : ces chiffres sont provisoires.',
  form: {
    status: 'Ces chiffres sont',
    statuses: { provisional: 'provisoires', final: 'définitifs' },
    finalLater: (time) => `Définitifs après la fermeture des portes, à ${time}.`,
    embargo: 'Pas avant',
    embargoHint:
      'Vide pour publier tout de suite. D’ici là, la page publique ne montre aucun chiffre.',
    embargoWrong: 'Écrivez une heure à venir, dans les 31 jours. Votre saisie est gardée.',
    reason: 'Motif de la nouvelle version',
    reasonHint:
      'Il paraît tel quel sur la page publique. Vide si des téléphones ont remis des données depuis.',
    reasonWrong: 'Écrivez le motif en 200 caractères au plus. Votre saisie est gardée.',
    show: 'Voir ce qui sera public',
    newVersion: 'Nouvelle version',
    newVersionNote: (n) => `Elle remplace le communiqué n° ${n}, qui reste lisible.`,
  },
  preview: {
    title: (n) => `Avant publication : communiqué n° ${n}`,
    state: 'Voici exactement ce que dira la page publique. Rien n’est encore publié.',
    page: 'Page publique',
    press: 'Texte pour la presse',
    phones: (n) =>
      french(
        n,
        `${number(n)} téléphone n’a pas tout remis. La page le dit.`,
        `${number(n)} téléphones n’ont pas tout remis. La page le dit.`,
      ),
    unsent: (n) =>
      french(
        n,
        `${number(n)} passage est encore dans les téléphones.`,
        `${number(n)} passages sont encore dans les téléphones.`,
      ),
    early: 'La journée n’est pas finie : les chiffres changeront.',
    embargo: (date, time) => `Rien de ceci ne paraît avant le ${date} à ${time}.`,
    release: 'Publier les chiffres du jour',
    back: 'Revenir sans publier',
    note: 'Une publication ne se retire pas : ce qui change ensuite paraît sous un nouveau numéro qui renvoie à celui-ci.',
  },
  released: (time, status, n) =>
    `Publié à ${time}, ${status === 'final' ? 'définitif' : 'provisoire'} · communiqué n° ${n}`,
  notPublic: (status, n) =>
    `Communiqué n° ${n}, ${status === 'final' ? 'définitif' : 'provisoire'} · pas encore public`,
  releasedBy: (name) => `par ${name}`,
  done: (n) => `Le communiqué n° ${n} est publié.`,
  doneLater: (n, date, time) =>
    `Le communiqué n° ${n} paraîtra le ${date} à ${time}, et pas avant.`,
  waits: (date, time) => `Sous embargo : pas avant le ${date} à ${time}.`,
  open: 'Ouvrir la page publique',
  lookAgain: {
    again:
      'Rien n’est publié : entre-temps un autre communiqué a paru ou un chiffre a été corrigé, ou l’aperçu est trop ancien. Regardez encore une fois.',
    gone: 'Cet aperçu n’est plus gardé. Regardez encore une fois.',
  },
  notYet: 'Rien n’est publié de cette journée.',
};
