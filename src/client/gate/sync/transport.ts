import { RELEASE, RELEASE_HEADER } from '../../../contract/release.ts';
import type { RescueTransport, ScansRequest, Transport } from '../ports.ts';
import type { Enrolment, Rescued } from '../records.ts';
import { dpopProof } from './dpop.ts';
import { codeOf, type Reply, readReply } from './read-reply.ts';

/** A request that takes longer is given up: the queue keeps what it carried. */
const PATIENCE_MS = 15_000;

type Method = 'GET' | 'POST';

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
    return readReply('enrol', reply);
  }

  async scans(request: ScansRequest, enrolment: Enrolment) {
    return readReply('scans', await this.#ask('POST', '/api/v1/scans', request, enrolment));
  }

  async rescue({ device, body, key, signature }: Rescued, enrolment: Enrolment) {
    const rescue = { device, body, key, signature };
    return readReply('rescue', await this.#ask('POST', '/api/v1/rescues', rescue, enrolment));
  }

  async handIn(request: Parameters<RescueTransport['handIn']>[0], enrolment: Enrolment) {
    return readReply('handIn', await this.#ask('POST', '/api/v1/hand-ins', request, enrolment));
  }

  /** People inside the site by the live figures; null for any answer without them. */
  async inside(enrolment: Enrolment): Promise<number | null> {
    const path = `/api/v1/events/${enrolment.event.slug}/live`;
    const read = readReply('inside', await this.#ask('GET', path, null, enrolment));
    return read.ok ? read.answer.inside : null;
  }

  /** Once more with the nonce of the answer, when the one at hand was stale. */
  async #ask(
    method: Method,
    path: string,
    request: object | null,
    enrolment: Enrolment,
  ): Promise<Reply | null> {
    // Serialized once: the proof covers exactly these bytes.
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
        headers: {
          [RELEASE_HEADER]: RELEASE,
          ...(body !== null && { 'Content-Type': 'application/json' }),
          ...headers,
        },
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
