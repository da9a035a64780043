import type { TemplateWhy } from '../../domain/template-fault.ts';
import type { ChannelWords } from '../ar/channels.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, ',');

const TEMPLATE_WHY: Readonly<Record<TemplateWhy, string>> = {
  json: 'it is not JSON: a quote, comma or bracket may be missing',
  too_long: 'it is longer than 8,000 characters',
  unknown_field: 'no template has this field',
  missing: 'this field is missing',
  value: 'this value is not accepted here',
  placeholder: 'this placeholder is not known, or a brace stands alone',
  address:
    'the address must begin with https:// and name one host, without placeholders; http:// only within a network of your own',
  text_in_header: 'a header cannot hold {text}',
  no_text: 'the request does not hold {text}',
  no_recipient: 'the request holds neither {to} nor {to_digits}',
  body_of_get: 'a GET request has no body',
  key: 'a carrier that knows repeated messages must be given {key}',
  secret: 'no secret has this name',
  rule: '“path” and “is” go together',
  report:
    'reports by address need {callback} and no “at”; reports by reference need “at” and “reference”',
};

export const words: ChannelWords = {
  title: 'Channels',
  names: { email: 'E-mail', sms: 'Text messages', push: 'Notifications' },
  none: 'Not set up',
  states: { off: 'Set up, not started yet', on: 'Sending', stopped: 'Stopped' },
  sending: 'Messages are being sent.',
  stopped: 'Sending is stopped. What is ready waits.',
  notStarted: 'A channel is set up, but not started. Messages are ready and are not sent.',
  today: (begun, most) => `Today: ${number(begun)} of ${number(most)}`,
  setUp: 'Set up this channel',
  settings: 'Settings and trial',
  start: 'Start sending',
  stop: 'Stop sending',
  unnamed:
    'Before it can start, name the hosting and the message carrier in the notice on personal data.',
  name: 'Name them',
  kept: (n) =>
    n === 1
      ? '1 prepared message is still of use and can be sent.'
      : `${number(n)} prepared messages are still of use and can be sent.`,
  cost: (n, cost) => `If all of them go by SMS: ${number(n)} parts, ${cost}.`,
  sendKept: (n) =>
    n === 1 ? 'Send the prepared message' : `Send the ${number(n)} prepared messages`,
  unknown: 'Messages whose outcome is unknown',
  unknownNote:
    'The connection broke before there was an answer. They are never sent again: say what happened if you know.',
  wasSent: 'Sent',
  wasNot: 'Not sent',
  open: 'Registration',
  saved: 'Settings saved.',
  changed:
    'These settings were changed after you opened this page, and nothing was saved. Yours are below: save again to replace the others.',
  save: 'Save settings',
  back: 'Back to messages',
  secret:
    'Not shown again once saved. Leave it empty to keep it; for another server, type it again.',
  firstSecret: 'Not shown again once saved.',
  fault: 'This value is not valid.',
  templateFault: ({ part, why }) =>
    part === '' ? `${TEMPLATE_WHY[why]}.` : `\u2068${part}\u2069: ${TEMPLATE_WHY[why]}.`,
  fields: {
    host: { label: 'Mail server', hint: 'Its name or address, as your IT service gives it.' },
    port: { label: 'Port', hint: '587 with STARTTLS, or 465 with TLS.' },
    security: {
      label: 'Connection',
      hint: 'With Cloudflare Email Service, no server, port, user name or password is needed.',
    },
    user: { label: 'User name', hint: 'Empty if the server knows this machine.' },
    password: { label: 'Password' },
    from: { label: 'Sender address' },
    from_name: { label: 'Sender name' },
    contact: {
      label: 'E-mail of the technical contact',
      hint: 'Push services write here if something goes wrong. Visitors do not see it.',
    },
    template: {
      label: 'Template of the request and the answer (JSON)',
      hint: 'Method, address, headers, body, and what each answer means. The documentation has two examples.',
    },
    secrets: { label: 'Secrets, one a line: name = value' },
    sender: { label: 'Sender name or number' },
    price: {
      label: 'Price of one SMS',
      hint: 'Such as 0.35 MAD. It is shown before anything is sent.',
    },
    prefixes: { label: 'Prefixes that are allowed', hint: 'Such as +212.' },
  },
  choices: { starttls: 'STARTTLS', tls: 'TLS', cloudflare: 'Cloudflare Email Service' },
  perMinute: { label: 'At most per minute' },
  perDay: { label: 'At most per day' },
  quietFrom: {
    label: 'Nothing is sent from',
    hint: 'Local time. Empty: sent at any hour. Codes for a lost ticket always leave.',
  },
  quietUntil: { label: 'Until' },
  trial: {
    title: 'Try this channel',
    note: 'One message is sent, to you. What you type here is not kept.',
    to: { email: 'Your e-mail address', sms: 'Your phone number' },
    button: 'Send a trial message',
    sent: 'The carrier took the message. Check that it arrives.',
    begun: 'The message is on its way. Check that it arrives.',
    unknown:
      'The carrier did not answer: whether it took the message is not known. Check whether it arrives.',
    budget: 'The limit of this minute or day is reached.',
    failed: (why) => `The message was not taken (${why}). Check the settings.`,
    subject: 'Trial message',
    text: 'This is a trial message from the page of messages.',
  },
};
