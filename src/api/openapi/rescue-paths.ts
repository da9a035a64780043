import { answer, answers, jsonBody } from './operation.ts';
import { named, type Schema } from './schema.ts';

const NONCE = { 'DPoP-Nonce': { $ref: '#/components/headers/DpopNonce' } };
const AS_DEVICE = [{ device: [] }, { boundDevice: [] }];
const FAILURES = [
  'unauthenticated',
  'use_dpop_nonce',
  'device_revoked',
  'invalid_request',
  'busy',
  'payload_too_large',
  'unsupported_media_type',
] as const;

const SCAN = {
  id: 'f2f0f1b8-2a3c-4b57-9a53-0d7c7a5f6a11',
  type: 'walk_in',
  direction: 'entry',
  people: 3,
  at: '2026-11-23T10:04:31+00:00',
  decided: 'offline',
};

/** How scans are saved that a phone cannot, or may no longer, send itself. */
export const rescuePaths: Record<string, Schema> = {
  '/api/v1/rescues': {
    post: {
      operationId: 'bringRescue',
      tags: ['gate'],
      summary: 'Hands in, under its name, the scans that another phone showed.',
      description:
        'The other phone signed them: ECDSA of P-256 with SHA-256 over "abwab rescue", a line feed and `body`, with the key that it is bound to; one that is bound to none makes an HMAC with SHA-256, keyed by the base64 text of the SHA-256 of its token, and `key` is null. What a revoked phone showed is kept apart. A revoked phone may bring what others showed it for as long as its own hand-in is open.',
      security: AS_DEVICE,
      requestBody: jsonBody(named('Rescue'), {
        device: 'k3v9x2m7',
        body: JSON.stringify({ device: 'k3v9x2m7', scans: [SCAN] }),
        key: null,
        signature: 'q7Jt…',
      }),
      responses: answers({ 200: answer('Settled, or kept apart.', named('RescueAnswer'), NONCE) }, [
        'rescue_invalid',
        ...FAILURES,
      ]),
    },
  },
  '/api/v1/hand-ins': {
    post: {
      operationId: 'handIn',
      tags: ['gate'],
      summary: 'Takes, once, what a revoked phone still has. Nothing of it counts by itself.',
      description:
        'A scan is kept once, by its id; the first 2 KB of what cannot be read are kept too, and never count. `last` closes the hand-in. A member of the console accepts or declines it. `busy` when no more is kept of this phone: then nothing of the request was.',
      security: AS_DEVICE,
      requestBody: jsonBody(named('HandIn'), { scans: [SCAN], last: true }),
      responses: answers({ 200: answer('Kept apart.', named('HandInAnswer'), NONCE) }, [
        'forbidden',
        ...FAILURES,
      ]),
    },
  },
};
