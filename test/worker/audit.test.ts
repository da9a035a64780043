import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { rotateKey } from '../../src/operations/editions.ts';
import {
  answerAlert,
  endFreeFlow,
  endHold,
  setFreeFlow,
  setHold,
  updateHold,
} from '../../src/operations/gate-control.ts';
import { moveDevice, revokeDevice, setAsideDevice } from '../../src/operations/phones.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { run } from '../../src/store/d1/batch.ts';
import { archiveEdition } from '../../src/store/editions/create-edition.ts';
import { addCorrection } from '../../src/store/gates/corrections.ts';
import { acceptAll, declineAll } from '../../src/store/gates/hand-in-decisions.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import { openInvitations, withdrawInvitation } from '../../src/store/members/invitations.ts';
import { inviteGate, inviteMember, invitePhones } from '../../src/store/members/invite.ts';
import { spendInvitation } from '../../src/store/members/join.ts';
import { membersOf, revokeMember } from '../../src/store/members/members.ts';
import {
  createGroupCode,
  openGroupCodes,
  withdrawGroupCode,
} from '../../src/store/registrations/group-codes.ts';
import { asMember, asOperator } from './acting.ts';
import {
  asScan,
  enrol,
  family,
  newWorld,
  post,
  register,
  registered,
  request,
  sendScans,
  type World,
} from './world.ts';

let world: World;
let by: { event: number; id: string };
beforeAll(async () => {
  world = await newWorld();
  by = { event: world.number, id: 'somebody' };
});

interface Noted {
  readonly verb: string;
  readonly subject: string;
  readonly detail: { readonly before: unknown; readonly after: unknown };
}

/** What one deed leaves in the audit. */
async function notedBy(deed: () => Promise<unknown>): Promise<Noted[]> {
  const last = 'SELECT coalesce(max(id), 0) AS id FROM audit';
  const before = (await env.DB.prepare(last).first<{ id: number }>())?.id ?? 0;
  await deed();
  const sql = 'SELECT verb, subject, detail FROM audit WHERE id > ?1 AND event = ?2 ORDER BY id';
  const { results } = await env.DB.prepare(sql)
    .bind(before, world.number)
    .all<{ verb: string; subject: string; detail: string }>();
  return results.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** The numbers of the tickets of an edition, the latest first. */
async function serialsOf({ number }: World): Promise<number[]> {
  const sql = 'SELECT serial FROM ticket WHERE event = ?1 ORDER BY serial DESC';
  const { results } = await env.DB.prepare(sql).bind(number).all<{ serial: number }>();
  return results.map(({ serial }) => serial);
}

/** Refused because there is nothing to do: that is the point. */
const perhaps = (deed: Promise<unknown>) => deed.catch(() => undefined);

/** Does it, expects the one row, does the same again, and expects no other. */
async function once(deed: () => Promise<unknown>, row: unknown): Promise<void> {
  expect(await notedBy(deed)).toMatchObject([row]);
  expect(await notedBy(() => perhaps(deed()))).toEqual([]);
}

describe('an order at the gates is noted where it changes something', () => {
  const now = Date.now();
  const said = { reason: 'crowd', until: now + 600_000, send_to: 2 };

  it('a hold, what is said of it, and its end', async () => {
    const id = crypto.randomUUID();
    const hold = { id, gate: 1, kind: 'hold' as const };
    await once(() => setHold(asMember(by, now), hold), {
      verb: 'hold',
      subject: 'gate 1',
      detail: { before: null, after: { id, gate: 1, kind: 'hold', until: null } },
    });
    await once(() => updateHold(asMember(by, now), { id: id, ...said }), {
      verb: 'retell',
      subject: `hold ${id}`,
      detail: { before: { until: null, send_to: null }, after: { until: said.until, send_to: 2 } },
    });
    expect(
      await notedBy(() => updateHold(asMember(by, now), { id: id, ...said, reason: 'works' })),
    ).toEqual([expect.objectContaining({ verb: 'retell' })]);
    const after = Date.now();
    await once(() => endHold(asMember(by, after), { id: id }), {
      verb: 'reopen',
      subject: `hold ${id}`,
      detail: { before: { ends_at: null }, after: { ends_at: after } },
    });
  });

  it('a hold that does not stand is neither retold nor ended', async () => {
    const id = crypto.randomUUID();
    expect(
      await notedBy(() => perhaps(updateHold(asMember(by, now), { id: id, ...said }))),
    ).toEqual([]);
    expect(await notedBy(() => perhaps(endHold(asMember(by, now), { id: id })))).toEqual([]);
  });

  it('free flow, and its end', async () => {
    const id = crypto.randomUUID();
    await once(() => setFreeFlow(asMember(by, now), { gate: 2, id: id }), {
      verb: 'free_flow',
      subject: 'gate 2',
      detail: { before: null, after: { id, gate: 2, starts_at: now } },
    });
    await once(() => endFreeFlow(asMember(by, now + 1), { gate: 2 }), {
      verb: 'end_free_flow',
      subject: 'gate 2',
      detail: { before: { ends_at: null }, after: { ends_at: now + 1 } },
    });
  });

  it.each([null, 3])('free flow that does not flow is not ended: %s', async (gate) => {
    expect(await notedBy(() => perhaps(endFreeFlow(asMember(by, now), { gate: gate })))).toEqual(
      [],
    );
  });

  it('a call for help that somebody saw', async () => {
    const phone = await enrol(world, 1);
    const id = crypto.randomUUID();
    await sendScans(phone, [], {
      alerts: [{ id, kind: 'pressure', at: new Date().toISOString() }],
    });
    await once(() => answerAlert(asMember(by), { id: id }), {
      verb: 'see',
      subject: `alert ${id}`,
      detail: { before: { seen_at: null }, after: { seen_at: expect.any(Number) } },
    });
    expect(await notedBy(() => answerAlert(asMember(by), { id: crypto.randomUUID() }))).toEqual([]);
  });
});

describe('what is decided of a phone is noted where it changes something', () => {
  it('its enrolment, which gate it is at, whether it is waited for, its end', async () => {
    const { code } = await inviteGate(env, { ...by, keyRequired: false }, 1, Date.now());
    const enrolments = await notedBy(() => post('/api/v1/devices', { code, name: 'هاتف' }));
    expect(enrolments).toMatchObject([
      { verb: 'enrol', detail: { before: null, after: { gate: 1, invited_by: 'somebody' } } },
    ]);
    expect(await notedBy(() => post('/api/v1/devices', { code, name: 'هاتف' }))).toEqual([]);
    const id = enrolments[0]?.subject.replace('device ', '') ?? '';
    await once(() => moveDevice(asMember(by), { id: id, gate: 3 }), {
      verb: 'move',
      subject: `device ${id} to gate 3`,
      detail: { before: { gate: 1 }, after: { gate: 3 } },
    });
    await once(() => setAsideDevice(asMember(by), { id: id, aside: true }), {
      verb: 'set_aside',
      detail: { before: { set_aside: 0 }, after: { set_aside: 1 } },
    });
    await once(() => setAsideDevice(asMember(by), { id: id, aside: false }), {
      verb: 'take_back',
      detail: { before: { set_aside: 1 }, after: { set_aside: 0 } },
    });
    await once(() => revokeDevice(asMember(by), { id: id }), {
      verb: 'revoke',
      detail: { before: { state: 'active' }, after: { state: 'revoked' } },
    });
    expect(await notedBy(() => perhaps(revokeDevice(asMember(by), { id: 'none-such' })))).toEqual(
      [],
    );
  });

  it('that its scans count no more', async () => {
    const phone = await enrol(world, 1);
    await sendScans(phone, [asScan({ type: 'walk_in', people: 3 })]);
    const span = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    await once(() => voidScans(asMember(by), { device: phone.id, ...span }), {
      verb: 'void',
      detail: { before: null, after: { device: phone.id, ...span } },
    });
    expect(
      await notedBy(() => perhaps(voidScans(asMember(by), { device: 'none', ...span }))),
    ).toEqual([]);
  });

  it.each([
    ['accept', acceptAll, 'accepted'],
    ['decline', declineAll, 'declined'],
  ] as const)('what it handed in: %s', async (verb, decide, state) => {
    const { id } = await enrol(world, 1);
    const unread = [{ key: crypto.randomUUID(), text: '{}' }];
    await run(env.DB, keepApart(env.DB, world.number, id, { scans: [], unread }, Date.now()));
    // What nobody can read is declined beforehand.
    expect(await notedBy(() => run(env.DB, decide(env.DB, by, id, Date.now())))).toEqual([]);
    await env.DB.prepare("UPDATE handed_in SET state = 'waiting' WHERE device = ?1").bind(id).run();
    await once(() => run(env.DB, decide(env.DB, by, id, Date.now())), {
      verb,
      subject: `hand-in of device ${id}`,
      detail: { before: { waiting: 1 }, after: { state } },
    });
  });
});

describe('what is decided of people is noted where it changes something', () => {
  it('an invitation that a form makes, and its withdrawal', async () => {
    const now = Date.now();
    await once(() => inviteMember(env, by, 'safety', now, 'one form'), {
      verb: 'invite',
      subject: 'safety',
      detail: { before: null, after: { kind: 'organizer', role: 'safety', gate: null } },
    });
    const open = await openInvitations(env.DB, world.number, now);
    const { id = '', expires_at } = open.find(({ role }) => role === 'safety') ?? {};
    await once(() => withdrawInvitation(env.DB, by, id, now + 1), {
      verb: 'withdraw',
      subject: 'invitation safety',
      detail: { before: { expires_at }, after: { expires_at: now + 1 } },
    });
  });

  it('a sheet of cards', async () => {
    await once(() => invitePhones(env, by, 2, Date.now(), 'one sheet'), {
      verb: 'invite',
      detail: { before: null, after: { gate: 2, phones: 8 } },
    });
  });

  it('who came in, once for the form that is sent again, and whose role was taken away', async () => {
    const { code } = await inviteMember(env, by, 'viewer', Date.now());
    await once(
      () =>
        spendInvitation(
          env,
          code,
          { name: 'سعيدة', browser: null, key: 'form-key', kind: null },
          Date.now(),
        ),
      {
        verb: 'join',
        detail: { before: null, after: { role: 'viewer', invited_by: 'somebody' } },
      },
    );
    const member = (await membersOf(env, world.number)).find(({ role }) => role === 'viewer');
    await once(() => revokeMember(env, by, member?.id ?? '', Date.now()), {
      verb: 'revoke',
      subject: `member ${member?.id}`,
      detail: { before: { state: 'active' }, after: { state: 'revoked' } },
    });
  });

  it('a group’s code, and its withdrawal', async () => {
    const terms = { people: 90, uses: 2, days: [1, 2], expires_at: Date.now() + 60_000 };
    await once(() => createGroupCode(env.DB, by, terms, Date.now(), 'code-of-a-form'), {
      verb: 'group_code',
      detail: { before: null, after: { people_max: 90, uses_max: 2, days: [1, 2] } },
    });
    const [code] = await openGroupCodes(env.DB, world.number, Date.now());
    await once(() => withdrawGroupCode(env.DB, by, code?.id ?? '', Date.now()), {
      verb: 'withdraw',
      detail: { before: { withdrawn_at: null } },
    });
  });
});

describe('what is said of figures, places and editions is noted where it changes something', () => {
  it('a correction, with the figures that it replaces', async () => {
    const said = { figure: 'exits' as const, stated: 10, counted: 4 };
    const stated = { id: crypto.randomUUID(), day: 1, ...said, reason: 'عد يدوي' };
    await once(() => run(env.DB, addCorrection(env.DB, by, stated, Date.now())), {
      verb: 'correct',
      subject: 'day 1',
      detail: { before: { figure: 'exits', stated: 4 }, after: said },
    });
    // Two more were counted since: twelve stood.
    const next = { ...stated, id: crypto.randomUUID(), stated: 11, counted: 6 };
    const [row] = await notedBy(() => run(env.DB, addCorrection(env.DB, by, next, Date.now() + 1)));
    expect(row?.detail).toMatchObject({
      before: { stated: 12 },
      after: { stated: 11, counted: 6 },
    });
    // Of another figure nothing was corrected.
    const other = { ...next, id: crypto.randomUUID(), figure: 'walk_in_visits' as const };
    const rows = await notedBy(() => run(env.DB, addCorrection(env.DB, by, other, Date.now() + 2)));
    expect(rows[0]?.detail).toMatchObject({ before: { figure: 'walk_in_visits', stated: 6 } });
    expect(JSON.stringify(row)).not.toContain(stated.reason);
  });

  it('parties that register, by the first number of each, sent once or twice', async () => {
    const key = crypto.randomUUID();
    const party = family();
    const rows = await notedBy(async () => {
      await register(world, party, key);
      await register(world, party, key);
    });
    const [written] = await serialsOf(world);
    expect(rows).toMatchObject([
      {
        verb: 'register',
        subject: 'registration',
        detail: { before: null, after: { serials: [written] } },
      },
    ]);
  });

  it('a party that its holder changes, sent once or twice', async () => {
    const { registration } = await registered(world);
    const path = `${new URL(registration.manage_url).pathname}/change`;
    const fields = { key: crypto.randomUUID(), slot: '1', adults: '1', children: '1' };
    const send = () =>
      request(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: new URL(env.PUBLIC_URL).origin,
        },
        body: new URLSearchParams(fields),
      });
    await once(send, {
      verb: 'change',
      detail: { before: { adults: 2, children: 3 }, after: { adults: 1, children: 1, slot: 1 } },
    });
  });

  it('a key that is replaced', async () => {
    const order = { by: 'operator', replaces: 1 };
    await once(() => rotateKey(asOperator(), { event: world.number, ...order }), {
      verb: 'rotate',
      subject: 'signing key 2',
      detail: { before: { key: 1 }, after: { key: 2 } },
    });
  });

  it('an edition that is moved aside', async () => {
    await once(() => archiveEdition(env.DB, by, world.slug, Date.now()), {
      verb: 'archive',
      detail: { before: { slug: world.slug, status: 'open' }, after: { status: 'archived' } },
    });
  });
});

describe('the audit', () => {
  it('holds nothing that anybody typed', async () => {
    const typed = ['سبب خاص بنا', 'سعيدة', 'هاتف الباب', 'عد يدوي', 'فاطمة الزهراء', '+2126'];
    const own = await newWorld();
    const staff = asMember({ event: own.number, id: 'somebody' });
    const hold = await setHold(staff, { gate: 1, kind: 'hold', reason: typed[0] ?? '' });
    await updateHold(staff, { id: hold.id, reason: `${typed[0]}!`, until: null, send_to: null });
    const { code } = await inviteMember(env, staff.by, 'viewer', Date.now());
    const who = { name: typed[1] ?? '', browser: null, key: 'form-key', kind: null };
    await spendInvitation(env, code, who, Date.now());
    const phone = await enrol(own);
    await revokeDevice(staff, { id: phone.id });
    const stated = {
      id: crypto.randomUUID(),
      day: 1,
      ...{ figure: 'exits' as const, stated: 1, counted: 0 },
      reason: typed[3] ?? '',
    };
    await run(env.DB, addCorrection(env.DB, staff.by, stated, Date.now()));
    await registered(own);
    const sql = 'SELECT verb, actor, subject, detail FROM audit WHERE event = ?1';
    const { results } = await env.DB.prepare(sql).bind(own.number).all();
    expect(results.length).toBeGreaterThan(8);
    for (const text of typed) expect(JSON.stringify(results)).not.toContain(text);
  });
});
