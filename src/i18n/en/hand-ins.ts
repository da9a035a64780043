import type { HandInWords } from '../ar/hand-ins.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: HandInWords = {
  title: 'Handed in by revoked phones',
  note: 'None of it counts until you accept it. Accepting counts it under the phone’s name and gate; declining keeps it uncounted.',
  scans: (n) => english(n, `${number(n)} scan`, `${number(n)} scans`),
  said: (entered, left) => `entries ${entered}, exits ${left}`,
  span: (from, to) => `from ${from} to ${to}`,
  late: (n) =>
    english(n, `${number(n)} scan after the revocation`, `${number(n)} scans after the revocation`),
  open: 'The phone may send more.',
  uncounted: 'Accepted, but not all counted yet: accept once more to finish.',
  accept: 'Accept',
  acceptAsk:
    'These scans count at their time and gate, like those of any phone that had no network.',
  confirmAccept: 'Confirm: accept',
  decline: 'Decline',
  declineAsk: 'These scans will never count, and are kept.',
  confirmDecline: 'Confirm: decline',
  settled: 'Decided',
  accepted: 'accepted',
  declined: 'declined',
  unreadable: 'unreadable, kept uncounted',
};
