import { RELEASE_HEADER } from '../../contract/release.ts';
import { answer, answers, header, inPath, jsonBody } from './operation.ts';
import { cursor, named, type Schema, text } from './schema.ts';

const NONCE = { 'DPoP-Nonce': { $ref: '#/components/headers/DpopNonce' } };
const AS_DEVICE = [{ device: [] }, { boundDevice: [] }];
/** Why the request of a phone is refused. */
const OF_DEVICE = [
  'unauthenticated',
  'use_dpop_nonce',
  'device_revoked',
  'client_too_old',
  'invalid_request',
  'busy',
] as const;
const SENT = ['payload_too_large', 'unsupported_media_type'] as const;

const SAID_RELEASE = {
  ...header(RELEASE_HEADER, 'Of the page of a gate phone. One that is too old is told so.', text),
  required: false,
};
const KEYLESS = 'Without a `public_key`: under the same key it is the same device.';

/** The addresses for gate phones and the board. */
export const gatePaths: Record<string, Schema> = {
  '/api/v1/devices': {
    post: {
      operationId: 'enrolDevice',
      tags: ['gate'],
      summary: 'Spends a one-time code on a gate phone.',
      description:
        'With a `public_key`, a JWK of P-256, the device is bound to it. Invitations of the console require one.',
      parameters: [{ ...header('Idempotency-Key', KEYLESS, text), required: false }, SAID_RELEASE],
      requestBody: jsonBody(named('EnrolmentRequest'), { code: 'w5k7…', name: 'الباب 2' }),
      responses: answers({ 201: answer('Enrolled.', named('Enrolment'), NONCE) }, [
        'invitation_invalid',
        'edition_archived',
        'client_too_old',
        'invalid_request',
        'rate_limited',
        'busy',
        ...SENT,
      ]),
    },
  },
  '/api/v1/scans': {
    post: {
      operationId: 'sendScans',
      tags: ['gate'],
      summary: 'Settles scans in the order sent: what is asked, and what happened.',
      description:
        'A malformed scan is refused by itself and never fails the others. A known id returns its stored result; what the phone showed wins.',
      security: AS_DEVICE,
      parameters: [SAID_RELEASE],
      requestBody: jsonBody(named('ScansRequest'), {
        scans: [
          {
            id: 'f2f0f1b8-2a3c-4b57-9a53-0d7c7a5f6a11',
            type: 'ticket',
            direction: 'entry',
            ticket: '482109375516',
            at: '2026-11-23T10:04:31+00:00',
          },
        ],
        since: 1207,
        queued: 0,
      }),
      responses: answers({ 200: answer('Settled.', named('ScansAnswer'), NONCE) }, [
        ...OF_DEVICE,
        ...SENT,
      ]),
    },
  },
  '/api/v1/ledger': {
    get: {
      operationId: 'readLedger',
      tags: ['gate'],
      summary: 'What changed since a cursor, in commit order: what a phone needs to decide alone.',
      security: AS_DEVICE,
      parameters: [{ name: 'since', in: 'query', schema: { ...cursor, default: 0 } }, SAID_RELEASE],
      responses: answers({ 200: answer('The ledger.', named('Ledger'), NONCE) }, [...OF_DEVICE]),
    },
  },
  '/api/v1/events/{slug}/live/socket': {
    get: {
      operationId: 'followLive',
      tags: ['gate'],
      summary: 'A WebSocket that says the exact figures at once, and again as they change.',
      description:
        'At most 5 a session and 500 an edition. Nothing but `ping` is read: any other message closes it.',
      security: [{ session: [] }],
      parameters: [
        inPath('slug', 'The slug of an edition.'),
        header('Upgrade', 'Makes a socket of the request.', { ...text, const: 'websocket' }),
      ],
      responses: answers({ 101: { description: 'Each message is a `Live` in JSON.' } }, [
        'unauthenticated',
        'forbidden',
        'rate_limited',
        'busy',
        'not_found',
        'invalid_request',
      ]),
    },
  },
};
