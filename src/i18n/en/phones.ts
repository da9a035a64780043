import type { PhoneWords } from '../ar/phones.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, ',');

export const words: PhoneWords = {
  cards: {
    make: 'Print 8 cards',
    title: (gate) => `Phone cards: ${gate}`,
    note: 'One card for each phone, which is then called by the name of its card. Each works once.',
    print: 'Print',
    until: (time) => `valid until ${time}`,
    code: (card) => `Code of card ${card}`,
    how: (button) => `Read the code with the phone’s camera, then tap “${button}”.`,
  },
  move: {
    name: 'Move to another gate',
    ask: 'The phone works at its new gate from its next contact. What it has not sent yet counts there too.',
    to: 'New gate',
    confirm: 'Confirm the move',
  },
  filter: {
    label: 'Phones shown',
    trouble: (n) => `In trouble (${number(n)})`,
    unpractised: (n) => `Not practised yet (${number(n)})`,
    all: (n) => `All (${number(n)})`,
  },
  ownTitle: 'Phones at this gate',
  practised: {
    name: 'Practice',
    notYet: 'not yet',
    of: (n, all) => `Phones practised on: ${number(n)} of ${number(all)}.`,
    how: 'Choose “Practice” in the phone’s menu: nothing in it is counted.',
  },
  sheets: {
    title: 'Shift sheets',
    note: 'As the phones sent them when each shift ended, the latest first.',
    shift: 'Shift',
    span: 'From and to',
    welcomed: 'In',
    left: 'Out',
    refused: 'Not let in',
    overrides: 'Against the rule',
  },
};
