import type { PrintingWords } from '../ar/printing.ts';

export const words: PrintingWords = {
  title: 'To print',
  lead: 'Posters, signs and sheets for the team. All of it works in black and white.',
  print: 'Print',
  notPublic: 'The edition is not published: the code on the poster opens nothing until it is.',
  practiceLead: 'A4: codes for trying everything a gate phone can show. None of it is counted.',
  scan: 'To choose your time, scan the code',
  code: 'Code of the edition’s page',
  free: 'Entry is free and open to everyone, with or without a ticket.',
  posters: {
    title: 'Poster',
    lead: 'A3, in Arabic and French: the name, the dates, the place and the code of the page.',
  },
  signs: {
    title: 'Gate signs',
    lead: 'A3, one for each gate: its sign, its name, who enters there, and an arrow.',
    arrow: 'Direction of the arrow',
    arrows: { ahead: 'straight ahead', left: 'left', right: 'right' },
    everyone: 'Everyone',
    stepFree: 'Step-free',
  },
  cards: {
    title: 'Phone cards',
    lead: 'A4, two cards a sheet, one for each lane: how to scan, what each colour means, what to do offline.',
    tooMany: 'These are the first cards. To print the others, choose a gate.',
    allGates: 'All gates',
    lane: (at, of) => (of === 1 ? 'Gate phone' : `Phone ${at} of ${of}`),
    scan: 'Scanning a ticket',
    steps: [
      'Point the camera at the code, a hand’s width away.',
      'Look at the shape and the number, then let that many people in.',
      'More or fewer of them? Correct it on the strip of numbers.',
      'Code won’t scan? Press “Code” and type the twelve digits.',
      'Scanned by mistake? Press “Undo”.',
    ],
    colours: 'What the phone shows',
    tones: {
      in: {
        word: 'Welcome',
        colour: '(green)',
        does: 'They go in. The number is how many people.',
      },
      attention: {
        word: 'Attention',
        colour: '(yellow)',
        does: 'They go in, once you have read the line below.',
      },
      stop: {
        word: 'Stop',
        colour: '(red)',
        does: 'Not with this ticket. The open lane is there for them.',
      },
      hold: {
        word: 'Wait',
        colour: '(bars)',
        does: 'Entry is paused. They wait; the way out stays open.',
      },
    },
    offline: 'Without a network',
    offlineSteps: [
      'Keep scanning: the phone decides by itself, and sends everything once the network is back.',
      'Do not close the page or clear the browser’s data.',
      'Phone broken? Let people in by the open lane, and tell the supervisor.',
    ],
    supervisor: 'Gate supervisor’s phone:',
    desk: 'Welcome desk’s phone:',
  },
  desk: {
    title: 'Desk sheet',
    lead: 'A4: what the desk does, and how it goes on without a network.',
    does: 'What the desk does',
    steps: [
      { what: 'Find.', how: 'By ticket, phone or name, or with a plugged-in scanner.' },
      {
        what: 'Register.',
        how: 'The window, how many people, then confirm and print. A phone number is optional: the paper is the ticket.',
      },
      {
        what: 'Lost ticket.',
        how: 'Two right answers out of four, then a new ticket. The old code will no longer work.',
      },
      {
        what: 'Change or cancel.',
        how: 'From the registration. Anyone already inside stays counted.',
      },
      { what: 'Note for the gate.', how: 'What the gate does for this party, never who they are.' },
    ],
    offline: 'Without a network',
    offlineSteps: [
      'What you typed stays on the page: do not close it. Pressing again does not make two tickets.',
      'Printed and saved tickets can be scanned at the gates without a network.',
      'When the network is back: confirm again, then print.',
      'Printer not working? The code stays on the screen: copy it by hand or photograph it.',
    ],
    never: 'Whatever happens',
    neverSteps: [
      'Nobody is turned away: if a window has no places, the open lane does.',
      'Never read a phone number or a name aloud.',
      'Never ask for a pupil’s name.',
    ],
    signIn: 'Signing in at the desk, by invitation:',
    decides: 'Who decides when in doubt:',
  },
};
