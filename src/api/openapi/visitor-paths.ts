import { answer, answers, header, inPath, jsonBody, page } from './operation.ts';
import { named, object, oneOf, type Schema, text } from './schema.ts';

const slug = inPath('slug', 'The slug of an edition.');
const UNCHANGED = {
  description: 'Nothing changed: `If-None-Match` names the `ETag` of the answer.',
  headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
};
const token = inPath('token', 'The token of a ticket, in upper or lower case.');

/** The addresses that visitors open, and those that register for them. */
export const visitorPaths: Record<string, Schema> = {
  '/api/v1/events/{slug}': {
    get: {
      operationId: 'readEvent',
      tags: ['visitors'],
      summary: 'An edition: its days, its arrival windows and what remains of them.',
      parameters: [slug],
      responses: answers({ 200: answer('The edition.', named('Event')) }, ['not_found']),
    },
  },
  '/api/v1/events/{slug}/registrations': {
    post: {
      operationId: 'register',
      tags: ['visitors'],
      summary: 'Takes places for a party, and gives its tickets.',
      description:
        'Capacity counts people and is never exceeded. The same key with the same content gives the same answer, at any time; refusals are not kept.',
      parameters: [
        slug,
        header('Idempotency-Key', 'One UUID for each party.', { type: 'string', format: 'uuid' }),
      ],
      requestBody: jsonBody(named('RegistrationRequest'), {
        slot: '4',
        kind: 'family',
        party: { adults: 2, children: 3 },
        contact: { name: 'فاطمة الزهراء', phone: '0612345678', email: null },
        locale: 'ar',
        consent: true,
      }),
      responses: answers(
        {
          201: answer('Registered.', named('Receipt')),
          200: answer('Registered before, under the same key.', named('Receipt')),
        },
        [
          'slot_full',
          'already_registered',
          'registration_closed',
          'forbidden',
          'invalid_request',
          'idempotency_key_reused',
          'not_found',
          'rate_limited',
          'payload_too_large',
          'unsupported_media_type',
          'busy',
          'not_configured',
        ],
      ),
    },
  },
  '/api/v1/events/{slug}/wait-list': {
    post: {
      operationId: 'joinWaitList',
      tags: ['visitors'],
      summary: 'Waits for places in a full window, or in any window of a day.',
      description:
        'Places that come free are drawn by lot among the parties that fit; being quicker makes no difference. The party is registered as soon as its turn comes.',
      parameters: [
        slug,
        header('Idempotency-Key', 'One UUID for each party.', { type: 'string', format: 'uuid' }),
      ],
      requestBody: jsonBody(named('WaitListRequest'), {
        slot: '4',
        kind: 'family',
        party: { adults: 2, children: 3 },
        contact: { name: 'فاطمة الزهراء', phone: '0612345678', email: null },
        locale: 'ar',
        consent: true,
      }),
      responses: answers(
        {
          201: answer('Waiting.', named('Wait')),
          200: answer('It joined before, under the same key.', named('Wait')),
        },
        [
          'slot_full',
          'already_registered',
          'registration_closed',
          'invalid_request',
          'idempotency_key_reused',
          'not_found',
          'rate_limited',
          'payload_too_large',
          'unsupported_media_type',
          'busy',
          'not_configured',
        ],
      ),
    },
  },
  '/api/v1/events/{slug}/live': {
    get: {
      operationId: 'readLive',
      tags: ['visitors'],
      summary: 'How many are inside, and how complete the figures are.',
      parameters: [slug],
      security: [{}, { session: [] }, { device: [] }],
      responses: answers({ 200: answer('The figures.', named('Live')) }, ['not_found', 'busy']),
    },
  },
  '/api/v1/events/{slug}/notices': {
    get: {
      operationId: 'readNotices',
      tags: ['visitors'],
      summary: 'What the edition has published: the newest notices, and whatever is pinned.',
      parameters: [slug],
      responses: answers({ 200: answer('The notices, newest first.', named('Notices')) }, [
        'not_found',
        'busy',
      ]),
    },
  },
  '/api/v1/events/{slug}/figures': {
    get: {
      operationId: 'readFigures',
      tags: ['visitors'],
      summary: 'The figures of the days that were released, with their corrections.',
      parameters: [slug],
      responses: {
        ...answers({ 200: answer('The figures.', named('Figures')) }, ['not_found', 'busy']),
        304: UNCHANGED,
      },
    },
  },
  '/api/v1/events/{slug}/figures/{file}': {
    get: {
      operationId: 'readFiguresFile',
      tags: ['visitors'],
      summary: 'What the gates counted on a released day, in merged minutes.',
      description:
        'The columns sum exactly to the released figures: entries to visits, exits, walk_ins to walk_in_visits, re_entries to repeat_visits. Times are minutes in UTC, `to` is exclusive. Neighbouring minutes of a gate are merged until no count is 1 to 4; a gate that is too small for any row joins another one as `a+b`. Gate 0 is the whole site over the whole day: corrections, and counts that are 1 to 4 in the whole day. The bytes were kept at the release. `{date}-{number}.csv` is the file of one release, which stays.',
      parameters: [
        slug,
        inPath('file', '`{date}.csv` of a released day (YYYY-MM-DD), or `{date}-{number}.csv`.'),
      ],
      responses: {
        200: page('The file.', 'text/csv; charset=utf-8; header=present'),
        304: UNCHANGED,
        ...answers({}, ['not_found', 'busy']),
      },
    },
  },
  '/api/v1/events/{slug}/figures/recount.mjs': {
    get: {
      operationId: 'readRecountScript',
      tags: ['visitors'],
      summary: 'Leads to the script that adds up a file of figures and checks its SHA-256.',
      parameters: [slug],
      responses: { 301: { description: 'To /recount.mjs, for Node.js 18 or newer.' } },
    },
  },
  '/t/{token}': {
    get: {
      operationId: 'openTicket',
      tags: ['visitors'],
      summary: 'The page of a ticket.',
      parameters: [token],
      responses: { 200: page('The ticket.'), 404: page('No such ticket.') },
    },
  },
  '/t/{token}.svg': {
    get: {
      operationId: 'drawTicket',
      tags: ['visitors'],
      summary: 'The QR code of a ticket.',
      parameters: [token],
      responses: { 200: page('The code.', 'image/svg+xml'), 404: page('No such ticket.') },
    },
  },
  '/r/{secret}': {
    get: {
      operationId: 'openRegistration',
      tags: ['visitors'],
      summary: 'The private page of a registration: change, split, cancel.',
      parameters: [inPath('secret', 'The secret of `manage_url`.')],
      responses: { 200: page('The registration.'), 404: page('No such registration.') },
    },
  },
  '/healthz': {
    get: {
      operationId: 'readHealth',
      tags: ['service'],
      summary: 'Whether the database answers.',
      responses: {
        200: answer('It does.', object({ status: { const: 'ok' } })),
        503: answer('It does not.', object({ status: oneOf(['unavailable']) })),
      },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'readDescription',
      tags: ['service'],
      summary: 'This description.',
      responses: {
        200: answer('OpenAPI 3.1.', object({ openapi: text }, [], { additionalProperties: true })),
      },
    },
  },
};
