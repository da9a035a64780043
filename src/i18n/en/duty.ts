import type { DutyWords } from '../ar/duty.ts';
import { grouped } from '../number.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, ',');
const people = common.people;

export const duty: DutyWords = {
  pressure: {
    open: 'Crowd crush',
    hold: 'Crowd crush here: press and hold',
    ask: 'Crowd too dense at this gate? The control room is alerted at once.',
    send: 'Alert the control room',
    kept: 'The alert is kept and goes out now.',
    waiting: 'The alert has not arrived yet. Still trying: call as well.',
    delivered: 'The alert has reached the control room.',
    unseen: 'The alert has arrived, but nobody has seen it yet: call as well.',
    seen: (by, time) => `Alert seen by ${by}, ${time}`,
  },
  seers: {
    owner: 'the event’s owner',
    organizer: 'an organizer',
    safety: 'Safety',
    other: 'the control room',
  },
  flow: {
    title: 'Free flow',
    noScans: 'Free flow: nothing is scanned, everybody is counted.',
    since: (time) => `since ${time}`,
    ordered: 'ordered by the control room',
    own: 'ordered by a supervisor on this phone',
    in: 'In',
    out: 'Out',
    open: 'Free flow, no scanning',
    end: 'Back to scanning',
    code: 'Supervisor’s code: six digits',
    wrong: 'Wrong code.',
    locked: 'Five wrong codes. Possible again after contact with the server.',
    unknown: 'This phone knows no supervisor’s code yet. It needs contact with the server once.',
  },
  minute: {
    open: 'Count a minute',
    title: 'Count a minute',
    lead: 'For one minute, count everybody who passes over one metre of width. The minute begins with the first tap.',
    left: (seconds) => `${number(seconds)} s left`,
    width: 'How many metres wide is the open exit?',
    product: (counted, metres) => `${people(counted)} × ${number(metres)} m`,
    confirm: (n) => `${number(n)} out, estimated`,
    done: (n) => `Out, estimated: ${number(n)}`,
  },
  gate: (n) => `Gate ${number(n)}`,
};
