import type { CompassPoint } from '../../domain/way.ts';
import type { GateWords } from '../ar/gate.ts';
import { grouped, signed } from '../number.ts';
import { english } from '../plural.ts';
import { common } from './common.ts';
import { page } from './gate-page.ts';

const number = (n: number) => grouped(n, ',');
const people = common.people;

const WINDS: Record<CompassPoint, string> = {
  n: 'north',
  ne: 'north-east',
  e: 'east',
  se: 'south-east',
  s: 'south',
  sw: 'south-west',
  w: 'west',
  nw: 'north-west',
};

export const gate: GateWords = {
  title: page.title,
  enrol: {
    title: page.enrolTitle,
    lead: 'This phone will read the tickets of one gate, also with the network cut. It keeps no name.',
    open: page.enrolOpen,
    opening: 'Opening…',
    code: page.enrolCode,
    submit: 'Open with this code',
    once: 'The invitation works once. Opening the link does not use it up.',
    goOn: (gate) => `Go on at ${gate}`,
    unsent: (n) =>
      english(
        n,
        '1 scan is not sent yet. The gate cannot change before it is.',
        `${number(n)} scans are not sent yet. The gate cannot change before they are.`,
      ),
    install:
      'On iPhone: first add the page to the home screen (Share, then “Add to Home Screen”), open it from there and type the code.',
    insecure: 'Scanning needs an https address. Open the page by a link that begins with https.',
    elsewhere: 'The gate is open in another window of this phone. Close one of the two.',
    noStore: 'This browser does not let the page keep scans. Leave private browsing.',
  },
  trouble: {
    unreachable: 'The server is out of reach. All is kept and goes out when the network returns.',
    garbled: 'Server or network answered nonsense. All is kept, trying again.',
    busy: 'The server is busy. All is kept, trying again.',
    too_large: 'Too much at once. Trying again with less.',
    rejected: 'This invitation is no longer valid: it was used, or it has expired.',
    unauthenticated:
      'This phone is no longer recognised. Call whoever runs the gate. The scans are kept.',
    too_old: 'This version of the page is too old: reload it. All is kept and goes out.',
    revoked: 'This phone is no longer a gate. Handing in what was not sent.',
    revoked_closed: 'This phone is no longer a gate.',
  },
  fresh: (seconds, waiting) => {
    const ago =
      seconds === null
        ? 'never synced'
        : seconds < 60
          ? `synced ${seconds} s ago`
          : `synced ${Math.floor(seconds / 60)} min ago`;
    return `${ago} · ${number(waiting)} waiting`;
  },
  loading: 'Loading the ledger of tickets…',
  aside: (n) => `${number(n)} not taken by the server: tell whoever runs the gate`,
  unsaved: 'The phone’s storage is full: do not close the page before all is sent.',
  lane: page.lane,
  entry: 'Entry',
  exit: 'Exit',
  aim: 'Aim at the ticket’s code',
  wake: 'Scanning is paused. Tap to go on.',
  tooMany: 'Several codes came in at once. Scan them one at a time.',
  word: {
    in: 'Welcome',
    out: 'Exit',
    attention: 'Attention',
    stop: 'Stop',
    hold: 'Wait',
  },
  why: {
    unknown: 'Not a ticket of these days.',
    bad_signature: 'This ticket is not genuine.',
    wrong_event: 'A ticket of another edition.',
    cancelled: 'This ticket was cancelled.',
    pending: 'This registration is not approved yet.',
    superseded: (n) => `The ticket has changed. New number: ${people(n)}.`,
    replaced: 'A newer ticket stands in place of this one.',
    wrong_day: (day) => `A ticket for ${day}.`,
    wrong_gate: (gate) => `The right gate: ${gate}`,
    way: (metres, wind) => `${number(metres)} m to the ${WINDS[wind]}.`,
    too_early: (span) => `Early: ${span}.`,
    too_late: (span) => `Late: ${span}.`,
    already_admitted: 'All of them have gone in.',
    earlier: (time, gate) => `Last entry at ${time}, ${gate}.`,
    party_exceeded: (left) => `Left on this ticket: ${people(left)}.`,
    not_inside: 'No entry is known for this ticket.',
    gate_closed: 'The gate is closed.',
    held: 'Entry is on hold.',
    draining: 'Entry was held just now: those in the lane go in.',
    invalid: 'The server did not accept this scan.',
    undo_expired: 'More than a quarter of an hour has passed.',
    other: 'The server gave a reason that this version does not know.',
    stillInside: (n) => `Still inside: ${people(n)}.`,
    ofParty: (inside, admits) => `${number(inside)} of ${number(admits)} inside`,
  },
  visitor: {
    unknown: 'This code is not a ticket of these days. You can enter by the open lane.',
    wrong_day: (day) => `The ticket is for ${day}. You can enter by the open lane.`,
    wrong_gate: (gate) => `Your gate is ${gate}.`,
    too_early: (span) => `Your arrival is planned ${span}. You can enter by the open lane.`,
    too_late: (span) => `Your arrival was planned ${span}. You can enter by the open lane.`,
    already_admitted:
      'Everybody on this ticket is counted already. You can enter by the open lane.',
    cancelled: 'This ticket was cancelled. You can enter by the open lane.',
    pending: 'Your request is being looked at. You can enter by the open lane.',
    superseded: 'Your party has a newer ticket. You can enter by the open lane.',
    party_exceeded: 'You are more than the ticket says. The others enter by the open lane.',
    held: 'Entry is on hold for a few minutes for your safety. Thank you for your patience.',
    gate_closed: 'This gate is closed. The team will show you the nearest open one.',
    other: 'This ticket needs a closer look. You can enter by the open lane.',
  },
  crowd: 'Entry is on hold for a few minutes for your safety. Thank you for your patience.',
  showWay: 'Show the direction',
  turnRound: 'Show the visitor',
  walkIns: (n) => `Admit as walk-ins (${number(n)})`,
  override: 'Let in all the same',
  overrideWhy: 'Reason',
  overrides: ['Child alone', 'Disabled visitor', 'Mistake on the ticket', 'Order from above'],
  correct: (n) => `Correct the number: ${number(n)}`,
  strip: 'Number of people',
  ask: {
    people: 'How many are here?',
    booked: (n) => `On the ticket: ${people(n)}`,
    inside: (n) => `Inside: ${people(n)}`,
    unlisted: 'This code is not on the phone’s list. How many are they?',
    confirm: (n) => `Confirm ${number(n)}`,
    day: 'Which day is it?',
    dayWhy: 'This phone has not reached the server today, and the ticket is for another day.',
    cancel: 'Cancel',
  },
  counter: {
    title: 'Count people in',
    exitTitle: 'Count people out',
    open: 'Count',
    adult: '\u2066+1\u2069 adult',
    child: '\u2066+1\u2069 child',
    group: (n) => `+${n}`,
    crew: 'Crew \u2066+1\u2069',
    tooFast: 'Two taps too close: one was counted.',
    total: (n) => `In this session: ${number(n)}`,
    eye: 'Count by eye',
  },
  keypad: {
    open: 'Code',
    title: 'Twelve digits',
    erase: 'Erase',
    read: 'Check',
    miscopied: 'A digit is wrong. Read the code again.',
  },
  undo: {
    open: 'Undo',
    undone: (n) => `Undone: ${people(n)}`,
    nothing: 'Nothing to undo.',
    expired: 'More than a quarter of an hour has passed.',
  },
  eye: {
    change: (before, now) =>
      before === null
        ? `? → ${number(now)}`
        : `${number(before)} → ${number(now)} (${signed(now - before, ',')})`,
    all: 'This replaces the figure for the whole site, at every gate.',
    guarded: 'The difference is large or not known here: a supervisor’s code is needed.',
    counted: (n) => `Counted: ${number(n)}`,
  },
  recent: {
    open: 'Last scans',
    none: 'Nothing yet in this shift.',
    walkIn: 'Walk-in',
    undone: 'Undone',
  },
  shift: {
    open: 'Begin a shift',
    close: 'End the shift',
    number: 'Number of the shift',
    code: 'Four digits for this shift',
    on: (number, since) => `Shift ${number} · ${since}`,
    sheet: (number, from, to) => `Shift ${number}, from ${from} to ${to}`,
    welcomed: 'Let in',
    left: 'Let out',
    refused: 'Sent elsewhere',
    overrides: 'Let in by decision',
    unsent: 'Not sent yet',
    locked: (number) => `Shift ${number}: your code`,
    wrong: 'Wrong code.',
    shut: 'The phone is locked after five tries. Call whoever runs the gate. The scans are kept and sent.',
  },
  menu: {
    open: 'More',
    title: page.menuTitle,
    close: 'Close',
    torch: 'Torch',
    zoom: 'Zoom',
    sound: 'Sound',
    language: page.language,
    hold: 'Hold this gate',
    release: 'Open this gate again',
    crowd: 'Message to the crowd',
    device: (name) => `Phone: ${name}`,
    version: (version) => `Version: ${version}`,
    update: 'New version: reload',
    tickets: (n) => `Today’s tickets on this phone: ${number(n)}`,
  },
  camera: {
    denied: 'The camera is not allowed. Allow it in the site’s settings, or type the code.',
    missing: 'There is no camera. Type the code, or use a scanner.',
    busy: 'Another app holds the camera. Close it and tap here.',
  },
};
