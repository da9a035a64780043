import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { ACTORS_WITHOUT_ROLE, type Actor, MEMBER_ROLES } from '../../src/domain/roles.ts';
import * as changes from '../../src/operations/change-registration.ts';
import { actingOn, allow, type Context } from '../../src/operations/context.ts';
import * as figures from '../../src/operations/correct-figures.ts';
import * as requests from '../../src/operations/decide-request.ts';
import * as editions from '../../src/operations/editions.ts';
import * as enrolment from '../../src/operations/enrol-phone.ts';
import * as erasures from '../../src/operations/erase-edition.ts';
import { forgetLabels } from '../../src/operations/forget-labels.ts';
import * as gates from '../../src/operations/gate-control.ts';
import * as gatePhone from '../../src/operations/gate-phone.ts';
import * as codes from '../../src/operations/group-codes.ts';
import * as handIns from '../../src/operations/hand-ins.ts';
import * as members from '../../src/operations/members.ts';
import * as notes from '../../src/operations/note-for-gate.ts';
import * as phones from '../../src/operations/phones.ts';
import * as practice from '../../src/operations/practice.ts';
import * as counts from '../../src/operations/read-counts.ts';
import { registerAtDesk, registerParty } from '../../src/operations/register-party.ts';
import { reissueTicket } from '../../src/operations/reissue-ticket.ts';
import * as sessions from '../../src/operations/sessions.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { asMember } from './acting.ts';

const { endedAlready: _, ...orders } = gates;
const OPERATIONS: Record<string, unknown> = {
  ...changes,
  ...figures,
  ...requests,
  ...editions,
  ...erasures,
  ...enrolment,
  ...orders,
  ...gatePhone,
  ...codes,
  ...handIns,
  ...members,
  forgetLabels,
  ...notes,
  ...phones,
  ...practice,
  ...counts,
  registerAtDesk,
  registerParty,
  reissueTicket,
  ...sessions,
  voidScans,
};

const BY_THE_CLOCK = ['eraseContacts', 'forgetGateNotes', 'forgetLabels', 'writeMessages'];

/** Nobody whom the table lets do it, whatever it is. */
function nobodyFor(name: string): Actor {
  return BY_THE_CLOCK.includes(name) ? 'owner' : 'service';
}

describe('an operation', () => {
  it.each(Object.entries(OPERATIONS))(
    '%s asks before it reads what it was given',
    async (name, run) => {
      if (typeof run !== 'function') throw new Error('it is no operation');
      const actor = nobodyFor(name);
      // Without bindings and with nothing in its input: whatever looks at them fails with something else.
      const context = { actor, by: { event: 0, id: 'x' }, now: 0, request: null };
      await expect(async () => run(context, {})).rejects.toMatchObject({ code: 'forbidden' });
    },
  );
});

describe('the question', () => {
  const as = (actor: Actor): Context => ({ actor, env, now: 0, request: null });

  it.each([...MEMBER_ROLES, ...ACTORS_WITHOUT_ROLE])('lets %s do what the table says', (actor) => {
    const mayHold = ['owner', 'organizer', 'safety', 'gate'].includes(actor);
    const asked = () => allow(as(actor), 'hold_gate');
    if (mayHold) expect(asked).not.toThrow();
    else expect(asked).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('lets no member act on another edition', () => {
    const member = asMember({ event: 1, id: 'somebody' });
    expect(actingOn(member, 1)).toEqual({ event: 1, id: 'somebody' });
    expect(() => actingOn(member, 2)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
