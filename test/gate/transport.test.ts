import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserKeys } from '../../src/client/gate/browser/browser-keys.ts';
import type { ScansRequest } from '../../src/client/gate/ports.ts';
import type { Enrolment } from '../../src/client/gate/records.ts';
import { HttpTransport } from '../../src/client/gate/sync/transport.ts';
import { checkProof, newNonce } from '../../src/gate/dpop.ts';
import { EVENT, Mint } from './edition.ts';
import { GateServer } from './server.ts';

const SECRET = 'c2VjcmV0LWtleS1mb3ItdGVzdHMtMzItYnl0ZXMtISE=';
const NOTHING: ScansRequest = { scans: [], queued: 0, since: 0, signed_off: false, own_hold: null };
const EMPTY = { results: [], cursor: 0, now: 1 };

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let enrolment: Enrolment;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const made = await new GateServer(await Mint.open(), () => 0).enrol('phone', 1);
  enrolment = { ...made, proof: null };
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function says(status: number, body: unknown, headers: Record<string, string> = {}) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  answer = (_request, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

describe('the way to the server', () => {
  it('brings an answer home', async () => {
    says(200, EMPTY);
    expect(await new HttpTransport(origin).scans(NOTHING, enrolment)).toEqual({
      ok: true,
      answer: EMPTY,
    });
  });

  it('believes nothing but an answer of the right shape', async () => {
    const garbled = { ok: false, why: 'garbled' };
    const transport = new HttpTransport(origin);
    says(200, '<html>Welcome to our network</html>', { 'Content-Type': 'text/html' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject(garbled);
    says(200, '{"results":[],"cur');
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject(garbled);
    says(200, { ...EMPTY, results: [{ id: 'x' }] });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject(garbled);
    says(500, { code: 'internal' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject(garbled);
    says(404, '<h1>Not found</h1>', { 'Content-Type': 'text/html' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject(garbled);
  });

  it('knows why it was turned away', async () => {
    const transport = new HttpTransport(origin);
    says(503, { code: 'busy' }, { 'Retry-After': '7' });
    const busy = { ok: false, why: 'busy', retryAfter: 7 };
    expect(await transport.scans(NOTHING, enrolment)).toEqual(busy);
    says(413, { code: 'payload_too_large' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'too_large' });
    says(422, { code: 'invalid_request' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'rejected' });
    says(401, { code: 'unauthenticated' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'unauthenticated' });
    says(426, { code: 'client_too_old' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'too_old' });
    expect(await transport.enrol({ code: 'c', name: 'n' })).toMatchObject({ why: 'too_old' });
    server.closeAllConnections();
    server.close();
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'unreachable' });
  });

  it('takes the phone for revoked only in the very words of the server', async () => {
    const transport = new HttpTransport(origin);
    const words = { status: 403, code: 'device_revoked', hand_in: 'open' };
    says(403, words);
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'revoked' });
    says(403, { ...words, hand_in: 'closed' });
    expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'revoked_closed' });
    const doubtful: [number, unknown, string?][] = [
      [403, { status: 403, code: 'device_revoked' }],
      [403, { ...words, hand_in: 'yes' }],
      [401, words],
      [200, words],
      [403, { code: 'device_revoked', hand_in: 'open' }],
      [403, JSON.stringify(words), 'text/html'],
      [403, JSON.stringify(words).slice(0, -1)],
    ];
    for (const [status, body, type] of doubtful) {
      says(status, body, type ? { 'Content-Type': type } : {});
      expect(await transport.scans(NOTHING, enrolment)).toMatchObject({ why: 'garbled' });
    }
  });

  it('hands in what was read from another phone, and says when its proof does not hold', async () => {
    const transport = new HttpTransport(origin);
    const rescued = {
      group: 'ABC234',
      device: 'other',
      scans: 1,
      body: '{"device":"other","scans":[{}]}',
      key: null,
      signature: 'c2ln',
      disbelieved: false,
    };
    let sent = '';
    answer = async (request, response) => {
      for await (const chunk of request) sent += chunk;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"results":[],"kept_apart":true}');
    };
    const taken = { ok: true, answer: { results: [], kept_apart: true } };
    expect(await transport.rescue(rescued, enrolment)).toEqual(taken);
    const { device, body, key, signature } = rescued;
    expect(JSON.parse(sent)).toEqual({ device, body, key, signature });
    says(403, { status: 403, code: 'rescue_invalid' });
    expect(await transport.rescue(rescued, enrolment)).toMatchObject({ why: 'rejected' });
  });

  it('asks how many are inside, with the proof of its key, and believes only a number', async () => {
    const proof = await new BrowserKeys().newProof();
    if (!proof) throw new Error('no key');
    const bound = { ...enrolment, proof: proof.pair };
    const path = `/api/v1/events/${EVENT.slug}/live`;
    let covers = false;
    answer = async (request, response) => {
      const now = Date.now();
      const nonce = await newNonce(SECRET, now, enrolment.device.id);
      const { authorization = '', dpop = '' } = request.headers;
      const token = authorization.replace('DPoP ', '');
      const device = enrolment.device.id;
      const of = { method: 'GET', urls: [origin + path], token, device, body: '', now };
      const checked = await checkProof(String(dpop), SECRET, of).catch(() => null);
      covers = checked !== null && request.method === 'GET' && request.url === path;
      const type = covers ? 'application/json' : 'application/problem+json';
      response.writeHead(covers ? 200 : 401, { 'Content-Type': type, 'DPoP-Nonce': nonce });
      response.end(JSON.stringify(covers ? { inside: 18_383 } : { code: 'use_dpop_nonce' }));
    };
    const transport = new HttpTransport(origin);
    expect(await transport.inside(bound)).toBe(18_383);
    expect(covers).toBe(true);
    for (const inside of [-1, 1.5, '18383', null]) {
      says(200, { inside });
      expect(await transport.inside(enrolment)).toBeNull();
    }
    says(401, { code: 'unauthenticated' });
    expect(await transport.inside(enrolment)).toBeNull();
  });

  it('enrols with an edition of the right shape, and says when the invitation is spent', async () => {
    const transport = new HttpTransport(origin);
    const { proof: _proof, ...made } = enrolment;
    const { policy } = await new GateServer(await Mint.open(), () => 0).enrol('phone', 1);
    says(201, { ...made, gate: policy.gate, policy });
    const enrolled = await transport.enrol({ code: 'c', name: 'n' });
    expect(enrolled).toMatchObject({ ok: true, answer: { event: { number: EVENT.number } } });
    says(403, { code: 'invitation_invalid' });
    const spent = { ok: false, why: 'rejected' };
    expect(await transport.enrol({ code: 'c', name: 'n' })).toMatchObject(spent);
    says(201, { ...made, policy, event: { ...EVENT, days: 'many' } });
    const garbled = { ok: false, why: 'garbled' };
    expect(await transport.enrol({ code: 'c', name: 'n' })).toMatchObject(garbled);
  });
});

describe('a token that is bound to the phone', () => {
  it('goes with a proof by a key that never leaves, and takes the nonce that it is given', async () => {
    const proof = await new BrowserKeys().newProof();
    if (!proof) throw new Error('no key');
    await expect(crypto.subtle.exportKey('jwk', proof.pair.privateKey)).rejects.toThrow();
    const seen: string[] = [];
    answer = async (request, response) => {
      const { authorization = '', dpop = '' } = request.headers;
      let body = '';
      for await (const chunk of request) body += chunk;
      const now = Date.now();
      const expected = {
        method: 'POST',
        urls: [`${origin}/api/v1/scans`],
        token: authorization.replace('DPoP ', ''),
        device: enrolment.device.id,
        body,
        now,
      };
      const code = await checkProof(String(dpop), SECRET, expected).then(
        ({ covers }) => (covers ? 'ok' : 'good for any body'),
        (problem: { code: string }) => problem.code,
      );
      seen.push(code);
      response.writeHead(code === 'ok' ? 200 : 401, {
        'Content-Type': code === 'ok' ? 'application/json' : 'application/problem+json',
        'DPoP-Nonce': await newNonce(SECRET, now, enrolment.device.id),
      });
      response.end(JSON.stringify(code === 'ok' ? EMPTY : { code }));
    };
    const transport = new HttpTransport(origin);
    const bound = { ...enrolment, proof: proof.pair };
    expect(await transport.scans(NOTHING, bound)).toMatchObject({ ok: true });
    expect(await transport.scans(NOTHING, bound)).toMatchObject({ ok: true });
    expect(seen).toEqual(['use_dpop_nonce', 'ok', 'ok']);
  });
});
