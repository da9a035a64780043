import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { holdWords } from '../../i18n/holds.ts';
import {
  endFreeFlow,
  endHold,
  moveDevice,
  retellHold,
  revokeDevice,
  setAsideDevice,
  setFreeFlow,
  setHold,
} from '../../operations/gate-control.ts';
import { readDevices } from '../../operations/read-live.ts';
import { isStretch, voidScans } from '../../operations/void-scans.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { openHandIns, settledHandIns } from '../../store/gates/hand-ins.ts';
import { implausibleMinutes } from '../../store/gates/implausible.ts';
import { loadOrders } from '../../store/gates/orders.ts';
import { latestSheets } from '../../store/gates/shift-sheets.ts';
import { inviteGate, invitePhones } from '../../store/members/members.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { readSaid } from './hold-form.ts';
import { GateInvitationPage, GatesPage } from './page.tsx';
import { PhoneCardsPage } from './phone-cards.tsx';
import { codesOf } from './supervisor-codes.ts';
import { readStretch } from './void-form.tsx';

/** Holding, closing and reopening the way in; the phones at the gates. */
export const gates = new Hono<MemberApp>();

gates.get('/console/:slug/gates', requirePermission('read_gates'), async (c) => {
  const taken = c.req.query('voided') ?? '';
  return c.html(await gatesPage(c, { voided: /^\d{1,9}$/.test(taken) ? Number(taken) : null }));
});

const PHONES = ['trouble', 'all'] as const;

/** `voided` as the page takes it; `fault` says what was wrong in a form. */
async function gatesPage(
  c: Context<MemberApp>,
  { voided = null, fault }: { voided?: number | 'wrong' | null; fault?: string },
) {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const [orders, devices, handIns, settled, implausible, sheets] = await Promise.all([
    loadOrders(DB, edition.number),
    readDevices(c.env, edition),
    openHandIns(DB, edition.number),
    settledHandIns(DB, edition.number),
    implausibleMinutes(DB, edition.number),
    latestSheets(DB, edition.number),
  ]);
  const stands = (one: { ends_at: number | null }) => one.ends_at === null || one.ends_at > now;
  return (
    <GatesPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      holds={orders.holds.filter(stands)}
      freeFlow={orders.freeFlow.filter(stands)}
      supervisorCodes={await codesOf(c.env, { edition, devices, locale }, now)}
      devices={devices}
      handIns={handIns}
      settled={settled}
      implausible={implausible}
      sheets={sheets}
      voided={voided}
      phones={PHONES.find((one) => one === c.req.query('phones'))}
      {...(fault && { fault })}
    />
  );
}

gates.post('/console/:slug/gates/hold', requirePermission('hold_gate'), async (c) => {
  const { member, edition, now } = c.var;
  const form = await c.req.parseBody();
  const { gate, kind } = form;
  if (kind !== 'hold' && kind !== 'close') throw new Problem('invalid_request');
  const target = gate === 'site' ? null : gateIn(edition, gate);
  const said = readSaid(form, { edition, gate: target, now });
  if (!said)
    return c.html(await gatesPage(c, { fault: holdWords[c.var.locale].form.untilWrong }), 422);
  const { holds } = await loadOrders(c.env.DB, edition.number);
  const standing = holds.find(
    (one) => one.gate === target && one.kind === kind && one.ends_at === null,
  );
  if (standing) await retellHold(c.env, member, standing.id, said, now);
  else await setHold(c.env, member, { id: c.var.form, gate: target, kind, ...said }, now);
  return c.redirect(`/console/${edition.slug}/gates`, 303);
});

gates.post('/console/:slug/gates/reopen', requirePermission('hold_gate'), async (c) => {
  const { member, edition, now } = c.var;
  const { gate } = await c.req.parseBody();
  const target = gate === 'site' ? null : gateIn(edition, gate);
  const { holds } = await loadOrders(c.env.DB, edition.number);
  for (const hold of holds) {
    if (hold.gate !== target || hold.ends_at !== null) continue;
    await endHold(c.env, member, hold.id, now).catch(endedAlready);
  }
  return c.redirect(`/console/${edition.slug}/gates`, 303);
});

gates.post('/console/:slug/gates/free-flow', requirePermission('set_free_flow'), async (c) => {
  const { member, edition, now } = c.var;
  const { gate, flow } = await c.req.parseBody();
  if (flow !== 'start' && flow !== 'end') throw new Problem('invalid_request');
  const target = gate === 'site' ? null : gateIn(edition, gate);
  if (flow === 'start') await setFreeFlow(c.env, member, target, now, c.var.form);
  else await endFreeFlow(c.env, member, target, now).catch(endedAlready);
  return c.redirect(`/console/${edition.slug}/gates`, 303);
});

gates.post('/console/:slug/gates/:gate/invite', requirePermission('invite_phone'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const number = gateIn(edition, c.req.param('gate'));
  const { url } = await inviteGate(
    c.env,
    { ...member, keyRequired: true },
    number,
    now,
    c.var.form,
  );
  const gate = edition.gates.find((one) => one.number === number);
  return c.html(
    <GateInvitationPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      gate={gate?.name[locale] ?? ''}
      url={url}
    />,
  );
});

gates.post('/console/:slug/gates/:gate/cards', requirePermission('invite_phone'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const number = gateIn(edition, c.req.param('gate'));
  const { cards, expires_at } = await invitePhones(c.env, member, number, now, c.var.form);
  const gate = edition.gates.find((one) => one.number === number)?.name[locale] ?? '';
  return c.html(<PhoneCardsPage {...{ locale, member, edition, now, gate, cards, expires_at }} />);
});

gates.post('/console/:slug/devices/:id/move', requirePermission('manage_phone'), async (c) => {
  const { member, edition } = c.var;
  const { gate } = await c.req.parseBody();
  await moveDevice(c.env, member, c.req.param('id'), gateIn(edition, gate));
  return c.redirect(`/console/${edition.slug}/gates#phones`, 303);
});

gates.post('/console/:slug/devices/:id/revoke', requirePermission('manage_phone'), async (c) => {
  const { member, edition } = c.var;
  await revokeDevice(c.env, member, c.req.param('id'));
  return c.redirect(`/console/${edition.slug}/gates#phones`, 303);
});

gates.post('/console/:slug/devices/:id/set-aside', requirePermission('manage_phone'), async (c) => {
  const { member, edition } = c.var;
  const { aside } = await c.req.parseBody();
  await setAsideDevice(c.env, member, c.req.param('id'), aside === 'yes');
  return c.redirect(`/console/${edition.slug}/gates#phones`, 303);
});

gates.post('/console/:slug/devices/:id/void', requirePermission('void_scans'), async (c) => {
  const { member, edition, now } = c.var;
  const stretch = readStretch(await c.req.parseBody(), edition);
  if (!stretch || !isStretch(stretch)) return c.html(await gatesPage(c, { voided: 'wrong' }), 422);
  const taken = await voidScans(c.env, member, c.req.param('id'), stretch, now);
  return c.redirect(`/console/${edition.slug}/gates?voided=${taken}#phones`, 303);
});

/** What somebody else has ended meanwhile is ended: that is what was asked for. */
function endedAlready(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'not_found')) throw error;
}

/** A gate's number as a form or path gives it. Throws a `Problem` for what is no gate here. */
function gateIn(edition: StoredEdition, value: unknown): number {
  const gate = edition.gates.find((one) => String(one.number) === value);
  if (!gate) throw new Problem('not_found');
  return gate.number;
}
