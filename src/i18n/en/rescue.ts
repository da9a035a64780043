import type { RescueWords } from '../ar/rescue.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');
const scans = (n: number) => english(n, '1 scan', `${number(n)} scans`);

export const rescue: RescueWords = {
  send: {
    open: 'Rescue unsent scans',
    title: 'Rescue unsent scans',
    lead: 'On another gate’s phone, open More and tap “Read from another phone”. Then hold this screen in front of its camera until it shows the same number.',
    scans: (n) => `Not sent yet: ${scans(n)}`,
    nothing: 'All is sent. Nothing to rescue.',
    code: 'A code for another phone to read',
    place: (at, of) => `${number(at)} of ${number(of)}`,
    back: 'Back',
    on: 'Next',
    pause: 'Pause',
    play: 'Go on',
    close: 'Close',
  },
  rescue: {
    open: 'Read from another phone',
    aim: 'Hold the other phone’s rescue screen in front of this camera.',
    unasked:
      'These are another phone’s rescue codes. To read them, open More and tap “Read from another phone”.',
    title: 'Reading from another phone',
    parts: (have, of) => `${number(have)} of ${number(of)} read`,
    missing: (parts) => `Missing: ${parts}`,
    kept: 'Kept on this phone',
    compare:
      'When the other phone shows the same number, it may be let go. All is handed in when the network returns.',
    waiting: (n) => `For another phone, not handed in yet: ${scans(n)}`,
    handedIn: (n) => `Handed in: ${scans(n)}`,
    keptApart: (n) => `Of a revoked phone, until the organizers accept: ${scans(n)}`,
    disbelieved: (n) => `Not taken by the server: ${scans(n)}. Tell whoever runs the gate.`,
    forget: 'Drop what is not taken',
    own: 'These are this phone’s own codes.',
    garbled: 'The codes make no sense. Open the rescue screen anew on the other phone.',
    cannot: 'The browser of this phone cannot read these codes. Take another phone.',
    unsaved: 'The storage of this phone is full. Take another phone.',
    close: 'Close',
  },
  revoked: {
    title: 'This phone is no longer a gate',
    handing: (n) => `Handing in what was not sent: ${scans(n)}`,
    waiting:
      'Keep this phone open: it tries again when the network returns, and then deletes all that it holds.',
    over: (n) => `Handed in: ${scans(n)}. It counts only when the organizers accept it.`,
    none: 'Nothing was left to hand in.',
    left: (n) => `Handing in was closed before. Not handed in: ${scans(n)}`,
    wiped: 'All that this phone held is deleted: ledger, scans and keys.',
    again: 'A new invitation makes it a gate again.',
    start: 'A new invitation',
  },
  practice: {
    open: 'Practice',
    banner: 'Practice: nothing is sent or counted',
    leave: 'End practice',
    real: 'This is a real ticket. End practice before you welcome visitors.',
  },
  enrol: {
    scan: 'Scan the invitation',
    aim: 'Aim at the code on the organizers’ screen',
    stop: 'Stop the camera',
    read: 'The invitation is read. It is not used before you open the gate.',
    foreign: 'This is no invitation of this site.',
    or: 'or type the code',
    shown: 'The code to type after installing',
    here: 'Open here without installing',
  },
};
