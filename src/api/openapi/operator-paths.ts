import { metricsPath } from './metrics-path.ts';
import { answer, answers, header, jsonBody } from './operation.ts';
import { countTo, list, named, object, oneOf, orNull, type Schema, text } from './schema.ts';

const AS_OPERATOR = [{ operator: [] }];
const REFUSED = ['unauthenticated', 'invalid_request'] as const;
const SENT = ['payload_too_large', 'unsupported_media_type'] as const;
const time: Schema = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
const local: Schema = {
  type: 'string',
  pattern: '^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$',
  description: 'In the zone of the edition.',
};
const positive: Schema = { type: 'integer', minimum: 1 };

/** What the one who runs the service sends and gets. */
export const operatorSchemas: Record<string, Schema> = {
  InvitationRequest: object(
    {
      kind: oneOf(['gate', 'organizer', 'group']),
      event: { ...text, description: 'A slug; by default the edition under way or next.' },
      gate: { ...positive, maximum: 255, default: 1 },
      people: { ...positive, maximum: 100_000, default: 2_000, description: 'Of a group code.' },
      uses: { ...positive, maximum: 1_000, default: 1 },
      days: {
        type: 'array',
        items: { ...positive, maximum: 255 },
        minItems: 1,
        maxItems: 31,
        description: 'Numbers of the days that a group code opens; left out for all of them.',
      },
      valid_days: { ...positive, maximum: 365, default: 30 },
    },
    ['event', 'gate', 'people', 'uses', 'days', 'valid_days'],
  ),
  Invitation: object({
    url: { type: 'string', format: 'uri' },
    code: { ...text, description: 'One-time, for a day.' },
  }),
  NextKeyRequest: object(
    {
      event: { ...text, description: 'A slug; by default the edition under way or next.' },
      replaces: { ...countTo(255), description: 'The id of the key that is to be replaced.' },
      version: { ...positive, description: 'The version of the edition as it was seen.' },
    },
    ['event', 'replaces', 'version'],
  ),
  NextKey: object({ slug: text, id: { ...positive, maximum: 255 }, from_serial: positive }),
  EditionFile: object(
    {
      slug: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,30}$' },
      name: named('Localized'),
      city: named('Localized'),
      venue: named('Localized'),
      timezone: { ...text, default: 'Africa/Casablanca' },
      registration: object({ opens: local, closes: local }),
      party_max: { ...positive, maximum: 255, default: 10 },
      group_share: {
        type: 'integer',
        minimum: 0,
        maximum: 100,
        default: 60,
        description: 'Of each window, the percentage that schools and associations may hold.',
      },
      live_detail: oneOf(['coarse', 'exact'], { default: 'coarse' }),
      controller: object(
        {
          name: named('Localized'),
          receipt: orNull(text),
          contact: text,
          hosting: orNull(named('Localized')),
          carriers: orNull(named('Localized')),
          keep_days: { type: 'integer', minimum: 0, maximum: 365 },
        },
        ['hosting', 'carriers'],
        {
          description:
            'Stated to who registers: where the service is hosted, and who carries messages; null while none are sent.',
        },
      ),
      policy: { type: 'object', description: 'Any of the rules of `GatePolicy`.' },
      days: list(
        object({
          date: { type: 'string', format: 'date', pattern: '^20[0-9]{2}-' },
          opens: time,
          closes: {
            ...time,
            description: 'Before or at the hour when the day ends: of the next morning.',
          },
          windows: list(object({ from: time, to: time, capacity: countTo(1_000_000) }), {
            minItems: 1,
            maxItems: 48,
          }),
        }),
        { minItems: 1, maxItems: 31, description: 'In order.' },
      ),
      gates: list(
        object(
          {
            name: named('Localized'),
            kinds: list(text, { description: 'Kinds it is for; none means all.' }),
            step_free: { type: 'boolean', default: false },
            position: { ...orNull(named('Position')), default: null },
          },
          ['kinds', 'step_free', 'position'],
        ),
        { minItems: 1, maxItems: 99 },
      ),
    },
    ['timezone', 'party_max', 'group_share', 'live_detail', 'policy'],
  ),
};

const name = { ar: 'أيام الأبواب المفتوحة', zgh: 'ⵓⵙⵙⴰⵏ', fr: 'Portes ouvertes', en: 'Open days' };
const EDITION = {
  slug: 'rabat-2027',
  name,
  city: { ar: 'الرباط', zgh: 'ⵔⵔⴱⴰⵟ', fr: 'Rabat', en: 'Rabat' },
  venue: { ar: 'السويسي', zgh: 'ⵙⵡⵉⵙⵉ', fr: 'Souissi', en: 'Souissi' },
  registration: { opens: '2027-04-20T09:00', closes: '2027-05-17T20:00' },
  controller: { name, receipt: null, contact: 'data@example.org', keep_days: 30 },
  days: [
    {
      date: '2027-05-17',
      opens: '10:00',
      closes: '20:00',
      windows: [{ from: '10:00', to: '12:00', capacity: 46000 }],
    },
  ],
  gates: [{ name: { ar: 'الباب 1', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ 1', fr: 'Porte 1', en: 'Gate 1' } }],
};

const DEMO_ANSWER = object({
  slug: text,
  knows_moroccan_law: {
    type: 'boolean',
    description: 'Whether the zone data of this runtime is of September 2026 or later.',
  },
});

/** The addresses that open to the operator's key alone. */
export const operatorPaths: Record<string, Schema> = {
  ...metricsPath,
  '/api/v1/operator/invitations': {
    post: {
      operationId: 'invite',
      tags: ['operator'],
      summary: 'A one-time link for a gate phone or an organizer.',
      description: 'Asked again under the same key, it is the same invitation.',
      security: AS_OPERATOR,
      parameters: [
        { ...header('Idempotency-Key', 'One for each invitation.', text), required: false },
      ],
      requestBody: jsonBody(named('InvitationRequest'), { kind: 'gate', gate: 2 }),
      responses: answers({ 201: answer('Invited.', named('Invitation')) }, [
        ...REFUSED,
        ...SENT,
        'not_found',
      ]),
    },
  },
  '/api/v1/operator/editions': {
    post: {
      operationId: 'createEdition',
      tags: ['operator'],
      summary: 'Sets up an edition, with fresh keys.',
      description:
        'The same file again is the same edition; another one under its slug changes nothing and is `already_used`.',
      security: AS_OPERATOR,
      requestBody: jsonBody(named('EditionFile'), EDITION),
      responses: answers(
        {
          200: answer('It stands already.', object({ slug: text, number: positive })),
          201: answer('Set up.', object({ slug: text, number: positive })),
        },
        [...REFUSED, ...SENT, 'already_used'],
      ),
    },
  },
  '/api/v1/operator/signing-keys': {
    post: {
      operationId: 'rotateSigningKey',
      tags: ['operator'],
      summary: 'The next signing key of an edition.',
      description:
        'It signs the serials that were not given out yet; those that were stay with their keys. With `replaces`, asking twice makes one. With `version`, none is made of an edition that was changed meanwhile.',
      security: AS_OPERATOR,
      requestBody: jsonBody(named('NextKeyRequest'), { event: 'rabat-2027' }),
      responses: answers(
        {
          200: answer('It had been replaced: the key that signs now.', named('NextKey')),
          201: answer('It was made.', named('NextKey')),
        },
        [...REFUSED, ...SENT, 'not_found', 'edition_changed', 'busy'],
      ),
    },
  },
  '/api/v1/operator/demo': {
    post: {
      operationId: 'standDemo',
      tags: ['operator'],
      summary: 'The demo edition, made anew once its last day has passed.',
      security: AS_OPERATOR,
      responses: answers(
        {
          200: answer('It stands.', DEMO_ANSWER),
          201: answer('It was made.', DEMO_ANSWER),
        },
        ['unauthenticated'],
      ),
    },
  },
};
