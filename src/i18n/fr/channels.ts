import type { TemplateWhy } from '../../domain/template-fault.ts';
import type { ChannelWords } from '../ar/channels.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

const TEMPLATE_WHY: Readonly<Record<TemplateWhy, string>> = {
  json: 'ce n’est pas du JSON : un guillemet, une virgule ou une accolade manque peut-être',
  too_long: 'il dépasse 8 000 caractères',
  unknown_field: 'aucun modèle n’a ce champ',
  missing: 'ce champ manque',
  value: 'cette valeur n’est pas admise',
  placeholder: 'ce repère est inconnu, ou une accolade est seule',
  address:
    'l’adresse doit être en HTTPS et nommer un seul hôte, sans repère ; en HTTP seulement dans votre propre réseau',
  text_in_header: 'un en-tête ne peut pas contenir {text}',
  no_text: 'la requête ne contient pas {text}',
  no_recipient: 'la requête ne contient ni {to} ni {to_digits}',
  body_of_get: 'une requête GET n’a pas de corps',
  key: 'un transporteur qui reconnaît les répétitions doit recevoir {key}',
  secret: 'aucun secret ne porte ce nom',
  rule: '« path » et « is » vont ensemble',
  report:
    'par adresse, il faut {callback} et pas de « at » ; par référence, il faut « at » et « reference »',
};

export const words: ChannelWords = {
  title: 'Canaux d’envoi',
  names: { email: 'E-mail', sms: 'SMS', push: 'Notifications' },
  none: 'Non réglé',
  states: { off: 'Réglé, pas encore démarré', on: 'En marche', stopped: 'Arrêté' },
  sending: 'L’envoi est en cours.',
  stopped: 'L’envoi est arrêté. Ce qui est prêt attend.',
  notStarted: 'Un canal est réglé, mais pas démarré. Les messages sont prêts et ne partent pas.',
  today: (begun, most) => `Aujourd’hui : ${number(begun)} sur ${number(most)}`,
  setUp: 'Régler ce canal',
  settings: 'Réglages et essai',
  start: 'Démarrer l’envoi',
  stop: 'Arrêter l’envoi',
  unnamed:
    'Avant de démarrer, nommez l’hébergeur et le transporteur des messages dans la notice sur les données personnelles.',
  name: 'Les nommer',
  kept: (n) =>
    french(
      n,
      '1 message préparé sert encore et peut partir.',
      `${number(n)} messages préparés servent encore et peuvent partir.`,
    ),
  cost: (n, cost) =>
    `Si tous partent par SMS\u00a0: ${french(n, '1 SMS', `${number(n)} SMS`)}, soit ${cost}.`,
  sendKept: (n) =>
    french(n, 'Envoyer le message préparé', `Envoyer les ${number(n)} messages préparés`),
  unknown: 'Messages au sort inconnu',
  unknownNote:
    'La connexion s’est rompue avant la réponse. Ils ne sont jamais renvoyés : indiquez ce qu’il en est si vous le savez.',
  wasSent: 'Envoyé',
  wasNot: 'Non envoyé',
  open: 'L’inscription',
  saved: 'Réglages enregistrés.',
  changed:
    'Ces réglages ont changé depuis que vous avez ouvert la page ; rien n’est enregistré. Les vôtres sont ci-dessous : enregistrez à nouveau pour les remplacer.',
  save: 'Enregistrer les réglages',
  back: 'Retour aux messages',
  secret:
    'N’est plus affiché une fois enregistré. Laissez vide pour le garder ; pour un autre serveur, saisissez-le à nouveau.',
  firstSecret: 'N’est plus affiché une fois enregistré.',
  fault: 'Cette valeur n’est pas valable.',
  templateFault: ({ part, why }) =>
    part === '' ? `${TEMPLATE_WHY[why]}.` : `\u2068${part}\u2069 : ${TEMPLATE_WHY[why]}.`,
  fields: {
    host: {
      label: 'Serveur d’e-mail',
      hint: 'Son nom ou son adresse, donné par votre service informatique.',
    },
    port: { label: 'Port', hint: '587 avec STARTTLS, ou 465 avec TLS.' },
    security: {
      label: 'Connexion',
      hint: 'Avec Cloudflare Email Service, ni serveur, ni port, ni identifiant, ni mot de passe.',
    },
    user: { label: 'Identifiant', hint: 'Vide si le serveur reconnaît cette machine.' },
    password: { label: 'Mot de passe' },
    from: { label: 'Adresse d’expédition' },
    from_name: { label: 'Nom d’expédition' },
    contact: {
      label: 'E-mail du responsable technique',
      hint: 'Les services de notification y écrivent en cas de problème. Les visiteurs ne le voient pas.',
    },
    template: {
      label: 'Modèle de la requête et de la réponse (JSON)',
      hint: 'Méthode, adresse, en-têtes, corps, et le sens de chaque réponse. Deux exemples sont dans la documentation.',
    },
    secrets: { label: 'Secrets, un par ligne : nom = valeur' },
    sender: { label: 'Nom ou numéro d’expédition' },
    price: { label: 'Prix d’un SMS', hint: 'Par exemple 0,35 MAD. Il s’affiche avant l’envoi.' },
    prefixes: { label: 'Préfixes autorisés', hint: 'Par exemple +212.' },
  },
  choices: { starttls: 'STARTTLS', tls: 'TLS', cloudflare: 'Cloudflare Email Service' },
  perMinute: { label: 'Au plus par minute' },
  perDay: { label: 'Au plus par jour' },
  quietFrom: {
    label: 'Aucun envoi à partir de',
    hint: 'Heure locale. Vide : envoi à toute heure. Les codes pour un billet perdu partent toujours.',
  },
  quietUntil: { label: 'Jusqu’à' },
  trial: {
    title: 'Essayer ce canal',
    note: 'Un seul message part, pour vous. Ce que vous écrivez ici n’est pas gardé.',
    to: { email: 'Votre adresse e-mail', sms: 'Votre numéro de téléphone' },
    button: 'Envoyer un message d’essai',
    sent: 'Le transporteur a pris le message. Vérifiez qu’il arrive.',
    begun: 'Le message est en route. Vérifiez qu’il arrive.',
    unknown:
      'Le transporteur n’a pas répondu : on ne sait pas s’il a pris le message. Vérifiez s’il arrive.',
    budget: 'La limite de cette minute ou de ce jour est atteinte.',
    failed: (why) => `Le message n’a pas été pris (${why}). Vérifiez les réglages.`,
    subject: 'Message d’essai',
    text: 'Ceci est un message d’essai de la page des messages.',
  },
};
