import type { CompassPoint } from '../../domain/way.ts';
import type { GateWords } from '../ar/gate.ts';
import { grouped, signed } from '../number.ts';
import { amazigh } from '../plural.ts';
import { common } from './common.ts';
import { page } from './gate-page.ts';

const number = (n: number) => grouped(n, '\u00a0');
const people = common.people;
const OPEN_LANE = 'ⵜⵣⵎⵔⵎ ⴰⴷ ⵜⴽⵛⵎⵎ ⵙⴳ ⵓⴱⵔⵉⴷ ⴰⵎⴰⵜⵜⴰⵢ.';

const WINDS: Record<CompassPoint, string> = {
  n: 'ⴰⴳⴰⴼⴰ',
  ne: 'ⴰⴳⴰⴼⴰ-ⴰⴳⵎⵓⴹ',
  e: 'ⴰⴳⵎⵓⴹ',
  se: 'ⵉⴼⴼⵓⵙ-ⴰⴳⵎⵓⴹ',
  s: 'ⵉⴼⴼⵓⵙ',
  sw: 'ⵉⴼⴼⵓⵙ-ⴰⵜⵔⴰⵎ',
  w: 'ⴰⵜⵔⴰⵎ',
  nw: 'ⴰⴳⴰⴼⴰ-ⴰⵜⵔⴰⵎ',
};

export const gate: GateWords = {
  title: page.title,
  enrol: {
    title: page.enrolTitle,
    lead: 'ⴰⴷ ⵉⵖⵔ ⵜⵉⵍⵉⴼⵓⵏ ⴰ ⵜⵉⵙⵓⵔⴰⵙ ⵏ ⵢⴰⵜ ⵜⴰⵡⵡⵓⵔⵜ, ⵡⴰⵅⵅⴰ ⵜⵎⵎⵉⴱⴱⵉ ⵓⵥⵟⵟⴰ. ⵓⵔ ⵉⵃⵟⵟⵓ ⴰⵡⴷ ⵢⴰⵏ ⵉⵙⵎ.',
    open: page.enrolOpen,
    opening: 'ⴷⴰ ⵉⵜⵜⵏⵓⵔⵣⴰⵎ…',
    code: page.enrolCode,
    submit: 'ⴰⵔⵣⵎ ⵙ ⵜⴰⵏⴳⴰⵍⵜ ⴰ',
    once: 'ⴷⴰ ⵉⵜⵜⵓⵙⵎⵔⴰⵙ ⵓⵄⵔⴰⴹ ⵢⴰⵜ ⵜⵉⴽⴽⵍⵜ. ⴰⵔⵣⵎ ⵏ ⵓⵙⵖⵓⵏ ⵓⵔ ⵜ ⵉⵙⵎⵔⵉⵙ.',
    goOn: (gate) => `ⴰⵙⵎⴷ ⴳ ${gate}`,
    unsent: (n) =>
      amazigh(n, {
        one: `${number(n)} ⵜⵖⵓⵔⵉ ⵓⵔⵜⴰ ⵜⵜⵡⴰⵣⴰⵏ.`,
        few: `${number(n)} ⵜⵖⵓⵔⵉⵡⵉⵏ ⵓⵔⵜⴰ ⵜⵜⵡⴰⵣⴰⵏⵜ.`,
        other: `${number(n)} ⵏ ⵜⵖⵓⵔⵉ ⵓⵔⵜⴰ ⵜⵜⵡⴰⵣⴰⵏ.`,
      }),
    install: 'ⴳ iPhone: ⵔⵏⵓ ⵜⴰⵙⵏⴰ ⵖⵔ ⵓⴳⴷⵉⵍ ⴰⵎⵣⵡⴰⵔⵓ, ⵔⵥⵎ ⵜⵜ ⵙⴳⵉⵏ, ⵜⴰⵔⴰⴷ ⵜⴰⵏⴳⴰⵍⵜ.',
    insecure: 'ⵜⵔⴰ ⵜⵖⵓⵔⵉ ⵜⴰⵏⵙⴰ https.',
    elsewhere: 'ⵜⵔⵥⵎ ⵜⴰⵡⵡⵓⵔⵜ ⴳ ⵓⵙⴽⵡⵉ ⵢⴰⴹⵏ. ⵇⵇⵏ ⵢⴰⵏ.',
    noStore: 'ⵓⵔ ⵉⵣⵎⵉⵔ ⵓⵎⵙⵙⴰⵔⴰ ⴰ ⴰⴷ ⵉⵃⴹⵓ ⵜⵉⵖⵓⵔⵉⵡⵉⵏ.',
  },
  trouble: {
    unreachable: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵥⵟⵟⴰ. ⴽⵓⵍⵍⵓ ⵉⵜⵜⵡⴰⵃⴹⴰ, ⴰⴷ ⵉⵜⵜⵡⴰⵣⴰⵏ ⴰⵙⵎⴰⴳⵓⵔ.',
    garbled: 'ⵓⵔ ⵜⴼⵀⵉⵎ ⵜⵎⵔⴰⵔⵓⵜ ⵏ ⵓⵎⴰⴽⴽⴰⵢ. ⴽⵓⵍⵍⵓ ⵉⵜⵜⵡⴰⵃⴹⴰ.',
    busy: 'ⵉⵛⵖⵍ ⵓⵎⴰⴽⴽⴰⵢ. ⴽⵓⵍⵍⵓ ⵉⵜⵜⵡⴰⵃⴹⴰ.',
    too_large: 'ⵉⴳⴳⵓⵜ ⵡⴰⵣⴰⵏ. ⴰⴷ ⵉⵜⵜⵡⴰⵍⵙ ⵙ ⵡⴰⵜⵜⴰⵢⵏ ⵎⵥⵥⵉⵢⵏ.',
    rejected: 'ⵓⵔ ⵉⵖⵉⵍ ⵓⵄⵔⴰⴹ ⴰ: ⵉⵜⵜⵓⵙⵎⵔⵙ ⵏⵖ ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏⵏⵙ.',
    unauthenticated: 'ⵓⵔ ⵙⵓⵍ ⵉⵜⵜⵡⴰⵙⵏ ⵜⵉⵍⵉⴼⵓⵏ ⴰ. ⵖⵔ ⵉ ⵓⵏⵎⵀⴰⵍ ⵏ ⵜⴰⵡⵡⵓⵔⵜ.',
    too_old: 'ⵜⵇⴷⵎ ⵜⵓⵏⵖⵉⵍⵜ ⴰ ⵏ ⵜⴰⵙⵏⴰ: ⴰⵍⵙⴰⵜ ⴰⵣⴷⴰⵎ ⵏⵏⵙ. ⴽⵓⵍⵍⵓ ⵉⵜⵜⵡⴰⵃⴹⴰ.',
    revoked: 'ⵓⵔ ⵙⵓⵍ ⵉⴳⵉ ⵜⵉⵍⵉⴼⵓⵏ ⴰ ⵜⴰⵡⵡⵓⵔⵜ. ⴷⴰ ⵉⵜⵜⴰⵣⵏ ⵎⴰⵢⴷ ⵉⵇⵇⵉⵎⵏ.',
    revoked_closed: 'ⵓⵔ ⵙⵓⵍ ⵉⴳⵉ ⵜⵉⵍⵉⴼⵓⵏ ⴰ ⵜⴰⵡⵡⵓⵔⵜ.',
  },
  fresh: (seconds, waiting) => {
    const ago =
      seconds === null
        ? 'ⵓⵔⵜⴰ ⵉⵎⵢⴰⵖ'
        : seconds < 60
          ? `ⵉⵎⵢⴰⵖ ⵥⴰⵔ ${seconds} ⵜⵙ`
          : `ⵉⵎⵢⴰⵖ ⵥⴰⵔ ${Math.floor(seconds / 60)} ⵜⴷ`;
    return `${ago} · ${number(waiting)} ⴷⴰ ⵜⵜⵇⵇⵍⵏ`;
  },
  loading: 'ⴷⴰ ⵜⵜⴰⵣⴷⴰⵎ ⵜⵍⴳⴰⵎⵜ ⵏ ⵜⵙⵓⵔⴰⵙ…',
  aside: (n) => `${number(n)} ⵓⵔ ⵜⵏⵜ ⵢⵓⵎⵉⵥ ⵓⵎⴰⴽⴽⴰⵢ`,
  unsaved: 'ⵜⵄⵎⵎⵔ ⵜⵎⵉⴹⵉ ⵏ ⵜⵉⵍⵉⴼⵓⵏ: ⴰⴷ ⵓⵔ ⵜⵇⵇⵏⵎ ⵜⴰⵙⵏⴰ.',
  lane: page.lane,
  entry: 'ⴰⴽⵛⵛⵓⵎ',
  exit: 'ⵓⴼⵓⵖ',
  aim: 'ⵙⵎⵏⵉⴷ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵙⵓⵔⵉⵜ',
  wake: 'ⵜⴱⴷⴷ ⵜⵖⵓⵔⵉ. ⵙⵍⵉ ⴰⴼⴰⴷ ⴰⴷ ⵜⴽⵎⵎⵍ.',
  tooMany: 'ⴽⵛⵎⵏⵜ ⴽⵉⴳⴰⵏ ⵏ ⵜⵏⴳⴰⵍⵉⵏ ⴰⴽⴷ. ⵖⵔ ⵜⵏⵜ ⵢⴰⵜ ⵙ ⵢⴰⵜ.',
  word: {
    in: 'ⴰⵏⵙⵓⴼ',
    out: 'ⵓⴼⵓⵖ',
    attention: 'ⵖⵓⵔⵡⵏ',
    stop: 'ⴱⴷⴷ',
    hold: 'ⵇⵇⵍ',
  },
  why: {
    unknown: 'ⵓⵔ ⵉⴳⵉ ⵜⴰⵙⵓⵔⵉⵜ ⵏ ⵡⵓⵙⵙⴰⵏ ⴰ.',
    bad_signature: 'ⵓⵔ ⵜⴳⵉ ⵜⵙⵓⵔⵉⵜ ⴰ ⵜⴰⵎⵉⴷⵜ.',
    wrong_event: 'ⵜⴰⵙⵓⵔⵉⵜ ⵏ ⵜⵥⵔⵉⴳⵜ ⵢⴰⴹⵏ.',
    cancelled: 'ⵜⵜⵡⴰⵙⵙⵔ ⵜⵙⵓⵔⵉⵜ ⴰ.',
    pending: 'ⵓⵔⵜⴰ ⵉⵜⵜⵡⴰⵇⴱⵍ ⵓⵣⵎⵎⴻⵎ ⴰ.',
    superseded: (n) => `ⵜⵙⵏⴼⵍ ⵜⵙⵓⵔⵉⵜ. ⵓⵟⵟⵓⵏ ⴰⵎⴰⵢⵏⵓ: ${people(n)}.`,
    replaced: 'ⵜⵍⵍⴰ ⵜⵙⵓⵔⵉⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
    wrong_day: (day) => `ⵜⴰⵙⵓⵔⵉⵜ ⵏ ${day}.`,
    wrong_gate: (gate) => `ⵜⴰⵡⵡⵓⵔⵜ ⵏⵏⵙⵏ: ${gate}`,
    way: (metres, wind) => `${number(metres)} ⵎ, ${WINDS[wind]}.`,
    too_early: (span) => `ⵣⵡⴰⵔ ⴰⴽⵓⴷ: ${span}.`,
    too_late: (span) => `ⴹⴰⵔⴰⵜ ⵡⴰⴽⵓⴷ: ${span}.`,
    already_admitted: 'ⴽⵛⵎⵏ ⵎⴰⵕⵕⴰ ⵡⵉⵏ ⵜⵙⵓⵔⵉⵜ ⴰ.',
    earlier: (time, gate) => `ⴰⴽⵛⵛⵓⵎ ⴰⵎⴳⴳⴰⵔⵓ ⴳ ${time}, ${gate}.`,
    party_exceeded: (left) => `ⵉⵇⵇⵉⵎ ⴳ ⵜⵙⵓⵔⵉⵜ: ${people(left)}.`,
    not_inside: 'ⵓⵔ ⵉⵜⵜⵡⴰⵙⵏ ⵓⴽⵛⵛⵓⵎ ⵙ ⵜⵙⵓⵔⵉⵜ ⴰ.',
    gate_closed: 'ⵜⵇⵇⵏ ⵜⴰⵡⵡⵓⵔⵜ.',
    held: 'ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⵉⵎⵉⴽ.',
    draining: 'ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴷⵖⵉ: ⴰⴷ ⴽⵛⵎⵏ ⵡⵉⵏ ⵓⴱⵔⵉⴷ.',
    invalid: 'ⵓⵔ ⵢⵓⵎⵉⵥ ⵓⵎⴰⴽⴽⴰⵢ ⵜⵉⵖⵔⵉ ⴰ.',
    undo_expired: 'ⵣⵔⵉⵏ ⵓⴳⴳⴰⵔ ⵏ 15 ⵏ ⵜⵓⵙⴷⵉⴷⵜ.',
    other: 'ⵉⵏⵏⴰ ⵓⵎⴰⴽⴽⴰⵢ ⵎⴰⵢⴷ ⵓⵔ ⵜⵙⵙⵉⵏ ⵜⵓⵏⵖⵉⵍⵜ ⴰ.',
    stillInside: (n) => `ⵙⵓⵍ ⴳ ⵓⴳⵯⵏⵙ: ${people(n)}.`,
    ofParty: (inside, admits) => `${number(inside)} ⵙⴳ ${number(admits)} ⴳ ⵓⴳⵯⵏⵙ`,
  },
  visitor: {
    unknown: `ⵓⵔ ⵉⴳⵉ ⵜⴰⵙⵓⵔⵉⵜ ⵏ ⵡⵓⵙⵙⴰⵏ ⴰ. ${OPEN_LANE}`,
    wrong_day: (day) => `ⵜⴰⵙⵓⵔⵉⵜ ⵏ ${day}. ${OPEN_LANE}`,
    wrong_gate: (gate) => `ⵜⴰⵡⵡⵓⵔⵜ ⵏⵏⵓⵏ: ${gate}.`,
    too_early: (span) => `ⴰⴽⵓⴷ ⵏⵏⵓⵏ: ${span}. ${OPEN_LANE}`,
    too_late: (span) => `ⵉⴽⴽⴰ ⵜⵜ ⵉⵏⵏ ⵡⴰⴽⵓⴷ ⵏⵏⵓⵏ: ${span}. ${OPEN_LANE}`,
    already_admitted: `ⵜⵜⵓⵃⵙⴰⴱⵏ ⵎⴰⵕⵕⴰ ⵡⵉⵏ ⵜⵙⵓⵔⵉⵜ ⴰ. ${OPEN_LANE}`,
    cancelled: `ⵜⵜⵡⴰⵙⵙⵔ ⵜⵙⵓⵔⵉⵜ ⴰ. ${OPEN_LANE}`,
    pending: `ⴷⴰ ⵜⵜⵡⴰⵖⵔⴰ ⵜⵓⵜⵔⴰ ⵏⵏⵓⵏ. ${OPEN_LANE}`,
    superseded: `ⵜⵍⵍⴰ ⵜⵙⵓⵔⵉⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ. ${OPEN_LANE}`,
    party_exceeded: 'ⵜⴳⴳⵓⵜⵎ ⵅⴼ ⵓⵟⵟⵓⵏ ⵏ ⵜⵙⵓⵔⵉⵜ. ⵡⵉⵢⵢⴰⴹ ⴰⴷ ⴽⵛⵎⵏ ⵙⴳ ⵓⴱⵔⵉⴷ ⴰⵎⴰⵜⵜⴰⵢ.',
    held: 'ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴽⵔⴰ ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⵉ ⵜⵏⴼⵔⵓⵜ ⵏⵏⵓⵏ. ⵜⴰⵏⵎⵎⵉⵔⵜ ⵅⴼ ⵜⵥⵉⴹⵕⵜ ⵏⵏⵓⵏ.',
    gate_closed: 'ⵜⵇⵇⵏ ⵜⴰⵡⵡⵓⵔⵜ ⴰ. ⴰⴷ ⴰⵡⵏ ⵜⵎⵍ ⵜⵔⴰⴱⴱⵓⵜ ⵜⴰⵡⵡⵓⵔⵜ ⵉⵔⵥⵎⵏ.',
    other: `ⵜⵔⴰ ⵜⵙⵓⵔⵉⵜ ⴰ ⴰⴷ ⵜⵜⵡⴰⵖⵔ. ${OPEN_LANE}`,
  },
  crowd: 'ⵉⴱⴷⴷ ⵓⴽⵛⵛⵓⵎ ⴽⵔⴰ ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⵉ ⵜⵏⴼⵔⵓⵜ ⵏⵏⵓⵏ. ⵜⴰⵏⵎⵎⵉⵔⵜ ⵅⴼ ⵜⵥⵉⴹⵕⵜ ⵏⵏⵓⵏ.',
  showWay: 'ⵙⵙⴽⵏ ⵜⴰⵏⵉⵍⴰ',
  turnRound: 'ⵙⵎⵍ ⵉ ⵓⵏⵔⵣⵓ',
  walkIns: (n) => `ⴰⴽⵛⵛⵓⵎ ⴱⵍⴰ ⵜⴰⵙⵓⵔⵉⵜ (${number(n)})`,
  override: 'ⴰⴽⵛⵛⵓⵎ ⵡⴰⵅⵅⴰ ⴰⵎⵎⵏ',
  overrideWhy: 'ⵜⴰⵎⵏⵜⵉⵍⵜ',
  overrides: ['ⴰⵔⴱⴰ ⵡⴰⵃⴷⵓⵜ', 'ⴰⵎⵥⴹⵓⵔ', 'ⵜⴰⵣⴳⵍⵜ ⴳ ⵜⵙⵓⵔⵉⵜ', 'ⴰⵏⴰⴹ ⵏ ⵓⵏⵎⵀⴰⵍ'],
  correct: (n) => `ⴰⵙⵖⵜⵉ ⵏ ⵓⵟⵟⵓⵏ: ${number(n)}`,
  strip: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⴼⴳⴰⵏⵏ',
  ask: {
    people: 'ⵎⵏⵛⴽ ⴰⵢⴷ ⵍⵍⴰⵏ?',
    booked: (n) => `ⴳ ⵜⵙⵓⵔⵉⵜ: ${people(n)}`,
    inside: (n) => `ⴳ ⵓⴳⵯⵏⵙ: ${people(n)}`,
    unlisted: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⴰⵏⴳⴰⵍⵜ ⴰ ⴳ ⵜⵍⴳⴰⵎⵜ. ⵎⵏⵛⴽ ⴰⵢⴷ ⵍⵍⴰⵏ?',
    confirm: (n) => `ⴰⵙⵙⵉⴷⵜ ${number(n)}`,
    day: 'ⵎⴰⵏ ⴰⵙⵙ ⵏⴳⴰ ⴰⵙⵙⴰ?',
    dayWhy: 'ⵓⵔ ⵉⵎⵢⴰⵖ ⵜⵉⵍⵉⴼⵓⵏ ⴰ ⴰⵙⵙⴰ, ⵜⴳⴰ ⵜⵙⵓⵔⵉⵜ ⵜⵉⵏ ⵡⴰⵙⵙ ⵢⴰⴹⵏ.',
    cancel: 'ⴰⵙⵙⴰⵔ',
  },
  counter: {
    title: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵡⵉⵏ ⵉⴽⵛⵎⵏ',
    exitTitle: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵡⵉⵏ ⵉⴼⴼⵖⵏ',
    open: 'ⴰⵙⵙⵉⴹⵏ',
    adult: '\u2066+1\u2069 ⴰⵎⵇⵇⵔⴰⵏ',
    child: '\u2066+1\u2069 ⴰⵔⴱⴰ',
    group: (n) => `+${n}`,
    crew: 'ⵜⴰⵔⴰⴱⴱⵓⵜ \u2066+1\u2069',
    tooFast: 'ⵙⵏⴰⵜ ⵜⵙⵍⵉⵜⵉⵏ ⵏⵎⴰⵍⴰⵏⵜ: ⵢⴰⵜ ⴽⴰ ⵉⵜⵜⵓⵃⵙⴱⵏ.',
    total: (n) => `ⴳ ⵜⵉⵖⵉⵎⵉⵜ ⴰ: ${number(n)}`,
    eye: 'ⴰⵙⵙⵉⴹⵏ ⵙ ⵜⵉⵟⵟ',
  },
  keypad: {
    open: 'ⵜⴰⵏⴳⴰⵍⵜ',
    title: '12 ⵏ ⵓⵎⵓⴹⴰⵏ',
    erase: 'ⵙⴼⴹ',
    read: 'ⵙⵙⵉⴷⵜ',
    miscopied: 'ⵉⵍⵍⴰ ⵓⵎⵓⴹⴰⵏ ⵉⵣⴳⵍⵏ. ⵖⵔ ⵜⵉⴽⴽⵍⵜ ⵢⴰⴹⵏ.',
  },
  undo: {
    open: 'ⴰⵙⵙⴰⵔ',
    undone: (n) => `ⵉⵜⵜⵡⴰⵙⵙⵔ: ${people(n)}`,
    nothing: 'ⵡⴰⵍⵓ ⵎⴰⴷ ⵉⵜⵜⵡⴰⵙⵙⴰⵔⵏ.',
    expired: 'ⵣⵔⵉⵏ ⵓⴳⴳⴰⵔ ⵏ 15 ⵏ ⵜⵓⵙⴷⵉⴷⵜ.',
  },
  eye: {
    change: (before, now) =>
      before === null
        ? `? → ${number(now)}`
        : `${number(before)} → ${number(now)} (${signed(now - before, '\u00a0')})`,
    all: 'ⵡⴰ ⴰⵢ ⵉⴳⴰⵏ ⵓⵟⵟⵓⵏ ⵏ ⵓⵏⵙⴰ ⴰⴽⴽ.',
    guarded: 'ⵉⵎⵇⵇⵓⵔ ⵓⵎⵣⴰⵔⴰⵢ: ⵉⵇⵇⴰⵏⴷ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵏⵎⵀⴰⵍ.',
    counted: (n) => `ⵉⵜⵜⵓⵃⵙⴱ: ${number(n)}`,
  },
  recent: {
    open: 'ⵜⵉⵖⵔⵉⵡⵉⵏ ⵜⵉⵎⴳⴳⵓⵔⴰ',
    none: 'ⵡⴰⵍⵓ ⵙⵓⵍ.',
    walkIn: 'ⴱⵍⴰ ⵜⴰⵙⵓⵔⵉⵜ',
    undone: 'ⵉⵜⵜⵡⴰⵙⵙⵔ',
  },
  shift: {
    open: 'ⵙⵙⵏⵜⵉ ⵜⴰⵡⴰⵍⴰ',
    close: 'ⵙⵎⴷ ⵜⴰⵡⴰⵍⴰ',
    number: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵡⴰⵍⴰ',
    code: '4 ⵏ ⵉⵎⵓⴹⴰⵏ ⵉ ⵜⵡⴰⵍⴰ ⴰ',
    on: (number, since) => `ⵜⴰⵡⴰⵍⴰ ${number} · ${since}`,
    sheet: (number, from, to) => `ⵜⴰⵡⴰⵍⴰ ${number}, ⵙⴳ ${from} ⴰⵔ ${to}`,
    welcomed: 'ⴽⵛⵎⵏ',
    left: 'ⴼⴼⵖⵏ',
    refused: 'ⵖⵔ ⵓⴱⵔⵉⴷ ⵢⴰⴹⵏ',
    overrides: 'ⴽⵛⵎⵏ ⵙ ⵜⵖⵜⴰⵙⵜ',
    unsent: 'ⵓⵔⵜⴰ ⵜⵜⵡⴰⵣⴰⵏ',
    locked: (number) => `ⵜⴰⵡⴰⵍⴰ ${number}: ⵜⴰⵏⴳⴰⵍⵜ`,
    wrong: 'ⵓⵔ ⵜⵖⵉⵍ ⵜⵏⴳⴰⵍⵜ.',
    shut: 'ⵉⵇⵇⵏ ⵜⵉⵍⵉⴼⵓⵏ ⴹⴰⵔⴰⵜ 5 ⵏ ⵜⵉⵔⴰⵎ. ⵖⵔ ⵉ ⵓⵏⵎⵀⴰⵍ.',
  },
  menu: {
    open: 'ⵓⴳⴳⴰⵔ',
    title: page.menuTitle,
    close: 'ⵇⵇⵏ',
    torch: 'ⵜⵉⴼⴰⵡⵜ',
    zoom: 'ⴰⵙⵎⵖⵓⵔ',
    sound: 'ⵉⵎⵙⵍⵉ',
    language: page.language,
    hold: 'ⴰⵙⴱⴷⴷⵉ ⵏ ⵜⴰⵡⵡⵓⵔⵜ ⴰ',
    release: 'ⴰⵔⵣⵎ ⵏ ⵜⴰⵡⵡⵓⵔⵜ ⴷⴰⵖ',
    crowd: 'ⵜⵓⵣⵉⵏⵜ ⵉ ⵉⵎⵉⴷⴷⵏ',
    device: (name) => `ⵜⵉⵍⵉⴼⵓⵏ: ${name}`,
    version: (version) => `ⵜⵓⵏⵖⵉⵍⵜ: ${version}`,
    update: 'ⵜⵓⵏⵖⵉⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ: ⴰⵍⵙ ⴰⵣⴷⴰⵎ',
    tickets: (n) => `ⵜⵉⵙⵓⵔⴰⵙ ⵏ ⵡⴰⵙⵙⴰ: ${number(n)}`,
  },
  camera: {
    denied: 'ⵓⵔ ⵜⵜⵓⵙⵔⴰⴳ ⵜⴽⴰⵎⵉⵔⴰ. ⵙⵙⵓⵔⴳ ⵜⵜ ⴳ ⵜⵙⵖⴰⵍ, ⵏⵖ ⴰⵔⴰ ⵜⴰⵏⴳⴰⵍⵜ.',
    missing: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⴽⴰⵎⵉⵔⴰ. ⴰⵔⴰ ⵜⴰⵏⴳⴰⵍⵜ.',
    busy: 'ⴷⴰ ⵜⵙⵎⵔⴰⵙ ⵜⵙⵏⵙⵉ ⵢⴰⴹⵏ ⵜⴰⴽⴰⵎⵉⵔⴰ. ⵇⵇⵏ ⵜⵜ, ⵜⵙⵍⵉⴷ ⴷⴰ.',
  },
};
