import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/admission.ts';
import type { AskedScan, Presented } from '../../src/domain/scan-log.ts';
import {
  asked,
  counted,
  GATE_1,
  GATE_2,
  GateLog,
  issued,
  letIn,
  takenBack,
  walkIn,
  wentOut,
} from './gate-log.ts';
import { arriving, family, HOUR, hold, known, NOON, rules } from './open-day.ts';

const MINUTE = 60_000;

let log: GateLog;
beforeEach(() => {
  log = new GateLog(issued(), issued({ serial: 8, kind: 'school', adults: 1, children: 12 }));
});

describe('a scan that asks', () => {
  it('is judged by what the server knows, and gets the numbers of the ticket', () => {
    expect(log.one(asked({ people: 3 }))).toMatchObject({
      verdict: 'admitted',
      reason: null,
      people: 3,
      children: 1,
      conflict: false,
      serial: 7,
      admits: 5,
      entered: 3,
      inside: 3,
    });
    expect(log.one(asked({ people: 3 }), GATE_2)).toMatchObject({
      verdict: 'refused',
      reason: 'party_exceeded',
      people: 0,
      entered: 3,
    });
  });

  it('is settled in the order sent', () => {
    const verdicts = log.settle(GATE_1, asked({ people: 4 }), asked({ people: 2 }), asked());
    expect(verdicts.map(({ people, reason }) => [people, reason])).toEqual([
      [4, null],
      [0, 'party_exceeded'],
      [1, null],
    ]);
  });

  it('is judged by the clock of the server, and counts at the minute it says', () => {
    log.rules = rules({}, [hold({ kind: 'close', starts_at: NOON })]);
    const earlier = { at: NOON - 10 * MINUTE };
    expect(log.one(asked(earlier)).reason).toBe('gate_closed');
    log.one(walkIn(2, earlier));
    expect([...log.buckets.values()]).toMatchObject([{ minute: earlier.at / MINUTE, entries: 2 }]);
  });

  it('finds no ticket behind an unknown serial, a wrong secret, or nothing at all', () => {
    const shown: [Presented | null, string][] = [
      [{ as: 'token', serial: 99, revision: 0 }, 'unknown'],
      [{ as: 'code', serial: 99, secret: 1234 }, 'unknown'],
      [{ as: 'code', serial: 7, secret: 1235 }, 'unknown'],
      [{ as: 'nothing', reason: 'bad_signature' }, 'bad_signature'],
      [{ as: 'nothing', reason: 'wrong_event' }, 'wrong_event'],
      [null, 'unknown'],
    ];
    for (const [presented, reason] of shown) {
      for (const direction of ['entry', 'exit'] as const) {
        const settled = log.one(asked({ presented, direction, people: 2 }));
        expect(settled).toMatchObject({ verdict: 'refused', reason, people: 0, serial: null });
      }
    }
    expect(log.buckets.size).toBe(0);
  });

  it('finds the ticket behind a code with the right secret', () => {
    const code: Presented = { as: 'code', serial: 7, secret: 1234 };
    expect(log.one(asked({ presented: code }))).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('makes walk-ins of people whom staff let in with what is no ticket', () => {
    const presented: Presented = { as: 'nothing', reason: 'bad_signature' };
    expect(log.one(asked({ presented, override: 'a guest', people: 2 }))).toMatchObject({
      verdict: 'admitted',
      reason: 'bad_signature',
      people: 2,
      conflict: false,
      serial: null,
    });
    expect(log.counts).toMatchObject({ entries: 2, walk_ins: 2, parties: 0 });
  });
});

describe('a scan that happened', () => {
  it('with what is no ticket is a conflict at the way in, and none at the way out', () => {
    const presented: Presented = { as: 'nothing', reason: 'unknown' };
    expect(log.one(letIn(3, { presented })).conflict).toBe(true);
    const out = log.one(letIn(3, { presented, direction: 'exit' }));
    expect(out).toMatchObject({ verdict: 'admitted', people: 3, conflict: false });
    expect(log.counts).toMatchObject({ entries: 3, exits: 3 });
  });

  it('is kept and counted, whatever the rule', () => {
    log.state.tickets.set(9, issued({ serial: 9, state: 'cancelled' }));
    const presented: Presented = { as: 'token', serial: 9, revision: 0 };
    expect(log.one(letIn(4, { presented }))).toMatchObject({
      verdict: 'admitted',
      reason: 'cancelled',
      people: 4,
      conflict: false,
    });
    expect(log.counts).toMatchObject({ entries: 4, parties: 1 });
  });

  it('is judged by its own time', () => {
    log.rules = rules({}, [hold({ kind: 'close', starts_at: NOON })]);
    const before = letIn(2, { at: NOON - 1 });
    expect(log.one(before).reason).toBeNull();
    expect(log.one(letIn(2)).reason).toBe('gate_closed');
  });

  it('is a conflict when others had taken the places, and the mark stays with it', () => {
    const first = letIn(5);
    const second = letIn(5);
    expect(log.one(first, GATE_1).conflict).toBe(false);
    expect(log.one(second, GATE_2)).toMatchObject({ conflict: true, reason: 'already_admitted' });
    log.one(takenBack(first), GATE_1);
    expect(log.one(second, GATE_2).conflict).toBe(true);
    expect(log.one(first, GATE_1).conflict).toBe(false);
    expect(log.counts).toMatchObject({ entries: 5, parties: 1 });
  });

  it('is a conflict when more came than remained', () => {
    log.one(letIn(3));
    expect(log.one(letIn(3), GATE_2)).toMatchObject({
      conflict: true,
      reason: 'party_exceeded',
      people: 3,
    });
    expect(log.tally()).toMatchObject({ entered: 6 });
  });

  it('is no conflict when staff overrode the rule', () => {
    log.one(letIn(5));
    const overridden = letIn(2, { override: 'a lost child' });
    expect(log.one(overridden)).toMatchObject({ conflict: false, reason: 'already_admitted' });
    expect(log.counts.entries).toBe(7);
  });

  it('may be a refusal, which counts nobody', () => {
    const settled = log.one(asked({ decided: 'offline', shown: 'refused', people: 0 }));
    expect(settled).toMatchObject({ verdict: 'refused', people: 0, serial: 7 });
    expect(log.buckets.size).toBe(0);
  });

  it('makes walk-ins and a conflict of a wrong secret, and leaves the ticket unused', () => {
    const guessed = letIn(4, { presented: { as: 'code', serial: 7, secret: 1 }, children: 1 });
    expect(log.one(guessed)).toMatchObject({
      verdict: 'admitted',
      reason: 'unknown',
      people: 4,
      conflict: true,
      serial: null,
      admits: null,
    });
    expect(log.counts).toMatchObject({ entries: 4, walk_ins: 4, children: 1, parties: 0 });
    expect(log.tally()).toMatchObject({ entered: 0 });
    expect(log.one(asked())).toMatchObject({ verdict: 'admitted', people: 5 });
  });
});

describe('the way out', () => {
  it('is recorded with a reason when nobody was inside', () => {
    expect(log.one(wentOut(null))).toMatchObject({
      verdict: 'admitted',
      reason: 'not_inside',
      people: 0,
    });
    expect(log.one(wentOut(2))).toMatchObject({ people: 2, entered: 0, inside: 0 });
    expect(log.counts.exits).toBe(2);
  });

  it('is recorded even when the phone showed a refusal', () => {
    log.one(asked());
    const out = wentOut(2, { decided: 'offline', shown: 'refused' });
    expect(log.one(out)).toMatchObject({ verdict: 'admitted', people: 2, inside: 3 });
  });

  it('that reaches the server before the way in is made good by it', () => {
    log.one(wentOut(5, { decided: 'offline', shown: 'admitted' }));
    log.one(letIn(5, { at: NOON - HOUR }), GATE_2);
    expect(log.tally()).toMatchObject({ entered: 5, exited: 5 });
    expect(log.one(asked())).toMatchObject({ verdict: 'admitted', people: 5 });
  });
});

describe('re-entries', () => {
  it('are the places used again by people who had left', () => {
    log.settle(GATE_1, asked(), wentOut(3), asked({ people: 2 }));
    expect(log.counts).toMatchObject({ entries: 7, exits: 3, re_entries: 2, parties: 1 });
  });

  it('are none when more than one gate admitted the same places', () => {
    log.one(letIn(5), GATE_1);
    log.one(letIn(5), GATE_2);
    expect(log.counts).toMatchObject({ entries: 10, re_entries: 0 });
  });
});

describe('a walk-in', () => {
  it('is never refused, whatever is held or closed', () => {
    log.rules = rules({}, [hold(), hold({ id: 'c', kind: 'close' })]);
    expect(log.one(walkIn(30))).toMatchObject({ verdict: 'admitted', reason: null, people: 30 });
    expect(log.one(walkIn(4, { direction: 'exit' }))).toMatchObject({ verdict: 'admitted' });
    expect(log.counts).toMatchObject({ entries: 30, walk_ins: 30, exits: 4, parties: 0 });
  });

  it('is an individual unless said otherwise', () => {
    expect(log.one(walkIn(1)).kind).toBe('individual');
    expect(log.one(walkIn(1, { kind: 'school' })).kind).toBe('school');
  });

  it('of the crew is no visitor', () => {
    log.settle(GATE_1, walkIn(9, { kind: 'crew' }), walkIn(4, { kind: 'crew', direction: 'exit' }));
    expect(log.counts).toMatchObject({
      entries: 0,
      exits: 0,
      walk_ins: 0,
      crew_in: 9,
      crew_out: 4,
    });
    expect(log.flows).toEqual([]);
  });

  it('remembers the refused scan that it belongs to', () => {
    const refused = log.one(asked({ presented: null }));
    expect(log.one(walkIn(3, { after: refused.id })).after).toBe(refused.id);
  });
});

describe('a count by eye', () => {
  it('is admitted and counts nobody in', () => {
    expect(log.one(counted(250))).toMatchObject({ verdict: 'admitted', reason: null, people: 250 });
    expect(log.buckets.size).toBe(0);
    expect(log.flows).toEqual([]);
  });
});

describe('a known id', () => {
  it('returns what is stored, whatever is asked', () => {
    const scan = asked({ people: 2 });
    const first = log.one(scan);
    log.one(asked({ people: 3 }));
    expect(log.one(scan)).toEqual(first);
    expect(log.one(scan, GATE_2)).toEqual(first);
    expect(log.one({ ...walkIn(50), id: scan.id })).toEqual(first);
    expect(log.counts.entries).toBe(5);
  });

  it('of an exit or an undo is counted once as well', () => {
    const entry = letIn(5);
    const out = wentOut(2);
    const undo = takenBack(out);
    for (const scan of [entry, out, undo, undo, out, entry]) log.one(scan);
    expect(log.counts).toMatchObject({ entries: 5, exits: 0 });
  });
});

describe('what the phone showed', () => {
  it('wins over an admission: those people stayed outside', () => {
    const scan = asked();
    log.one(scan);
    const report = { ...scan, decided: 'offline', shown: 'refused', people: 0 } as const;
    expect(log.one(report)).toMatchObject({ verdict: 'refused', people: 0 });
    expect(log.counts).toMatchObject({ entries: 0, parties: 0, children: 0 });
    expect(log.one(asked())).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('wins over a refusal: those people are inside, beyond what remained', () => {
    log.one(letIn(5), GATE_2);
    const scan = asked();
    expect(log.one(scan).verdict).toBe('refused');
    const report = { ...scan, decided: 'offline', shown: 'admitted', people: 4 } as const;
    expect(log.one(report)).toMatchObject({ verdict: 'admitted', people: 4, conflict: true });
    expect(log.counts.entries).toBe(9);
  });

  it('wins over the number of people', () => {
    const scan = asked();
    log.one(scan);
    const report = { ...scan, decided: 'offline', shown: 'admitted', people: 3 } as const;
    expect(log.one(report)).toMatchObject({ verdict: 'admitted', people: 3, conflict: false });
    expect(log.counts).toMatchObject({ entries: 3, parties: 1 });
  });

  it('is heard once: the first report wins, and any repeat returns it', () => {
    const scan = asked();
    const said = { ...scan, decided: 'offline' } as const;
    log.one(scan);
    const first = log.one({ ...said, shown: 'refused', people: 0 });
    expect(log.one({ ...said, shown: 'admitted', people: 5 })).toEqual(first);
    expect(log.one(scan)).toEqual(first);
    expect(log.counts.entries).toBe(0);
  });

  it('that was the same leaves the answer as it was, and closes it', () => {
    const scan = asked();
    const answer = log.one(scan);
    const said = { ...scan, decided: 'offline' } as const;
    const repeated = log.one({ ...said, shown: 'admitted', people: 5 });
    expect(repeated).toEqual({ ...answer, reported: true });
    expect(log.one({ ...said, shown: 'refused', people: 0 })).toEqual(repeated);
  });

  it('is nobody else’s to tell', () => {
    const scan = asked();
    const answer = log.one(scan, GATE_1);
    const report = { ...scan, decided: 'offline', shown: 'refused', people: 0 } as const;
    expect(log.one(report, GATE_2)).toEqual(answer);
  });

  it('does not bring back what was taken back', () => {
    const scan = asked();
    log.one(scan);
    log.one(takenBack(scan));
    log.one({ ...scan, decided: 'offline', shown: 'admitted', people: 3 });
    expect(log.counts.entries).toBe(0);
    expect(log.tally()).toMatchObject({ entered: 0 });
  });

  it('is told of what was asked only: a scan that happened stays as it was told first', () => {
    const scan = letIn(5);
    const first = log.one(scan);
    expect(log.one({ ...scan, people: 2 })).toEqual(first);
  });
});

describe('an undo', () => {
  it('takes the people away from the minute of the scan that it undoes', () => {
    const scan = letIn(5, { at: NOON - 9 * MINUTE });
    log.one(scan);
    const undone = log.one(takenBack(scan));
    expect(undone).toMatchObject({ verdict: 'undone', reason: null, entered: 0, inside: 0 });
    expect(log.minutes()).toEqual(new Map());
    expect(log.counts).toMatchObject({ entries: 0, children: 0, parties: 0 });
    expect(log.one(asked())).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('is taken for a quarter of an hour of corrected time', () => {
    const at = NOON - 20 * MINUTE;
    const scan = letIn(2, { at });
    log.one(scan);
    const late = takenBack(scan, { at: at + 15 * MINUTE + 1 });
    expect(log.one(late)).toMatchObject({ verdict: 'refused', reason: 'undo_expired' });
    expect(log.one(takenBack(scan, { at: at + 15 * MINUTE })).verdict).toBe('undone');
  });

  it.each([-180, -11, 10, 180])(
    'gains and loses no time by what its phone says of its own clock: %i minutes',
    (minutes) => {
      const skew_ms = minutes * MINUTE;
      const old = letIn(2, { at: NOON - 180 * MINUTE, skew_ms: 0 });
      log.one(old);
      expect(log.one(takenBack(old, { at: NOON, skew_ms })).reason).toBe('undo_expired');
      const fresh = letIn(2, { at: NOON - 5 * MINUTE, skew_ms: 0 });
      log.one(fresh);
      expect(log.one(takenBack(fresh, { at: NOON, skew_ms })).verdict).toBe('undone');
    },
  );

  it('of a scan whose time was put right goes by the clock that told it wrong', () => {
    // Its phone is an hour ahead, and could not send the undo for half an hour.
    const scan = letIn(2, { at: NOON - 30 * MINUTE, skew_ms: -60 * MINUTE, clamped: true });
    log.one(scan);
    const late = takenBack(scan, { at: NOON, skew_ms: -46 * MINUTE });
    expect(log.one(late).reason).toBe('undo_expired');
    const soon = takenBack(scan, { at: NOON, skew_ms: -45 * MINUTE });
    expect(log.one(soon).verdict).toBe('undone');
  });

  it('of an unknown scan, of another device’s or of an undo is refused', () => {
    const scan = letIn(5);
    const undo = takenBack(scan);
    log.settle(GATE_1, scan, undo);
    const unknown = { verdict: 'refused', reason: 'unknown' };
    expect(log.one(takenBack(asked()))).toMatchObject(unknown);
    expect(log.one(takenBack(undo))).toMatchObject(unknown);
    expect(log.one(takenBack(scan), GATE_2)).toMatchObject(unknown);
  });

  it('counts nothing a second time', () => {
    const scan = letIn(5);
    log.settle(GATE_1, scan, takenBack(scan));
    expect(log.one(takenBack(scan))).toMatchObject({ verdict: 'undone', people: 0 });
    expect(log.counts.entries).toBe(0);
  });

  it('counts nothing for a refused scan', () => {
    log.one(asked());
    const refused = asked();
    log.one(refused);
    expect(log.one(takenBack(refused))).toMatchObject({ verdict: 'undone', people: 0 });
    expect(log.tally()).toMatchObject({ entered: 5 });
  });

  it('takes back exits, walk-ins and counts as well', () => {
    const out = wentOut(2);
    const walk = walkIn(3);
    const crew = walkIn(4, { kind: 'crew' });
    const eye = counted(100);
    log.settle(GATE_1, asked(), out, walk, crew, eye);
    for (const scan of [out, walk, crew, eye])
      expect(log.one(takenBack(scan)).verdict).toBe('undone');
    expect(log.counts).toMatchObject({ entries: 5, exits: 0, walk_ins: 0, crew_in: 0 });
    expect(log.state.scans.get(eye.id)?.undone).toBe(true);
  });
});

describe('the attendance', () => {
  it('equals the sum of the log after any history', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const gate = replayed(steps);
        const { counts, minutes, passed } = gate.sumOfLog();
        expect(gate.counts).toEqual(counts);
        expect(gate.minutes()).toEqual(minutes);
        expect(gate.passed()).toEqual(passed);
      }),
      { numRuns: 400 },
    );
  });

  it('moves people inside by exactly what it counted in and out', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const gate = replayed(steps);
        const net = gate.flows.reduce((sum, flow) => sum + flow.net, 0);
        expect(net).toBe(gate.counts.entries - gate.counts.exits);
      }),
    );
  });

  it('counts a whole history once, however often it is sent again', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const gate = replayed(steps);
        const before = structuredClone([...gate.state.scans]);
        const counts = gate.counts;
        for (const { scan, sender } of steps.toReversed()) gate.one(scan, sender);
        expect(gate.counts).toEqual(counts);
        expect([...gate.state.scans]).toEqual(before);
      }),
    );
  });

  it('is the same whatever order distinct scans that happened arrive in', () => {
    fc.assert(
      fc.property(
        fc
          .array(happened, { maxLength: 12 })
          .chain((scans) =>
            fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length })),
          ),
        ([sent, arrived]) => {
          const [one, other] = [replayed(sent), replayed(arrived)];
          expect(other.passed()).toEqual(one.passed());
          expect(other.counts).toEqual(one.counts);
          expect(other.minutes()).toEqual(one.minutes());
        },
      ),
    );
  });
});

describe('a phone that has the ledger', () => {
  it('decides as the server does when it is asked', () => {
    fc.assert(
      fc.property(histories, ticketStates, askedScan, (steps, state, scan) => {
        const gate = replayed(steps);
        gate.state.tickets.set(7, issued(state));
        const shown: Presented = { as: 'token', serial: 7, revision: 0 };
        const { entered, exited } = gate.tally();
        const { verdict, reason, people } = decide(
          family(),
          known({ ...state, entered, exited }),
          arriving({ direction: scan.direction, people: scan.people, at: NOON }),
          gate.rules,
        );
        const answer = gate.one({ ...scan, presented: shown, at: NOON });
        expect({ verdict, reason, people }).toEqual({
          verdict: answer.verdict,
          reason: answer.reason,
          people: answer.people,
        });
      }),
    );
  });
});

interface Step {
  readonly scan: AskedScan;
  readonly sender: typeof GATE_1;
}

const senders = fc.constantFrom(GATE_1, GATE_2);
const presented: fc.Arbitrary<Presented> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(7, 8).map((serial) => token(serial)) },
  fc.constantFrom(
    { as: 'code', serial: 7, secret: 1234 },
    { as: 'code', serial: 7, secret: 1 },
    { as: 'nothing', reason: 'bad_signature' },
    { as: 'token', serial: 99, revision: 0 },
  ),
);
const at = fc.integer({ min: -5, max: 0 }).map((minutes) => NOON + minutes * MINUTE);
const people = fc.integer({ min: 1, max: 6 });
const direction = fc.constantFrom('entry', 'entry', 'exit');

const happenedScan = fc.oneof(
  fc
    .record({ presented, at, people, direction })
    .map((change) => letIn(change.people, { ...change, children: 0 })),
  fc
    .record({ at, direction, kind: fc.constantFrom(null, 'crew', 'family') })
    .map((change) => walkIn(2, change)),
  fc.record({ at }).map((change) => counted(9, change)),
);
const askedScan = fc
  .record({ presented, at, people: fc.option(people), direction })
  .map((change) => asked(change));
const ticketStates = fc.record({
  state: fc.constantFrom('valid', 'valid', 'cancelled', 'pending'),
  revision: fc.constantFrom(0, 1),
  oldest: fc.constantFrom(0, 0, 1),
} as const);
const happened: fc.Arbitrary<Step> = fc.record({ scan: happenedScan, sender: senders });

/** A scan, or something said of an earlier one: its index, and what. */
const histories: fc.Arbitrary<Step[]> = fc
  .array(
    fc.record({
      step: fc.record({ scan: fc.oneof(happenedScan, askedScan), sender: senders }),
      of: fc.nat({ max: 30 }),
      say: fc.constantFrom('new', 'new', 'new', 'again', 'undo', 'refused', 'admitted'),
    }),
    { maxLength: 25 },
  )
  .map((drawn) => {
    const steps: Step[] = [];
    for (const { step, of, say } of drawn) {
      const earlier = steps[of % Math.max(1, steps.length)];
      steps.push(earlier && say !== 'new' ? said(earlier, say) : step);
    }
    return steps;
  });

function said({ scan, sender }: Step, say: string): Step {
  if (say === 'again') return { scan, sender };
  if (say === 'undo') return { scan: takenBack(scan), sender };
  const shown = say === 'refused' ? 'refused' : 'admitted';
  const report = { shown, people: shown === 'refused' ? 0 : 2 } as const;
  return { scan: { ...scan, decided: 'offline', ...report }, sender };
}

function token(serial: number): Presented {
  return { as: 'token', serial, revision: 0 };
}

function replayed(steps: readonly Step[]): GateLog {
  const gate = new GateLog(
    issued(),
    issued({ serial: 8, kind: 'school', adults: 1, children: 12 }),
  );
  for (const { scan, sender } of steps) gate.one(scan, sender);
  return gate;
}
