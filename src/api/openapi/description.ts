import { callbackPath } from './callback-path.ts';
import { describeComponents } from './convert.ts';
import { gateComponents } from './gate-components.ts';
import { gatePaths } from './gate-paths.ts';
import { operatorComponents } from './operator-components.ts';
import { operatorPaths } from './operator-paths.ts';
import { rescuePaths } from './rescue-paths.ts';
import { visitorComponents } from './visitor-components.ts';
import { visitorPaths } from './visitor-paths.ts';

/**
 * The description of the interface, for programs: every address, what it takes, what it answers.
 */
export const description = {
  openapi: '3.1.0',
  info: {
    title: 'Abwab',
    version: '1',
    summary: 'Registers visitors, issues QR tickets and counts attendance at open days.',
    description:
      'JSON, UTF-8; times ISO 8601 with offset; ids are strings, counts integers. Errors are RFC 9457 problems. Fields may be added, never taken away.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'visitors', description: 'Open to everybody.' },
    { name: 'gate', description: 'For enrolled phones and signed-in members.' },
    { name: 'operator', description: 'For the one who runs the service.' },
    { name: 'service', description: 'The service itself.' },
  ],
  paths: { ...visitorPaths, ...gatePaths, ...rescuePaths, ...operatorPaths, ...callbackPath },
  components: {
    schemas: describeComponents({
      ...visitorComponents,
      ...gateComponents,
      ...operatorComponents,
    }),
    headers: {
      RequestId: {
        description: 'The number of this request, for those who help.',
        required: true,
        schema: { type: 'string', format: 'uuid' },
      },
      RetryAfter: { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } },
      DpopNonce: {
        description: 'The nonce of the next proof (RFC 9449).',
        schema: { type: 'string' },
      },
    },
    securitySchemes: {
      device: { type: 'http', scheme: 'bearer', description: 'The token of an enrolled phone.' },
      boundDevice: {
        type: 'http',
        scheme: 'DPoP',
        description:
          'The token of a phone bound to its key, with a proof in the header `DPoP` (RFC 9449). A claim `htb`, the SHA-256 of the body in base64url, makes the proof good for that body; without it, one with a body is taken once. The nonce is good for the device that it was given to. A header that holds more than `typ`, `alg` and `jwk` is refused.',
      },
      session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      operator: { type: 'http', scheme: 'bearer', description: 'The operator key.' },
    },
  },
};
