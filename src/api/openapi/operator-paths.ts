import { metricsPath } from './metrics-path.ts';
import { answer, answers, header, jsonBody } from './operation.ts';
import { named, type Schema, text } from './schema.ts';

const AS_OPERATOR = [{ operator: [] }];
const REFUSED = ['unauthenticated', 'invalid_request'] as const;
const SENT = ['payload_too_large', 'unsupported_media_type'] as const;
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

/** The addresses that require the operator's key. */
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
        'edition_archived',
      ]),
    },
  },
  '/api/v1/operator/editions': {
    post: {
      operationId: 'createEdition',
      tags: ['operator'],
      summary: 'Sets up an edition, with fresh keys.',
      description:
        'The same file again is the same edition; another one under its slug changes nothing and is `already_used`. A file that the service wrote (`EditionExport`) is taken as well.',
      security: AS_OPERATOR,
      requestBody: jsonBody(named('EditionFile'), EDITION),
      responses: answers(
        {
          200: answer('It stands already.', named('SetUp')),
          201: answer('Set up.', named('SetUp')),
        },
        [...REFUSED, ...SENT, 'already_used'],
      ),
    },
  },
  '/api/v1/operator/edition-files': {
    post: {
      operationId: 'exportEdition',
      tags: ['operator'],
      summary: 'An edition as a file, which sets the same one up elsewhere.',
      security: AS_OPERATOR,
      requestBody: jsonBody(named('EditionFileRequest'), { event: 'rabat-2027' }),
      responses: answers({ 200: answer('The file.', named('EditionExport')) }, [
        ...REFUSED,
        ...SENT,
        'not_found',
      ]),
    },
  },
  '/api/v1/operator/reports': {
    post: {
      operationId: 'printReport',
      tags: ['operator'],
      summary: 'The report of a day or of an edition, as a page to be printed.',
      security: AS_OPERATOR,
      requestBody: jsonBody(named('ReportRequest'), { event: 'rabat-2027', day: 1, locale: 'fr' }),
      responses: answers({ 200: answer('The page.', named('Report')) }, [
        ...REFUSED,
        ...SENT,
        'not_found',
      ]),
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
        [...REFUSED, ...SENT, 'not_found', 'edition_changed', 'edition_archived', 'busy'],
      ),
    },
  },
  '/api/v1/operator/wrapped-keys': {
    post: {
      operationId: 'rewrapKeys',
      tags: ['operator'],
      summary: 'All keys of the service, wrapped by its newest SECRET_KEY.',
      description:
        'While the former one stands behind the newest in SECRET_KEY. Asked for again, it goes on where it ended.',
      security: AS_OPERATOR,
      responses: answers(
        {
          200: answer(
            'How many keys there are, and how many were wrapped now.',
            named('WrappedKeys'),
          ),
        },
        ['unauthenticated'],
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
          200: answer('It stands.', named('Demo')),
          201: answer('It was made.', named('Demo')),
        },
        ['unauthenticated'],
      ),
    },
  },
};
