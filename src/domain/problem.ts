/** Every way a request can fail, with its HTTP status. The codes are part of the public interface. */
export const PROBLEMS = {
  invalid_request: 422,
  idempotency_key_reused: 422,
  slot_full: 409,
  already_registered: 409,
  already_used: 409,
  edition_changed: 409,
  edition_archived: 422,
  registration_closed: 403,
  invitation_invalid: 403,
  device_revoked: 403,
  rescue_invalid: 403,
  forbidden: 403,
  unauthenticated: 401,
  use_dpop_nonce: 401,
  client_too_old: 426,
  not_found: 404,
  method_not_allowed: 405,
  rate_limited: 429,
  too_many_changes: 429,
  payload_too_large: 413,
  unsupported_media_type: 415,
  busy: 503,
  not_configured: 503,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** One field that is wrong. `path` as in the request (`party.adults`); `message` a code to translate. */
export interface FieldError {
  readonly path: string;
  readonly message: FieldFault;
}

const FIELD_FAULTS = [
  'required',
  'invalid',
  'too_long',
  'too_small',
  'too_large',
  'phone_invalid',
  'email_invalid',
  'contact_missing',
  'consent_missing',
  'slot_unknown',
] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

/**
 * An expected failure. It is thrown through every floor unchanged and turned into problem+json or a
 * page once, at the edge. Its text is for engineers and holds nothing that a visitor typed.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  /** Further members of the problem document, such as `alternatives`. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | null;

  constructor(
    code: ProblemCode,
    more: {
      detail?: string;
      errors?: readonly FieldError[];
      members?: Record<string, unknown>;
      retryAfter?: number;
      /** The error that caused it: it is logged, and never sent. */
      cause?: unknown;
    } = {},
  ) {
    super(more.detail ?? code, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.errors = more.errors ?? [];
    this.members = more.members ?? {};
    this.retryAfter = more.retryAfter ?? null;
  }

  get status(): (typeof PROBLEMS)[ProblemCode] {
    return PROBLEMS[this.code];
  }
}
