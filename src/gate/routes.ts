import { Hono } from 'hono';
import type { EnrolmentAnswer } from '../contract/answers/enrolment.ts';
import type { LedgerAnswer } from '../contract/answers/ledger.ts';
import type { ScansAnswer, WireSeenAlert } from '../contract/answers/scans.ts';
import { enrolmentRequest } from '../contract/requests/enrolment.ts';
import { scansRequest } from '../contract/requests/scans.ts';
import type { SeenAlert } from '../domain/alert.ts';
import { isoWithOffset } from '../domain/calendar.ts';
import { readCursor } from '../domain/ledger-cursor.ts';
import { Problem } from '../domain/problem.ts';
import type { App } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo } from '../http/json-body.ts';
import { enrolPhone } from '../operations/enrol-phone.ts';
import { readLedger, sendScans } from '../operations/gate-phone.ts';
import { eventForGate } from '../store/editions/gate-event.ts';
import { randomCode } from '../store/keys/codes.ts';
import { demandReadableBy } from './client-release.ts';
import { asDevice, freshNonce, phoneContext, speakersEdition } from './device-auth.ts';
import { thumbprint, usableJwk } from './dpop.ts';
import { handIns } from './hand-ins.ts';
import { readAlerts, readReport } from './read-duty.ts';
import { inOrder, readScans } from './read-scans.ts';
import { readShifts } from './read-shifts.ts';
import { readerOf } from './reader.ts';
import { rescues } from './rescues.ts';

const ENROL_BYTES = 8 * 1024;
/** 500 scans with a ticket's address in each are under 300 KB. */
const SCANS_BYTES = 1024 * 1024;

/** The endpoints of gate phones: enrolment, scans, and the ledger. */
export const gate = new Hono<App>()
  .on(['GET', 'POST'], ['/devices', '/scans', '/ledger'], freshNonce)
  .route('/', rescues)
  .route('/', handIns)
  .post('/devices', jsonUpTo(ENROL_BYTES), jsonBody(enrolmentRequest), async (c) => {
    demandReadableBy(c);
    const now = c.get('now');
    const { code, name, public_key } = c.req.valid('json');
    const jwk = public_key == null ? null : await usableJwk(public_key);
    if (public_key != null && !jwk) {
      throw new Problem('invalid_request', {
        errors: [{ path: 'public_key', message: 'invalid' }],
      });
    }
    const key_thumbprint = jwk ? await thumbprint(jwk) : null;
    const known_by = askedBy(key_thumbprint, c.req.header('Idempotency-Key'));
    const enrolled = await enrolPhone(
      { actor: 'invitee', env: c.env, now, request: c.get('requestId') },
      { code, name, key_thumbprint, known_by },
    );
    c.set('enrolled', enrolled.device.id);
    c.header('Cache-Control', 'no-store');
    const { policy, edition, token } = enrolled;
    const event = eventForGate(edition, c.env.PUBLIC_URL);
    const body: EnrolmentAnswer = {
      device: enrolled.device,
      token,
      event,
      gate: policy.gate,
      keys: edition.keys,
      policy,
      now,
    };
    return c.json(body, 201);
  })
  .post(
    '/scans',
    jsonUpTo(SCANS_BYTES, ANY_NESTING),
    asDevice,
    jsonBody(scansRequest),
    async (c) => {
      const context = phoneContext(c);
      const { now } = context;
      const edition = await speakersEdition(c.env, context.event, now);
      const body = c.req.valid('json');
      if (body.since != null) demandReadableBy(c);
      const reader = readerOf(c.env, edition, now);
      const read = await readScans(body.scans, reader);
      const request = {
        scans: read.flatMap((one) => (one.ok ? [one.scan] : [])),
        since: body.since ?? null,
        edition: body.edition ?? null,
        ...readReport(body, reader.span),
        alerts: readAlerts(body.alerts, reader.span),
      };
      const answer = await sendScans(context, {
        request,
        shifts: readShifts(body.shifts, reader.span),
      });
      const { cursor, ledger, seen, shifts } = answer;
      const results = inOrder(read, answer.results);
      const alerts = request.alerts.map((alert) => alert.id);
      const reply: ScansAnswer = {
        results,
        cursor,
        alerts,
        ...(shifts.length > 0 && { shifts }),
        ...(seen.length > 0 && { alerts_seen: seen.map((one) => seenBy(one, edition.timezone)) }),
        now: Date.now(),
        ...(ledger && { ledger }),
      };
      return c.json(reply);
    },
  )
  .get('/ledger', asDevice, async (c) => {
    demandReadableBy(c);
    const context = phoneContext(c);
    await speakersEdition(c.env, context.event, context.now);
    const [cursor = '0', ...more] = c.req.queries('since') ?? [];
    const since = more.length === 0 ? readCursor(cursor) : null;
    if (since === null) {
      throw new Problem('invalid_request', { errors: [{ path: 'since', message: 'invalid' }] });
    }
    const ledger = await readLedger(context, { since });
    const answer: LedgerAnswer = { ...ledger, now: Date.now() };
    return c.json(answer);
  });

/**
 * How a phone is recognized that lost the answer and asks again with the same code: by its key, or
 * the key of its request. One that has neither cannot be recognized.
 */
function askedBy(key_thumbprint: string | null, requestKey: string | undefined): string[] {
  if (key_thumbprint !== null) return [key_thumbprint];
  return ['request', requestKey?.slice(0, 64) || randomCode(15)];
}

/** Who has seen a call for help, by role: no person's name reaches a gate phone. */
function seenBy({ id, role, seen_at }: SeenAlert, zone: string): WireSeenAlert {
  return { id, by: role, at: isoWithOffset(seen_at, zone) };
}
