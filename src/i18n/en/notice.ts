import type { NoticeWords } from '../ar/notice.ts';

export const notice: NoticeWords = {
  title: 'Personal data',
  lead: 'Little data, one purpose, a short time.',
  sections: ({ controller, contact, receipt, keepDays }) => [
    {
      title: 'Who is responsible',
      text: `${controller}. Contact: ${contact}. Receipt of the data protection authority (CNDP): ${receipt ?? 'not yet issued'}.`,
    },
    {
      title: 'Purpose',
      text: 'Organising the visit and nothing else: keeping places, issuing the ticket, counting attendance. The data feeds no police file and is compared with none.',
    },
    {
      title: 'What is asked, and what is not',
      text: 'A name, a phone or an e-mail, a number of people. Everything else is optional. No identity card number, age, nationality, name of a child or photograph. An adult registers, and children are a number. Registering is itself optional: you can enter without it.',
    },
    {
      title: 'Who reads it',
      text: 'The registration and welcome team, as its tasks require. Gate phones carry no name and no number. The data is kept encrypted; the technical host works for the controller and under its control.',
    },
    {
      title: 'How long',
      text: `Personal data is erased ${keepDays} days after the last day of the event, and cannot be restored from backups thirty days later at most. Only totals remain.`,
    },
    {
      title: 'Your rights',
      text: `Access, correction and objection under law 09-08, by writing to ${contact} or directly through your private link. You may also complain to the CNDP.`,
    },
    {
      title: 'Browser',
      text: 'The visitors’ pages use no cookie and ask nothing of any other site.',
    },
  ],
};
