import * as v from 'valibot';
import { enrolment } from '../../../contract/answers/enrolment.ts';
import type { Live } from '../../../contract/answers/live.ts';
import { anyProblem, revokedProblem } from '../../../contract/answers/problem.ts';
import { handInAnswer, rescueAnswer } from '../../../contract/answers/rescues.ts';
import { scansAnswer } from '../../../contract/answers/scans.ts';
import { count } from '../../../contract/parts.ts';
import type { Refusal, Sent } from '../ports.ts';

// The server's answers are read openly: a newer one may send more than this phone knows. Their
// shape must be right all the same: a captive portal, a proxy or half an answer must never be
// accepted.

/** The answer to a request. */
export interface Reply {
  readonly status: number;
  /** Parsed JSON; `undefined` for anything else. */
  readonly body: unknown;
  /** Seconds. */
  readonly retryAfter: number | null;
}

/** The live figures that a phone asks for. */
const insideFigure: v.GenericSchema<Pick<Live, 'inside'>> = v.object({ inside: count });

/** The requests of phones, and the schema and status of each answer. */
const ANSWERS = {
  enrol: { status: 201, schema: enrolment, rejectedBy: 'invitation_invalid' },
  scans: { status: 200, schema: scansAnswer, rejectedBy: null },
  rescue: { status: 200, schema: rescueAnswer, rejectedBy: 'rescue_invalid' },
  handIn: { status: 200, schema: handInAnswer, rejectedBy: null },
  inside: { status: 200, schema: insideFigure, rejectedBy: null },
};
type Answers = typeof ANSWERS;

/** Reads an answer; `null` is nothing. */
export function readReply<Asked extends keyof Answers>(
  asked: Asked,
  reply: Reply | null,
): Sent<v.InferOutput<Answers[Asked]['schema']>> {
  if (!reply) return failed('unreachable', null);
  const { status, schema, rejectedBy } = ANSWERS[asked];
  const read = v.safeParse(schema, reply.body);
  if (reply.status === status && read.success) return { ok: true, answer: read.output };
  const code = codeOf(reply);
  const rejected = code !== null && code === rejectedBy;
  return failed(rejected ? 'rejected' : refusalOf(reply, code), reply);
}

/** The code of a problem. */
export function codeOf({ body }: Reply): string | null {
  const read = v.safeParse(anyProblem, body);
  return read.success ? read.output.code : null;
}

/**
 * Only an explicit refusal of the server itself may put scans aside: everything else is tried
 * again.
 */
function refusalOf(reply: Reply, code: string | null): Refusal {
  const revoked = v.safeParse(revokedProblem, reply.body);
  if (reply.status === 403 && revoked.success) {
    return revoked.output.hand_in === 'open' ? 'revoked' : 'revoked_closed';
  }
  switch (code) {
    case 'invalid_request':
      return 'rejected';
    case 'payload_too_large':
      return 'too_large';
    case 'unauthenticated':
    case 'use_dpop_nonce':
      return 'unauthenticated';
    case 'client_too_old':
      return 'too_old';
    case 'busy':
    case 'rate_limited':
      return 'busy';
    default:
      return reply.status === 413 ? 'too_large' : 'garbled';
  }
}

function failed(why: Refusal, reply: Reply | null): Sent<never> {
  return { ok: false, why, retryAfter: reply?.retryAfter ?? null };
}
