import * as v from 'valibot';
import type {
  Enrolment,
  Refusal,
  Rescued,
  RescueTransport,
  ScansRequest,
  Sent,
  Transport,
} from '../ports.ts';
import {
  enrolAnswer,
  handInAnswer,
  liveAnswer,
  problem,
  rescueAnswer,
  revokedProblem,
  scansAnswer,
} from './answer.ts';
import { dpopProof } from './dpop.ts';

/** A request that takes longer is given up: the queue keeps what it carried. */
const PATIENCE_MS = 15_000;

type Method = 'GET' | 'POST';

interface Reply {
  readonly status: number;
  /** Parsed JSON; `undefined` for anything else. */
  readonly body: unknown;
  readonly retryAfter: number | null;
}

/** The server over HTTP. */
export class HttpTransport implements Transport, RescueTransport {
  readonly #origin: string;
  /** As the server last gave it; kept from every answer, so that no upload is sent twice. */
  #nonce: string | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async enrol(request: { code: string; name: string; public_key?: JsonWebKey }) {
    const reply = await this.#send('POST', '/api/v1/devices', JSON.stringify(request), {});
    if (!reply) return failed('unreachable');
    if (reply.status === 201 && v.is(enrolAnswer, reply.body)) {
      return { ok: true, answer: reply.body } as const;
    }
    return failed(codeOf(reply) === 'invitation_invalid' ? 'rejected' : refusalOf(reply), reply);
  }

  async scans(request: ScansRequest, enrolment: Enrolment) {
    const reply = await this.#ask('POST', '/api/v1/scans', request, enrolment);
    if (!reply) return failed('unreachable');
    if (reply.status === 200 && v.is(scansAnswer, reply.body)) {
      return { ok: true, answer: reply.body } as const;
    }
    return failed(refusalOf(reply), reply);
  }

  async rescue({ device, body, key, signature }: Rescued, enrolment: Enrolment) {
    const told = { device, body, key, signature };
    const reply = await this.#ask('POST', '/api/v1/rescues', told, enrolment);
    if (!reply) return failed('unreachable');
    if (reply.status === 200 && v.is(rescueAnswer, reply.body)) {
      return { ok: true, answer: reply.body } as const;
    }
    return failed(codeOf(reply) === 'rescue_invalid' ? 'rejected' : refusalOf(reply), reply);
  }

  async handIn(request: Parameters<RescueTransport['handIn']>[0], enrolment: Enrolment) {
    const reply = await this.#ask('POST', '/api/v1/hand-ins', request, enrolment);
    if (!reply) return failed('unreachable');
    if (reply.status === 200 && v.is(handInAnswer, reply.body)) {
      return { ok: true, answer: reply.body } as const;
    }
    return failed(refusalOf(reply), reply);
  }

  /** People inside the site by the live figures; null for any answer that does not tell. */
  async inside(enrolment: Enrolment): Promise<number | null> {
    const path = `/api/v1/events/${enrolment.event.slug}/live`;
    const reply = await this.#ask('GET', path, null, enrolment);
    return reply?.status === 200 && v.is(liveAnswer, reply.body) ? reply.body.inside : null;
  }

  /** Once more with the nonce of the answer, when the one at hand was stale. */
  async #ask(
    method: Method,
    path: string,
    request: object | null,
    enrolment: Enrolment,
  ): Promise<Reply | null> {
    // Written once: the proof speaks of these very letters.
    const body = request && JSON.stringify(request);
    const first = await this.#sendAs(method, path, body, enrolment);
    const again = first !== null && codeOf(first) === 'use_dpop_nonce';
    return again ? this.#sendAs(method, path, body, enrolment) : first;
  }

  async #sendAs(
    method: Method,
    path: string,
    body: string | null,
    enrolment: Enrolment,
  ): Promise<Reply | null> {
    const { token, proof } = enrolment;
    if (!proof) return this.#send(method, path, body, { Authorization: `Bearer ${token}` });
    const made = await dpopProof(proof, {
      method,
      url: this.#origin + path,
      token,
      ...(body !== null && { body }),
      nonce: this.#nonce,
      issuedAt: Math.floor(Date.now() / 1_000),
      id: crypto.randomUUID(),
    });
    return this.#send(method, path, body, { Authorization: `DPoP ${token}`, DPoP: made });
  }

  /** `null` when nothing came back. */
  async #send(
    method: Method,
    path: string,
    body: string | null,
    headers: Record<string, string>,
  ): Promise<Reply | null> {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), PATIENCE_MS);
    try {
      const response = await fetch(this.#origin + path, {
        method,
        headers: { ...(body !== null && { 'Content-Type': 'application/json' }), ...headers },
        ...(body !== null && { body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: control.signal,
      });
      this.#nonce = response.headers.get('DPoP-Nonce') ?? this.#nonce;
      return { status: response.status, ...(await read(response)) };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

async function read(response: Response): Promise<Pick<Reply, 'body' | 'retryAfter'>> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const type = response.headers.get('Content-Type') ?? '';
  if (!/^application\/(problem\+)?json/.test(type)) return { body: undefined, retryAfter };
  const text = await response.text();
  try {
    return { body: JSON.parse(text), retryAfter };
  } catch {
    return { body: undefined, retryAfter };
  }
}

function codeOf(reply: Reply): string | null {
  return v.is(problem, reply.body) ? reply.body.code : null;
}

/** Only a clear word of the server itself may put scans aside: everything else is tried again. */
function refusalOf(reply: Reply): Refusal {
  if (reply.status === 403 && v.is(revokedProblem, reply.body)) {
    return reply.body.hand_in === 'open' ? 'revoked' : 'revoked_closed';
  }
  switch (codeOf(reply)) {
    case 'invalid_request':
      return 'rejected';
    case 'payload_too_large':
      return 'too_large';
    case 'unauthenticated':
    case 'use_dpop_nonce':
      return 'unauthenticated';
    case 'busy':
    case 'rate_limited':
      return 'busy';
    default:
      return reply.status === 413 ? 'too_large' : 'garbled';
  }
}

function failed(why: Refusal, reply?: Reply): Sent<never> {
  return { ok: false, why, retryAfter: reply?.retryAfter ?? null };
}
