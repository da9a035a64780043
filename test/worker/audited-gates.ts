import { correctFigures } from '../../src/operations/correct-figures.ts';
import { enrolPhone } from '../../src/operations/enrol-phone.ts';
import * as gates from '../../src/operations/gate-control.ts';
import { lookThroughConflicts } from '../../src/operations/look-through-conflicts.ts';
import * as phones from '../../src/operations/phones.ts';
import * as releases from '../../src/operations/releases.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { asMember, asOperator } from './acting.ts';
import { type Deed, HOUR, invitee, KEY, who } from './audited-deed.ts';
import { editionOf } from './gate-day.ts';
import { asScan, enrol, sendScans, type World } from './world.ts';

async function hold(world: World): Promise<string> {
  return (await gates.setHold(who(world), { gate: 1, kind: 'hold' })).id;
}

/** What is done at the gates, to their phones and figures. */
export const GATES: Readonly<Record<string, Deed>> = {
  async holdGate(world) {
    const order = { id: `hold-${world.number}`, gate: 1, kind: 'hold' } as const;
    return () => gates.holdGate(who(world), order);
  },
  async setHold(world) {
    const order = { id: `hold-${world.number}`, gate: 1, kind: 'hold' } as const;
    return () => gates.setHold(who(world), order);
  },
  async updateHold(world) {
    const id = await hold(world);
    const said = { id, reason: 'works', until: Date.now() + HOUR, send_to: 2 };
    return () => gates.updateHold(who(world), said);
  },
  async endHold(world) {
    const id = await hold(world);
    return () => gates.endHold(who(world), { id });
  },
  async reopenGate(world) {
    await hold(world);
    return () => gates.reopenGate(who(world), { gate: 1 });
  },
  async setFreeFlow(world) {
    return () => gates.setFreeFlow(who(world), { gate: 1, id: `flow-${world.number}` });
  },
  async endFreeFlow(world) {
    await gates.setFreeFlow(who(world), { gate: 1 });
    return () => gates.endFreeFlow(who(world), { gate: 1 });
  },
  async answerAlert(world) {
    const id = crypto.randomUUID();
    const alerts = [{ id, kind: 'pressure', at: new Date().toISOString() }];
    await sendScans(await enrol(world), [], { alerts });
    return () => gates.answerAlert(who(world), { id });
  },
  async correctFigures(world) {
    const stated = {
      ...{ id: crypto.randomUUID(), day: 1, reason: 'عد' },
      ...{ figure: 'exits' as const, stated: 5 },
    };
    return () => correctFigures(who(world), stated);
  },
  async releaseFigures(world) {
    const edition = await editionOf(world);
    const id = `release-${world.number}`;
    const order = { id, day: 1, status: 'provisional', embargo: null, reason: null } as const;
    const text = { embargo: null, corrections: [], title: '', body: '' };
    const write = () => ({ ar: text, fr: text, en: text });
    // Once its gates are open.
    const now = Math.max(Date.now(), edition.days[0]?.opens_at ?? 0);
    const member = asMember({ event: world.number, id: 'somebody' }, now);
    await releases.prepareRelease(member, { edition, order, write });
    return () => releases.releaseFigures(member, { id });
  },
  async lookThroughConflicts(world) {
    return () => lookThroughConflicts(who(world), { day: 1, seenTo: world.number });
  },
  async invitePhone(world) {
    return () => phones.invitePhone(who(world), { event: world.number, gate: 1, form: KEY });
  },
  async invitePhones(world) {
    return () => phones.invitePhones(who(world), { gate: 1, form: KEY });
  },
  async enrolPhone(world) {
    const { code } = await phones.invitePhone(asOperator(), { event: world.number, gate: 1 });
    const phone = { code, name: 'هاتف', key_thumbprint: null, known_by: [] };
    return () => enrolPhone(invitee(), phone);
  },
  async moveDevice(world) {
    const { id } = await enrol(world);
    return () => phones.moveDevice(who(world), { id, gate: 2 });
  },
  async setAsideDevice(world) {
    const { id } = await enrol(world);
    return () => phones.setAsideDevice(who(world), { id, aside: true });
  },
  async revokeDevice(world) {
    const { id } = await enrol(world);
    return () => phones.revokeDevice(who(world), { id });
  },
  async voidScans(world) {
    const phone = await enrol(world);
    await sendScans(phone, [asScan({ type: 'walk_in', people: 3 })]);
    const span = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    return () => voidScans(who(world), { device: phone.id, ...span });
  },
};
