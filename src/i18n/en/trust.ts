import type { TrustWords } from '../ar/trust.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: TrustWords = {
  title: 'What we hold about you',
  holds: (list) => `We hold: ${list}. All of it is sealed with the edition’s key.`,
  parts: {
    name: 'your name',
    phone: 'your phone',
    email: 'your e-mail',
    organisation: 'your organisation',
    answers: 'your other answers',
    wish: 'the wish, with the child’s first name and age',
  },
  nothing: 'We hold no name and no contact.',
  use: 'For the visit only, never for a police file.',
  dies: (day) => `Erased on ${day}.`,
  openings: 'Who on the team has opened it',
  nobody: 'Nobody on the team has opened it.',
  looks: {
    open_record: 'record opened',
    open_request: 'request opened',
    show_contact: 'contact shown',
    call_coach: 'number shown because a coach was late',
    read_name: 'name read in a list',
    open_person: 'all data opened',
    give_copy: 'copy given',
    open_list: 'list of groups and their links opened',
    open_wish: 'wish opened',
    export_contacts: 'export with contacts, of all registrations',
  },
  roles: {
    owner: 'Owner',
    organizer: 'Organizers',
    safety: 'Safety',
    gate: 'Gate supervisor',
    desk: 'Desk',
    communication: 'Communication',
    privacy: 'Data protection',
    viewer: 'Viewer',
  },
  earlier: (n) => english(n, `and ${number(n)} time before`, `and ${number(n)} times before`),
  searches:
    'A search at the desk shows a shortened name: that a search was made is noted, but not whom it listed.',
  see: 'Everything held about you',
  page: 'Your data',
  copy: 'Download a copy (JSON)',
  copyNote: 'The file holds this same page in a form that programs can read.',
  print: 'Print the page',
  back: 'Back to your registration',
  erase: {
    open: 'Erase my data',
    title: 'Erase your data now?',
    text: 'Your name, your contact, the messages and everything that points to you are erased. Your tickets will no longer work; you can still come in by the open lane, without a ticket. This cannot be undone.',
    several: (n) =>
      english(
        n,
        `Another day of the same request is erased with it.`,
        `${number(n)} other days of the same request are erased with it.`,
      ),
    inside:
      'Those of you who are inside stay inside, and the way out is always open. Anyone who has left can come back by the open lane.',
    yes: 'Yes, erase everything',
    no: 'No, go back',
  },
  erased: {
    title: 'Your data is erased',
    on: (day) => `Erased on ${day}.`,
    beyond: (day) =>
      `Beyond recovery from ${day}. Until then a backup of the service may still hold it; that backup would only ever be restored by erasing it again.`,
    kept: 'Totals without names remain.',
    entry: 'The open lane is there for you without a ticket.',
    keep: 'This page is your receipt. It stays at this link until all data of the edition is erased.',
  },
  editionErased: {
    title: 'The data of this edition is erased',
    text: (day) =>
      `All personal data of this edition was erased on ${day}, and this link with it if it led to a registration.`,
  },
  fields: {
    registration: 'Registration',
    wait: 'Wait list',
    reference: 'Reference number',
    registered: 'Registered on',
    changed: 'Last changed',
    visit: 'Visit',
    party: 'Party',
    coaches: 'Coaches',
    agreed: 'Number approved',
    stepFree: 'Step-free entrance',
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    organisation: 'Organisation',
    answers: 'Other answers',
    tickets: 'Tickets',
    notUsed: 'nobody has entered with it',
    entry: (people, gate, time) => `In: ${people}, ${gate}, ${time}`,
    exit: (people, gate, time) => `Out: ${people}, ${gate}, ${time}`,
    messages: 'Messages',
    unreadable: 'the text can no longer be read',
    browsers: 'Browsers that are told',
    wrongAnswers: 'Wrong answers about a lost ticket',
    remarks: 'Remarks typed at the gates',
  },
};
