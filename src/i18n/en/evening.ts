import type { EveningWords } from '../ar/evening.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: EveningWords = {
  steps: {
    phones: 'Phones',
    look: 'To look at',
    figures: 'Figures',
    release: 'Text and release',
  },
  phones: {
    handedIn: (n, all) => `${number(n)} of ${number(all)} handed in`,
    missing: 'Phones that have not handed in',
    how: 'Open the phone where there is a network: it sends by itself. A phone that will not come back is no longer waited for, and the page says so.',
    supervisor: 'Supervisor',
    nobody: 'no supervisor registered',
    call: (name) => `Call ${name}`,
    more: (n) => english(n, 'one more phone', `${number(n)} more phones`),
    byGate: {
      title: 'How complete each gate is',
      phones: 'Phones',
      handedIn: 'Handed in',
      completeTo: 'Complete to',
      minutes: 'Minutes missing',
    },
  },
  look: {
    waiting: (n) => (n === 0 ? 'nothing waiting' : english(n, 'one thing', `${number(n)} things`)),
    counted: (time) => `Last count by eye: ${time}`,
    neverCounted: 'Nobody has counted by eye this day.',
  },
  corrected: (n) =>
    n === 0 ? 'no correction' : english(n, 'one correction', `${number(n)} corrections`),
  changedSince: (n) => `Figures have changed since release ${n}`,
  standing: (status, n) => `${status}, release ${n}`,
  notOpen: (time) => `The gates open at ${time}: figures can be released from then on.`,
  running: 'The day is running: these figures are provisional.',
  form: {
    status: 'These figures are',
    statuses: { provisional: 'provisional', final: 'final' },
    finalLater: (time) => `Final once the gates have closed, at ${time}.`,
    embargo: 'Not before',
    embargoHint: 'Leave empty to publish now. Until then the public page shows no figure.',
    embargoWrong: 'Enter a time still to come, within 31 days. What you typed is kept.',
    reason: 'Reason for the new version',
    reasonHint:
      'It appears on the public page as you write it. Leave empty if phones have handed in data since.',
    reasonWrong: 'Write the reason in at most 200 characters. What you typed is kept.',
    show: 'See what will be public',
    newVersion: 'New version',
    newVersionNote: (n) => `It replaces release ${n}, which stays readable.`,
  },
  preview: {
    title: (n) => `Before publishing: release ${n}`,
    state: 'This is exactly what the public page will say. Nothing has been published yet.',
    page: 'Public page',
    press: 'Text for the press',
    phones: (n) =>
      english(
        n,
        `${number(n)} phone has not handed in. The page says so.`,
        `${number(n)} phones have not handed in. The page says so.`,
      ),
    unsent: (n) =>
      english(
        n,
        `${number(n)} scan is still on a phone.`,
        `${number(n)} scans are still on phones.`,
      ),
    early: 'The day is not over: the figures will change.',
    embargo: (date, time) => `None of this appears before ${time} on ${date}.`,
    release: 'Release the day’s figures',
    back: 'Go back without publishing',
    note: 'A release cannot be withdrawn: whatever changes later is released under a new number that points to this one.',
  },
  released: (time, status, n) => `Released ${time}, ${status} · release ${n}`,
  notPublic: (status, n) => `Release ${n}, ${status} · not public yet`,
  releasedBy: (name) => `by ${name}`,
  done: (n) => `Release ${n} is published.`,
  doneLater: (n, date, time) => `Release ${n} will appear at ${time} on ${date}, and not before.`,
  waits: (date, time) => `Under embargo: not before ${time} on ${date}.`,
  open: 'Open the public page',
  lookAgain: {
    again:
      'Nothing was published: another release came first, a figure was corrected, or the preview is too old. Please look once more.',
    gone: 'That preview is no longer kept. Please look once more.',
  },
  notYet: 'Nothing has been released for this day.',
};
