import { enrolment } from '../../contract/answers/enrolment.ts';
import { gateEvent, position } from '../../contract/answers/gate-event.ts';
import { gatePolicy, ledger } from '../../contract/answers/ledger.ts';
import { live, liveGate } from '../../contract/answers/live.ts';
import { handInAnswer, rescueAnswer } from '../../contract/answers/rescues.ts';
import { scanResult } from '../../contract/answers/scan-result.ts';
import { scansAnswer } from '../../contract/answers/scans.ts';
import { ticketKey } from '../../contract/answers/ticket-key.ts';
import { localized } from '../../contract/parts.ts';
import { enrolmentRequest } from '../../contract/requests/enrolment.ts';
import { alert, health, shiftSheet } from '../../contract/requests/report.ts';
import { handIn, rescue } from '../../contract/requests/rescues.ts';
import { scan } from '../../contract/requests/scan.ts';
import { scansRequest } from '../../contract/requests/scans.ts';
import { ALERTS_MAX, CROWD_PEOPLE_MAX, peopleMax, SITE_PEOPLE_MAX } from '../../domain/bounds.ts';
import { HOLD_REASONS } from '../../domain/edition.ts';
import type { Component } from './convert.ts';

const REASON = `One of ${HOLD_REASONS.join(', ')}, or a text.`;
const ENTERED_BY = 'The gate through which people enter meanwhile.';
const PARTY = peopleMax('ticket', null);

const TOTALS = {
  entries: 'People let in, re-entries and walk-ins too; crew not.',
  inside: 'People inside now.',
  re_entries: 'Places used more than once.',
  parties: 'Tickets of which somebody was let in.',
};
/** Of the exact figures only. */
const BESIDE = {
  conflicts: 'Scans that let people in beyond what was booked.',
  registered: 'People who hold places.',
};

/** The same notes for several parts, each under its prefix. */
function under(prefixes: readonly string[], notes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    prefixes.flatMap((prefix) =>
      Object.entries(notes).map(([name, text]) => [prefix + name, text]),
    ),
  );
}

/** What gate phones send and get, and the figures that result. */
export const gateComponents: Readonly<Record<string, Component>> = {
  Localized: { schema: localized },
  Position: { schema: position, notes: { '': 'Degrees, WGS 84.' } },
  EnrolmentRequest: {
    schema: enrolmentRequest,
    notes: { code: 'One-time.', public_key: 'RFC 7517, of P-256: the device is bound to it.' },
  },
  TicketKey: {
    schema: ticketKey,
    notes: {
      '': 'Signs the serials of its range, and no other; null is without end.',
      jwk: 'RFC 7517.',
    },
    needed: { '': ['from_serial', 'to_serial'] },
  },
  Enrolment: {
    schema: enrolment,
    notes: { token: 'Shown once.' },
    needed: { '': ['gate', 'now'] },
  },
  GateEvent: {
    schema: gateEvent,
    notes: {
      slots: 'Of each: number, day, start, end.',
      slot_times: 'Of each: number, from, to, local.',
      version: 'Raised by each edit.',
      'gates.[].kinds': 'Kinds it is for; none means all.',
    },
    needed: { '': ['slot_times'], 'gates.[]': ['position'] },
  },
  GatePolicy: {
    schema: gatePolicy,
    notes: {
      'holds.[].reason': REASON,
      'holds.[].until': 'When it is expected to end.',
      'holds.[].send_to': ENTERED_BY,
      utc_offsets: 'Of the zone of the edition, in the order of time.',
      free_flow: 'People pass in big counts, unscanned; at all gates where `gate` is null.',
      supervisor:
        'PBKDF2-SHA-256 of the six digits that the console shows for this phone and day, in base64. Absent while those of other phones are made: what the phone has goes on.',
      keys: 'All keys of the edition, the newest too.',
      today: 'The number of the day now; 0 outside of all.',
    },
    needed: {
      '': ['utc_offsets', 'free_flow', 'keys'],
      'holds.[]': ['reason', 'until', 'send_to'],
    },
  },
  Scan: {
    schema: scan,
    notes: {
      id: 'Made by the device; a known id returns its stored result.',
      ticket: 'Of `ticket`: token, URL or twelve-digit code.',
      people: `At most ${PARTY}; ${CROWD_PEOPLE_MAX} where \`counted\` says that nobody was counted one by one; ${SITE_PEOPLE_MAX} of \`count\`. Online by default all that remain, or all inside.`,
      children: 'No more of them than `people`.',
      at: 'Device time corrected by the last skew it measured. One before the day before the first day, or after now, is brought within.',
      override: 'Why staff let them in against the rule.',
      after: 'Of `walk_in`: the refused scan of these people.',
      scan: 'Of `undo`: the scan taken back.',
      counted: 'Of `walk_in`: how its people were counted, when not one by one.',
    },
  },
  Health: {
    schema: health,
    notes: {
      battery: 'Charge.',
      practised: 'When somebody last practised on it; left out when nobody did.',
    },
    needed: { '': ['battery'] },
  },
  Alert: { schema: alert, notes: { id: 'Made by the device: sent twice, it is one alert.' } },
  ShiftSheet: {
    schema: shiftSheet,
    notes: {
      id: 'Made by the device: sent twice, it is one sheet.',
      number: 'As whoever took the phone typed it.',
    },
  },
  ScansRequest: {
    schema: scansRequest,
    notes: {
      '': 'What a device says of itself is brought within these bounds, and holds no scan back.',
      since: 'Asks for the ledger from this cursor on.',
      edition:
        'The version that the device has: where there is another, the ledger brings it whole.',
      queued: 'How many stay unsent after this request.',
      oldest: 'The time of the oldest of them.',
      own_hold: 'Since when staff hold this gate on the phone; null when they do not.',
      alerts: 'Calls for help. Sent again until the answer names them.',
      shifts: 'Of shifts that ended. Sent again until the answer names them.',
    },
  },
  ScanResult: {
    schema: scanResult,
    notes: {
      reason: 'Beside `admitted`: attention.',
      conflict: 'People let in beyond what remained.',
      clamped: 'Its time could not be, and was brought within.',
    },
  },
  ScansAnswer: {
    schema: scansAnswer,
    notes: {
      results: 'In the order sent.',
      alerts: 'Ids of the alerts that are written.',
      shifts: 'Ids of the shift sheets that are written.',
      alerts_seen: 'Calls of this device in the last two hours that somebody has seen.',
      'alerts_seen.[].by':
        'The role of who saw it first: `owner`, `organizer`, `safety`, or another.',
    },
    more: { alerts_seen: { maxItems: ALERTS_MAX }, 'alerts_seen.[].id': { format: 'uuid' } },
    needed: { '': ['alerts'] },
  },
  Ledger: {
    schema: ledger,
    notes: {
      tickets:
        'serial, entered, exited, state, revision, oldest, last_at, last_gate, surplus: the totals of the ticket; when (unix seconds) and at which gate somebody last went in, 0 and 0 if nobody did; people who left beyond those inside, where there are any. An absent serial is valid and unused.',
      edition: 'For a device that said another version than this one: once.',
      today: 'serial, adults, children, slot, kind: every ticket of the day.',
    },
    // Rows of six are those of services that are older than this description.
    more: { 'tickets.[]': { minItems: 8 } },
  },
  Rescue: {
    schema: rescue,
    notes: {
      device: 'The phone that showed them.',
      body: 'The exact JSON that was signed: `device`, and at most 500 `scans`.',
      key: 'RFC 7517, public.',
      signature: 'Base64url; of ECDSA r and s, 32 bytes each.',
    },
  },
  RescueAnswer: {
    schema: rescueAnswer,
    notes: {
      results: 'In the order signed.',
      kept_apart: 'The phone is revoked: nothing counts yet.',
    },
  },
  HandIn: { schema: handIn, notes: { last: 'Nothing follows.' } },
  HandInAnswer: {
    schema: handInAnswer,
    notes: { taken: 'Scans kept, those that were known included.' },
  },
  Live: {
    schema: live,
    notes: {
      '': 'All figures count people, but `parties`. Coarse figures are rounded.',
      complete_to: 'Up to here every scan is counted: what phones still hold is later.',
      ...under(['', 'today.', 'days.[].', 'outside.'], TOTALS),
      ...under(['', 'days.[].'], BESIDE),
      'days.[].uncounted_exits': 'Who remained inside when the day closed.',
      outside: 'What phones dated outside every day; part of the sums above.',
      alerts: 'Of the last two hours, not seen yet. Of the exact figures only.',
      'alerts.[].gate': 'As in `gates`.',
    },
    needed: { 'days.[]': Object.keys(BESIDE) },
  },
  LiveGate: {
    schema: liveGate,
    notes: {
      '': 'The figures of a gate are told to sessions, devices and where all are exact.',
      own_hold: 'Since when its own staff hold it, where that alone is why it is held.',
      reason: REASON,
      until: 'When its hold is expected to end.',
      send_to: ENTERED_BY,
      free_flow: 'People pass in big counts, unscanned.',
    },
  },
};
