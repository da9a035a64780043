import { Hono } from 'hono';
import { type WaitListAnswer, waitStatusOf } from '../contract/answers/wait-list.ts';
import { waitListRequest } from '../contract/requests/wait-list.ts';
import type { Edition } from '../domain/edition.ts';
import { checkParty } from '../domain/party.ts';
import { Problem } from '../domain/problem.ts';
import { ANY_WINDOW } from '../domain/wait-list.ts';
import type { App } from '../env.ts';
import { countedNetwork } from '../http/ceilings.ts';
import { jsonBody, jsonUpTo } from '../http/json-body.ts';
import { joinWaitList } from '../operations/wait-list.ts';
import type { WaitList } from '../store/wait-list/lists.ts';
import { BODY_BYTES, draftOf, keyIn, openEditionOf } from './registrations.ts';

/**
 * `POST /events/{slug}/wait-list`: a place on the list of a window, or of any window of a day. Whoever
 * asks here is registered as soon as their turn comes.
 */
export const waitList = new Hono<App>().post(
  '/events/:slug/wait-list',
  jsonUpTo(BODY_BYTES),
  jsonBody(waitListRequest),
  async (c) => {
    const edition = await openEditionOf(c, c.req.param('slug'));
    const key = keyIn(c);
    const { day, slot, ...body } = c.req.valid('json');
    const { list, window } = listOf(edition, day, slot);
    const checked = checkParty(draftOf({ ...body, slot: window }), edition);
    if (!checked.ok) throw new Problem('invalid_request', { errors: checked.errors });
    const party = checked.request;
    const { created, wait } = await joinWaitList(
      { actor: 'visitor', env: c.env, now: c.get('now'), request: c.get('requestId') },
      { edition, key, party, list, ask: false, network: countedNetwork(c) },
    );
    c.header('Cache-Control', 'no-store');
    const answer: WaitListAnswer = { wait: { ...wait, status: waitStatusOf(wait.status) } };
    return c.json(answer, created ? 201 : 200);
  },
);

/** The list that is meant, and a window by which the party is checked. */
function listOf(
  edition: Edition,
  day: string | null,
  slot: string | null,
): { readonly list: WaitList; readonly window: string } {
  if ((day === null) === (slot === null)) throw wrong(day === null ? 'slot' : 'day');
  if (slot !== null) {
    const own = edition.days.flatMap((one) => one.slots).find((one) => String(one.number) === slot);
    if (!own) throw wrong('slot');
    return { list: { day: own.day, slot: own.number }, window: slot };
  }
  const whole = edition.days.find((one) => String(one.number) === day);
  const [first] = whole?.slots ?? [];
  if (!whole || !first) throw wrong('day');
  return { list: { day: whole.number, slot: ANY_WINDOW }, window: String(first.number) };
}

function wrong(path: 'slot' | 'day'): Problem {
  return new Problem('invalid_request', { errors: [{ path, message: 'slot_unknown' }] });
}
