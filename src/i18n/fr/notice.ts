import type { NoticeWords } from '../ar/notice.ts';

export const notice: NoticeWords = {
  title: 'Protection des données personnelles',
  lead: 'Peu de données, un seul but, peu de temps.',
  sections: ({ controller, contact, receipt, keepDays }) => [
    {
      title: 'Responsable du traitement',
      text: `${controller}. Contact : ${contact}. Récépissé de la CNDP : ${receipt ?? 'pas encore délivré'}.`,
    },
    {
      title: 'But',
      text: 'Organiser la visite, rien d’autre : garder les places, remettre le billet, compter les présents. Ces données n’alimentent aucun fichier de police et ne sont comparées à aucun.',
    },
    {
      title: 'Ce qui est demandé, et ce qui ne l’est pas',
      text: 'Un nom, un téléphone ou un e-mail, un nombre de personnes. Tout le reste est facultatif. Ni numéro de carte nationale, ni âge, ni nationalité, ni nom d’enfant, ni photo. Une personne adulte inscrit, les enfants sont un nombre. L’inscription elle-même est facultative : on entre aussi sans elle.',
    },
    {
      title: 'Qui lit ces données',
      text: 'L’équipe d’inscription et d’accueil, selon ses tâches. Les téléphones des portes ne portent aucun nom ni numéro. Les données sont gardées chiffrées ; l’hébergeur technique travaille pour le responsable du traitement et sous son contrôle.',
    },
    {
      title: 'Durée',
      text: `Les données personnelles sont effacées ${keepDays} jours après le dernier jour de l’événement, et ne peuvent plus être rétablies depuis les sauvegardes trente jours plus tard au plus. Seuls les totaux restent.`,
    },
    {
      title: 'Vos droits',
      text: `Accès, rectification et opposition, selon la loi 09-08, en écrivant à ${contact} ou directement par votre lien privé. Vous pouvez aussi vous plaindre à la CNDP.`,
    },
    {
      title: 'Navigateur',
      text: 'Les pages des visiteurs n’emploient aucun cookie et ne demandent rien à un autre site.',
    },
  ],
};
