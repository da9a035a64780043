import type { PublishingWords } from '../ar/publishing.ts';

export const words: PublishingWords = {
  done: {
    publish: 'The edition is published: its page is open to everyone.',
    close: 'Registration is closed. Tickets remain valid.',
    reopen: 'Registration is open again, at its dates.',
    archive: 'The edition is archived. Its public pages can no longer be seen.',
  },
  next: 'What comes next',
  nextPage: 'See the public page',
  nextPrint: 'Print what you need',
  nextPrintLead: 'Posters, signs, sheets for the team.',
  nextTeam: 'Invite the team',
  nextTeamLead: 'A role and a link for each person.',
  changes: {
    publish: (who, when) => `Published by ${who}, ${when}`,
    close_registration: (who, when) => `Registration closed by ${who}, ${when}`,
    archive: (who, when) => `Archived by ${who}, ${when}`,
  },
  operator: 'the operator of the service',
  preview: {
    title: 'Preview',
    link: 'Preview the pages in all four languages',
    notPublic: 'Preview, not public.',
    public: 'Preview of a published edition.',
    nothingSent: 'Nothing is sent from this page.',
    back: 'Back to the checklist',
  },
  history: 'Publication',
  readIn: {
    ar: 'Not written in this language: readers see the Arabic',
    zgh: 'Not written in this language: readers see the Amazigh',
    fr: 'Not written in this language: readers see the French',
    en: 'Not written in this language: readers see the English',
  },
  effects: {
    close: [
      'Anyone who has registered keeps their ticket, and can change or cancel it.',
      'The edition’s page stays open, and says that registration is closed.',
      'The desk registers nobody else. The open lane remains free for everyone.',
    ],
    reopen: [
      'The places that are left are offered again on the edition’s page.',
      'Tickets already issued stay as they are.',
    ],
    archive: [
      'The edition’s public pages close. Ticket links and private links remain until the data is erased.',
      'No more registrations, changes, notices or invitations.',
      'The team can still read the figures, the lists and the log. What phones hand in later is counted.',
      'This cannot be undone.',
    ],
  },
};
