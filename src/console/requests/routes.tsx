import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import {
  DECLINE_REASONS,
  type DeclineReason,
  kindsShownTo,
  REQUEST_KINDS,
  type RequestKind,
} from '../../domain/requests.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import {
  decideRequests,
  type RequestOrder,
  requestsToDecide,
} from '../../operations/decide-request.ts';
import { openRequest, showRequestContact } from '../../operations/open-request.ts';
import { approvedCrews } from '../../store/registrations/badges.ts';
import { REQUESTS_SHOWN, requestQueue } from '../../store/registrations/requests.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { answeredQuery, readAnswered } from './answered.ts';
import { BadgesPage } from './badges-page.tsx';
import { CheckPage, type Intended } from './check-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { RequestPage } from './request-page.tsx';

/** Registrations that wait for an answer: their queue, one of them, and the decision. */
export const requests = new Hono<MemberApp>();

const QUEUE = '/console/:slug/requests' as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

requests.get(QUEUE, requirePermission('read_requests'), async (c) => {
  const kind = wordInQuery(c.req, 'kind');
  return showQueue(c, kind === undefined ? null : kindOf(c, kind));
});

requests.get(`${QUEUE}/check`, requirePermission('decide_request'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const kind = kindOf(c, wordInQuery(c.req, 'kind'));
  const ids = idsOf(c.req.queries('id') ?? []);
  if (ids.length === 0) return showQueue(c, kind, true);
  const intended = intendedBy(wordInQuery(c.req, 'what'), wordInQuery(c.req, 'reason'));
  const requests = await requestsToDecide(memberContext(c), { edition, ids });
  // All of them were decided meanwhile.
  if (requests.length === 0) {
    const counts = answeredQuery({ approved: 0, declined: 0, full: 0, gone: ids.length });
    return c.redirect(`/console/${edition.slug}/requests?kind=${kind}${counts}`, 303);
  }
  const page = { locale, member, edition, now, kind, intended, asked: ids.length, requests };
  return c.html(<CheckPage {...page} />);
});

requests.get(`${QUEUE}/badges`, requirePermission('open_request'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const after = idsOf([c.req.query('after')])[0] ?? null;
  const { crews, more } = await approvedCrews(c.env, edition, memberContext(c).by, { after, now });
  return c.html(<BadgesPage {...{ locale, member, edition, now, crews, more }} />);
});

requests.post(`${QUEUE}/decide`, requirePermission('decide_request'), async (c) => {
  const { locale, member, edition, now, form: key } = c.var;
  const sent = await c.req.parseBody({ all: true });
  const ids = idsOf([sent.id].flat());
  const [first] = ids;
  if (first === undefined) return showQueue(c, kindOf(c, sent.kind), true);
  const order = orderOf(sent);
  const { decided, full, gone } = await decideRequests(memberContext(c), {
    edition,
    ids,
    order,
    key,
  });
  if (full > 0 && ids.length === 1) {
    const request = await openRequest(memberContext(c), { edition, id: first });
    if (request) {
      return c.html(<RequestPage {...{ locale, member, edition, now, request }} full />, 409);
    }
  }
  const [approved, declined] = order.type === 'approve' ? [decided, 0] : [0, decided];
  const counts = answeredQuery({ approved, declined, full, gone });
  const kind = kindOf(c, sent.kind);
  return c.redirect(`/console/${edition.slug}/requests?kind=${kind}${counts}`, 303);
});

requests.get(`${QUEUE}/:id`, requirePermission('open_request'), async (c) => {
  const { edition } = c.var;
  const [id] = idsOf([c.req.param('id')]);
  const request = id === undefined ? null : await openRequest(memberContext(c), { edition, id });
  return showRequest(c, request);
});

requests.post(`${QUEUE}/:id/contact`, requirePermission('open_request'), async (c) => {
  const { edition } = c.var;
  const [id] = idsOf([c.req.param('id')]);
  const context = memberContext(c);
  const request = id === undefined ? null : await showRequestContact(context, { edition, id });
  return showRequest(c, request);
});

function showRequest(c: Context<MemberApp>, request: Awaited<ReturnType<typeof openRequest>>) {
  const { locale, member, edition, now } = c.var;
  // It was decided meanwhile.
  if (!request) return c.redirect(`/console/${edition.slug}/requests?gone=1`, 303);
  return c.html(<RequestPage {...{ locale, member, edition, now, request }} />);
}

/** The queue of a kind; of the first that somebody waits in, where none is asked for. */
async function showQueue(c: Context<MemberApp>, asked: RequestKind | null, noneChosen = false) {
  const { locale, member, edition, now } = c.var;
  const after = idsOf([c.req.query('after')])[0] ?? null;
  const { by } = memberContext(c);
  const queueOf = (kind: RequestKind) => requestQueue(c.env, edition, by, { kind, after, now });
  const first = asked ?? kindOf(c, null);
  const found = await queueOf(first);
  const waited = kindsShownTo(member.role).find((one) => found.waiting[one] > 0) ?? first;
  const kind = asked ?? waited;
  const queue = kind === first ? found : await queueOf(kind);
  const answered = readAnswered((name) => c.req.query(name));
  const page = { locale, member, edition, now, kind, queue, answered, noneChosen };
  return c.html(<QueuePage {...page} />, noneChosen ? 422 : 200);
}

/** The kind of a page: one that the role may see, or the first of them. */
function kindOf(c: Context<MemberApp>, asked: unknown): RequestKind {
  const kinds = kindsShownTo(c.var.member.role);
  return kinds.find((one) => one === asked) ?? kinds[0] ?? REQUEST_KINDS[0];
}

/** Ids of registrations; what is none is left out. Throws `invalid_request` for more than a page has. */
function idsOf(typed: readonly unknown[]): string[] {
  const ids = typed.filter((one): one is string => typeof one === 'string' && UUID.test(one));
  if (ids.length > REQUESTS_SHOWN) throw new Problem('invalid_request');
  return [...new Set(ids)];
}

function intendedBy(what: unknown, reason: unknown): Intended {
  if (what !== 'decline') return { what: 'approve' };
  return { what, reason: reasonOf(reason) };
}

function reasonOf(typed: unknown): DeclineReason | null {
  return DECLINE_REASONS.find((one) => one === typed) ?? null;
}

/** What a sent form decides. Throws `invalid_request` for a refusal without a reason. */
function orderOf(sent: Readonly<Record<string, unknown>>): RequestOrder {
  if (sent.what === 'decline') {
    const reason = reasonOf(sent.reason);
    if (reason === null) throw new Problem('invalid_request');
    return { type: 'decline', reason };
  }
  if (sent.what !== 'approve') throw new Problem('invalid_request');
  const windows = Object.entries(sent).flatMap(([name, value]): [string, number][] => {
    const [of, id = ''] = name.split('.');
    const number = typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 0;
    return of === 'window' && UUID.test(id) && number > 0 ? [[id, number]] : [];
  });
  return { type: 'approve', windows: new Map(windows) };
}
