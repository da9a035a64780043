import type { Context } from 'hono';
import type { ChecklistFacts } from '../../domain/editing/checklist.ts';
import { readChannelDesk } from '../../operations/channels.ts';
import { readDevices } from '../../operations/phones.ts';
import { membersOf } from '../../store/members/members.ts';
import { type MemberApp, memberContext } from '../shell/session.ts';
import { phonesByGate } from './phones-by-gate.ts';

/** What the checklist asks beside the edition itself. */
export async function factsOf(c: Context<MemberApp>): Promise<ChecklistFacts> {
  const [members, devices, { channels }] = await Promise.all([
    membersOf(c.env, c.var.edition.number),
    readDevices(memberContext(c)),
    readChannelDesk(memberContext(c), c.var.edition),
  ]);
  const phones = phonesByGate(devices);
  const owners = members.filter(({ role }) => role === 'owner').length;
  return { owners, phones, message_tried: channels.some(({ tried_at }) => tried_at !== null) };
}
