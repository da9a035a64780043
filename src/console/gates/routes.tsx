import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { may } from '../../domain/roles.ts';
import { holdWords } from '../../i18n/holds.ts';
import { readCoachesSoon } from '../../operations/coaches.ts';
import {
  endedAlready,
  endFreeFlow,
  holdGate,
  reopenGate,
  setFreeFlow,
} from '../../operations/gate-control.ts';
import {
  invitePhone,
  invitePhones,
  moveDevice,
  readDevices,
  revokeDevice,
  setAsideDevice,
} from '../../operations/phones.ts';
import { isStretch, voidScans } from '../../operations/void-scans.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { openHandIns, settledHandIns } from '../../store/gates/hand-in-lists.ts';
import { implausibleMinutes } from '../../store/gates/implausible.ts';
import { loadOrders } from '../../store/gates/orders.ts';
import { latestSheets } from '../../store/gates/shift-sheets.ts';
import { noticesNow } from '../../store/notices/notices.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { readSaid } from './hold-form.ts';
import { OwnGatePage } from './own-gate-page.tsx';
import { GateInvitationPage, GatesPage } from './page.tsx';
import { PhoneCardsPage } from './phone-cards.tsx';
import { PHONES_SHOWN } from './phone-filter.tsx';
import { codesOf } from './supervisor-codes.ts';
import { readStretch } from './void-form.tsx';

/** Holding, closing and reopening the way in; the phones at the gates. */
export const gates = new Hono<MemberApp>();

gates.get('/console/:slug/gates', requirePermission('read_gates'), async (c) => {
  const taken = c.req.query('voided') ?? '';
  return c.html(await gatesPage(c, { voided: /^\d{1,9}$/.test(taken) ? Number(taken) : null }));
});

/** `voided` as the page takes it; `fault` says what was wrong in a form. */
async function gatesPage(
  c: Context<MemberApp>,
  { voided = null, fault }: { voided?: number | 'wrong' | null; fault?: string },
) {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const [orders, published, devices, handIns, settled, implausible, sheets] = await Promise.all([
    loadOrders(DB, edition.number),
    noticesNow(c.env, edition.number, now),
    readDevices(memberContext(c)),
    openHandIns(DB, edition.number),
    settledHandIns(DB, edition.number),
    implausibleMinutes(DB, edition.number),
    latestSheets(DB, edition.number),
  ]);
  return (
    <GatesPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      holds={orders.holds.filter((one) => inForce(one, now))}
      notices={published.list}
      freeFlow={orders.freeFlow.filter((one) => inForce(one, now))}
      supervisorCodes={await codesOf(c.env, { edition, devices, locale }, now)}
      devices={devices}
      handIns={handIns}
      settled={settled}
      implausible={implausible}
      sheets={sheets}
      voided={voided}
      phones={PHONES_SHOWN.find((one) => one === c.req.query('phones'))}
      {...(fault && { fault })}
    />
  );
}

gates.get('/console/:slug/gate', requirePermission('read_own_gate'), async (c) =>
  c.html(await ownGatePage(c, {})),
);

/** The page of the one gate that the reader is bound to, with nothing of any other. */
async function ownGatePage(c: Context<MemberApp>, { fault }: { fault?: string }) {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const gate = member.gate ?? 0;
  const [orders, published, all, sheets, coaches] = await Promise.all([
    loadOrders(DB, edition.number),
    noticesNow(c.env, edition.number, now),
    readDevices(memberContext(c)),
    latestSheets(DB, edition.number, gate),
    readCoachesSoon(memberContext(c), edition),
  ]);
  const devices = all.filter((one) => one.gate === gate);
  return (
    <OwnGatePage
      {...{ locale, member, edition, now, gate, devices, sheets, coaches }}
      notices={published.list}
      holds={orders.holds.filter((one) => inForce(one, now))}
      freeFlow={orders.freeFlow.filter((one) => inForce(one, now))}
      supervisorCodes={await codesOf(c.env, { edition, devices, locale }, now)}
      {...(fault && { fault })}
    />
  );
}

function inForce({ ends_at }: { ends_at: number | null }, now: number): boolean {
  return ends_at === null || ends_at > now;
}

/** The page from which the reader gives orders to the gates. */
function ordersAddress(c: Context<MemberApp>): string {
  const { member, edition } = c.var;
  return `/console/${edition.slug}/${may(member.role, 'read_gates') ? 'gates' : 'gate'}`;
}

gates.post('/console/:slug/gates/hold', requirePermission('hold_gate'), async (c) => {
  const { edition, now } = c.var;
  const form = await c.req.parseBody();
  const { gate, kind } = form;
  if (kind !== 'hold' && kind !== 'close') throw new Problem('invalid_request');
  const target = gate === 'site' ? null : gateIn(edition, gate);
  const said = readSaid(form, { edition, gate: target, now });
  if (!said) {
    const fault = holdWords[c.var.locale].form.untilWrong;
    const isBound = !may(c.var.member.role, 'read_gates');
    return c.html(await (isBound ? ownGatePage(c, { fault }) : gatesPage(c, { fault })), 422);
  }
  await holdGate(memberContext(c), { id: c.var.form, gate: target, kind, ...said });
  return c.redirect(ordersAddress(c), 303);
});

gates.post('/console/:slug/gates/reopen', requirePermission('hold_gate'), async (c) => {
  const { edition } = c.var;
  const { gate } = await c.req.parseBody();
  const target = gate === 'site' ? null : gateIn(edition, gate);
  await reopenGate(memberContext(c), { gate: target });
  return c.redirect(ordersAddress(c), 303);
});

gates.post('/console/:slug/gates/free-flow', requirePermission('set_free_flow'), async (c) => {
  const { edition } = c.var;
  const { gate, flow } = await c.req.parseBody();
  if (flow !== 'start' && flow !== 'end') throw new Problem('invalid_request');
  const target = gate === 'site' ? null : gateIn(edition, gate);
  const context = memberContext(c);
  if (flow === 'start') await setFreeFlow(context, { gate: target, id: c.var.form });
  else await endFreeFlow(context, { gate: target }).catch(endedAlready);
  return c.redirect(ordersAddress(c), 303);
});

gates.post('/console/:slug/gates/:gate/invite', requirePermission('invite_phone'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const number = gateIn(edition, c.req.param('gate'));
  const asked = { event: edition.number, gate: number, form: c.var.form };
  const { url } = await invitePhone(memberContext(c), asked);
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
  const { cards, expires_at } = await invitePhones(memberContext(c), {
    gate: number,
    form: c.var.form,
  });
  const gate = edition.gates.find((one) => one.number === number)?.name[locale] ?? '';
  return c.html(<PhoneCardsPage {...{ locale, member, edition, now, gate, cards, expires_at }} />);
});

gates.post('/console/:slug/devices/:id/move', requirePermission('manage_phone'), async (c) => {
  const { edition } = c.var;
  const { gate } = await c.req.parseBody();
  await moveDevice(memberContext(c), { id: c.req.param('id'), gate: gateIn(edition, gate) });
  return c.redirect(`/console/${edition.slug}/gates#phones`, 303);
});

gates.post('/console/:slug/devices/:id/revoke', requirePermission('manage_phone'), async (c) => {
  const { edition } = c.var;
  await revokeDevice(memberContext(c), { id: c.req.param('id') });
  return c.redirect(`/console/${edition.slug}/gates#phones`, 303);
});

gates.post('/console/:slug/devices/:id/set-aside', requirePermission('manage_phone'), async (c) => {
  const { edition } = c.var;
  const { aside, day } = await c.req.parseBody();
  await setAsideDevice(memberContext(c), { id: c.req.param('id'), aside: aside === 'yes' });
  const evening = edition.days.find(({ number }) => String(number) === day);
  const back = evening ? `days/${evening.number}/close#step-phones` : 'gates#phones';
  return c.redirect(`/console/${edition.slug}/${back}`, 303);
});

gates.post('/console/:slug/devices/:id/void', requirePermission('void_scans'), async (c) => {
  const { edition } = c.var;
  const stretch = readStretch(await c.req.parseBody(), edition);
  if (!stretch || !isStretch(stretch)) return c.html(await gatesPage(c, { voided: 'wrong' }), 422);
  const taken = await voidScans(memberContext(c), { device: c.req.param('id'), ...stretch });
  return c.redirect(`/console/${edition.slug}/gates?voided=${taken}#phones`, 303);
});

/** A gate's number as a form or path gives it. Throws a `Problem` for what is no gate here. */
function gateIn(edition: StoredEdition, value: unknown): number {
  const gate = edition.gates.find((one) => String(one.number) === value);
  if (!gate) throw new Problem('not_found');
  return gate.number;
}
