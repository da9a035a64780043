import type { TicketWords } from '../ar/ticket.ts';
import { amazigh } from '../plural.ts';
import { common } from './common.ts';

export const ticket: TicketWords = {
  title: 'ⵜⴰⴽⴰⵕⴹⴰ ⵏ ⵓⴽⵛⵓⵎ',
  states: {
    valid: 'ⵜⴰⴽⴰⵕⴹⴰ ⵉⵙⵡⴰⵏ',
    allIn: 'ⴽⵛⵎⵏ ⵎⴰⵔⵔⴰ',
    allOut: 'ⴼⴼⵖⵏ ⵎⴰⵔⵔⴰ',
    partIn: (inside, of) =>
      amazigh(inside, {
        one: `${inside} ⴳ ${of} ⵉⴽⵛⵎ`,
        few: `${inside} ⴳ ${of} ⴽⵛⵎⵏ`,
        other: `${inside} ⴳ ${of} ⴽⵛⵎⵏ`,
      }),
    lastIn: (gate, time) => `, ${gate}, ${time}`,
    over: 'ⵉⵣⵔⵉ ⵡⴰⵙⵙ ⵏ ⵜⴽⴰⵕⴹⴰ ⴰⴷ',
    cancelled: 'ⵜⴻⵜⵜⵓⵙⵔ ⵜⴽⴰⵕⴹⴰ ⴰⴷ',
    pending: 'ⴰⵔ ⵉⵜⵜⵔⴰⵊⴰ ⴰⵎⵔⴰⵔ',
    superseded: 'ⵜⵍⵍⴰ ⵜⴽⴰⵕⴹⴰ ⵜⴰⵎⴰⵢⵏⵓⵜ',
  },
  notes: {
    allOut: 'ⴰⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ ⵉⵕⵥⵎ ⴱⵍⴰ ⵜⴰⴽⴰⵕⴹⴰ.',
    cancelled: 'ⴰⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ ⵉⵕⵥⵎ ⴱⵍⴰ ⵜⴰⴽⴰⵕⴹⴰ.',
    pending: 'ⵉⴷⵖⴰⵔⵏ ⵇⵇⵉⵎⵏ ⴰⵔ ⴰⵎⵔⴰⵔ.',
    superseded: 'ⵙⵙⴽⵏⴰⵜ ⵜⴰⴽⴰⵕⴹⴰ ⵜⴰⵎⴰⵢⵏⵓⵜ ⴳ ⵜⵡⵡⵓⵔⵜ.',
  },
  code: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ',
  codeIs: (code) => `ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ: ${code}`,
  qr: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⴽⵛⵓⵎ',
  party: 'ⵜⴰⵔⴰⴱⴱⵓⵜ',
  gate: 'ⵜⴰⵡⵡⵓⵔⵜ',
  stepFree: 'ⴱⵍⴰ ⵜⵉⵙⴽⵉⵡⵉⵏ',
  coach: 'ⴰⵟⵓⴱⵉⵙ',
  enough: 'ⵜⴰⵡⵍⴰⴼⵜ ⵏ ⵓⵙⵉⴽⵏ ⵏⵖ ⵜⵉⴼⵔⵜ, ⴱⵍⴰ ⴰⵏⵜⵉⵔⵏⵉⵜ. ⵎⴽ ⵜⵎⵎⵉⵟⵍⵎ, ⴽⵛⵎⴰⵜ ⵙⴳ ⵓⴱⵔⵉⴷ ⴰⵎⴰⵜⴰⵢ.',
  bring: 'ⴰⵡⵉⴰⵜ ⴷⵉⴷⵡⵏ',
  bringText: 'ⴰⵎⴰⵏ, ⵜⴰⵔⴰⵣⴰⵍⵜ ⵉ ⵜⴰⴼⵓⴽⵜ, ⵜⴰⵇⵔⴰⴱⵜ ⵜⴰⵎⵥⵥⵢⴰⵏⵜ.',
  reach: 'ⴰⴱⵔⵉⴷ ⵖⵔ ⵡⴰⵏⵙⴰ',
  reachText: (venue, city) => `${venue}, ${city}.`,
  reachGate: (gate) => `ⴹⴼⵕⴰⵜ «${gate}».`,
  safety: 'ⴰⴼⵔⴰⴳ ⵏ ⵡⴰⵔⵔⴰⵡ',
  safetyText: 'ⴰⵔⵉⴰⵜ ⵓⵟⵟⵓⵏ ⵏⵏⵓⵏ ⴳ ⵓⴼⵓⵙ ⵏ ⴽⵓ ⴰⵔⴱⴰ. ⵎⴽ ⵉⵊⵍⴰ ⵓⵔⴱⴰ, ⵏⵏⴰⵜ ⴰⵙ ⵉ ⵓⴱⵓⵍⵉⵙ.',
  keep: 'ⵃⴹⵓ ⵜⴰⵡⵍⴰⴼⵜ',
  print: 'ⵙⵉⴳⴳⵣ',
  calendar: 'ⵔⵏⵓ ⵖⵔ ⵓⵙⵎⵍⴰⵍ',
  share: 'ⴱⴹⵓ',
  people: (adults, children) =>
    children === 0
      ? common.adults(adults)
      : `${common.adults(adults)} ⴷ ${common.children(children)}`,
  lostTitle: 'ⵓⵔ ⵏⵓⴼⵉ ⵜⴰⴽⴰⵕⴹⴰ ⴰⴷ',
  lost: 'ⵉⵖⵢ ⵉⵙ ⵢⵓⵙⵉ ⵓⵙⵖⵏ ⴽⵔⴰ ⵏ ⵓⵙⴽⴽⵉⵍ. ⵕⵥⵎⴰⵜ ⵜ ⴷⴰⵖ.',
  lostAnyway: 'ⴰⴽⵛⵓⵎ ⴱⵍⴰ ⴰⵜⵉⴳ, ⵉⵕⵥⵎ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ.',
};
