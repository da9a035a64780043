import { answers, inPath } from './operation.ts';
import type { Schema } from './schema.ts';

/** Where carriers report, described. */
export const callbackPath: Record<string, Schema> = {
  '/api/v1/messages/callbacks/{channel}': {
    post: {
      operationId: 'reportDelivery',
      tags: ['service'],
      summary: 'What became of messages, as the carrier of a channel says it.',
      description:
        'The carrier is given the address with each message, and reports in its own words, JSON or a form, as the settings of the channel say. It may report in any order and again; what nobody knows is answered alike. `busy` asks for the report once more: the message that it names may be on its way.',
      parameters: [inPath('channel', 'A name that the carrier was given.')],
      responses: answers({ 204: { description: 'Noted, or of no message that is known.' } }, [
        'not_found',
        'forbidden',
        'payload_too_large',
        'invalid_request',
        'rate_limited',
        'busy',
      ]),
    },
  },
};
