import { Hono } from 'hono';
import { askGatekeeper } from '../actors/stubs.ts';
import type { EnrolmentAnswer } from '../contract/answers/enrolment.ts';
import type { ScansAnswer, WireSeenAlert } from '../contract/answers/scans.ts';
import { enrolmentRequest } from '../contract/requests/enrolment.ts';
import { scansRequest } from '../contract/requests/scans.ts';
import type { SeenAlert } from '../domain/alert.ts';
import { isoWithOffset } from '../domain/calendar.ts';
import type { Edition } from '../domain/edition.ts';
import { readCursor } from '../domain/ledger-cursor.ts';
import { Problem } from '../domain/problem.ts';
import { cleanText } from '../domain/text.ts';
import type { App, Env } from '../env.ts';
import { ANY_NESTING, jsonBody, jsonUpTo } from '../http/json-body.ts';
import { logFailure } from '../http/log.ts';
import { editionByNumber, type StoredEdition } from '../store/editions/editions.ts';
import { formatDeviceToken } from '../store/gates/device-token.ts';
import { keepShiftSheets, type ShiftSheet } from '../store/gates/shift-sheets.ts';
import { derivedCode, randomCode } from '../store/keys/codes.ts';
import { hashSecret, tokenKey } from '../store/keys/keys.ts';
import { gateInvitation, invitationStands } from '../store/members/members.ts';
import { asDevice, freshNonce, refusal, speakerOf, speakersEdition } from './device-auth.ts';
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

/** What gate phones speak: enrolment, scans, and the ledger. */
export const gate = new Hono<App>()
  .on(['GET', 'POST'], ['/devices', '/scans', '/ledger'], freshNonce)
  .route('/', rescues)
  .route('/', handIns)
  .post('/devices', jsonUpTo(ENROL_BYTES), jsonBody(enrolmentRequest), async (c) => {
    const now = c.get('now');
    const { code, name, public_key } = c.req.valid('json');
    const jwk = public_key == null ? null : await usableJwk(public_key);
    if (public_key != null && !jwk) {
      throw new Problem('invalid_request', {
        errors: [{ path: 'public_key', message: 'invalid' }],
      });
    }
    const invitation = await gateInvitation(c.env, code);
    const edition = invitation ? await editionByNumber(c.env, invitation.event, now) : null;
    if (!invitation || !edition) throw new Problem('invitation_invalid');
    if (invitation.keyRequired && !jwk) {
      const stands = await invitationStands(c.env, code, 'gate', now);
      if (!stands) throw new Problem('invitation_invalid');
      throw new Problem('invalid_request', {
        errors: [{ path: 'public_key', message: 'required' }],
      });
    }
    const key_thumbprint = jwk ? await thumbprint(jwk) : null;
    const asked = JSON.stringify([
      code,
      ...askedBy(key_thumbprint, c.req.header('Idempotency-Key')),
    ]);
    const device = await derivedCode(c.env.SECRET_KEY, 'device', asked, 13);
    const secret = await derivedCode(c.env.SECRET_KEY, 'token', asked);
    const key = await tokenKey(c.env.SECRET_KEY, edition, now);
    const token = await formatDeviceToken({ event: edition.number, device }, secret, key);
    const enrolment = {
      invitation_hash: invitation.hash,
      device,
      name: cleanText(name, 80) ?? device,
      token_hash: await hashSecret(token),
      key_thumbprint,
      now,
    };
    const enrolled = await askGatekeeper(c.env, edition.number, (gatekeeper) =>
      gatekeeper.enrol(edition.number, enrolment),
    );
    if (!enrolled) throw new Problem('invitation_invalid');
    c.set('enrolled', enrolled.device.id);
    c.header('Cache-Control', 'no-store');
    const { policy } = enrolled;
    const event = eventForGate(c.env, edition);
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
      const now = c.get('now');
      const { event, who } = speakerOf(c);
      const edition = await speakersEdition(c.env, event, now);
      const body = c.req.valid('json');
      const reader = readerOf(c.env, edition, now);
      const read = await readScans(body.scans, reader);
      const request = {
        scans: read.flatMap((one) => (one.ok ? [one.scan] : [])),
        since: body.since ?? null,
        ...readReport(body, reader.span),
        alerts: readAlerts(body.alerts, reader.span),
      };
      const answer = await askGatekeeper(c.env, event, (gatekeeper) =>
        gatekeeper.scan(event, who, request),
      );
      if (answer.outcome !== 'settled') throw refusal(answer);
      const shifts = await keptShifts(
        c.env.DB,
        event,
        who.device,
        readShifts(body.shifts, reader.span),
      );
      const { cursor, ledger, seen } = answer;
      const results = inOrder(read, answer.results);
      const alerts = request.alerts.map((alert) => alert.id);
      const told: ScansAnswer = {
        results,
        cursor,
        alerts,
        ...(shifts.length > 0 && { shifts }),
        ...(seen.length > 0 && { alerts_seen: seen.map((one) => seenBy(one, edition.timezone)) }),
        now: Date.now(),
        ...(ledger && { ledger }),
      };
      return c.json(told);
    },
  )
  .get('/ledger', asDevice, async (c) => {
    const now = c.get('now');
    const { event, who } = speakerOf(c);
    await speakersEdition(c.env, event, now);
    const [asked = '0', ...more] = c.req.queries('since') ?? [];
    const since = more.length === 0 ? readCursor(asked) : null;
    if (since === null) {
      throw new Problem('invalid_request', { errors: [{ path: 'since', message: 'invalid' }] });
    }
    const answer = await askGatekeeper(c.env, event, (gatekeeper) =>
      gatekeeper.ledger(event, who, since),
    );
    if (answer.outcome !== 'ledger') throw refusal(answer);
    return c.json({ ...answer.ledger, now: Date.now() });
  });

/**
 * What a phone is known by to which the answer was lost and which asks again with the same code: its
 * key, or the key of its request. One that has neither cannot say that it is the same.
 */
function askedBy(key_thumbprint: string | null, requestKey: string | undefined): string[] {
  if (key_thumbprint !== null) return [key_thumbprint];
  return ['request', requestKey?.slice(0, 64) || randomCode(15)];
}

/** Who has seen a call for help, by role: no name of anybody reaches a gate phone. */
function seenBy({ id, role, seen_at }: SeenAlert, zone: string): WireSeenAlert {
  return { id, by: role, at: isoWithOffset(seen_at, zone) };
}

/** What a gate phone needs to decide by itself. No name, no secret digit, no private key. */
function eventForGate(env: Env, edition: StoredEdition) {
  const { number, slug, name, timezone, gates, code_key, party_max } = edition;
  return {
    number,
    slug,
    name,
    timezone,
    gates,
    code_key,
    party_max,
    host: new URL(env.PUBLIC_URL).host,
    days: edition.days.map(dayForGate),
    slots: edition.days.flatMap((day) =>
      day.slots.map((slot) => [slot.number, slot.day, slot.starts_at, slot.ends_at] as const),
    ),
    slot_times: edition.days.flatMap((day) =>
      day.slots.map((slot) => [slot.number, slot.from, slot.to] as const),
    ),
  };
}

function dayForGate({ number, date, opens_at, closes_at }: Edition['days'][number]) {
  return { number, date, opens_at, closes_at };
}

/** The ids of the sheets that are written. They never fail the scans that came with them. */
async function keptShifts(
  db: D1Database,
  event: number,
  device: string,
  sheets: readonly ShiftSheet[],
): Promise<string[]> {
  if (sheets.length === 0) return [];
  try {
    await keepShiftSheets(db, event, device, sheets, Date.now());
    return sheets.map((sheet) => sheet.id);
  } catch (error) {
    // The phone sends them again.
    logFailure('shifts_not_kept', error, { edition: event });
    return [];
  }
}
