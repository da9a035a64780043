import type { ProblemDocument } from '../contract/answers/problem-document.ts';
import type { FieldFault, Problem, ProblemCode } from '../domain/problem.ts';

const TITLES: Record<ProblemCode, string> = {
  invalid_request: 'The request is not valid',
  idempotency_key_reused: 'This key was used for another request',
  slot_full: 'This arrival window is full',
  already_registered: 'This contact holds enough parties on that day',
  already_used: 'This was used before',
  edition_changed: 'The edition was changed meanwhile',
  edition_archived: 'The edition is archived and changes no more',
  registration_closed: 'Registration is closed',
  invitation_invalid: 'This invitation is used, unknown or expired',
  device_revoked: 'This device is a gate no longer',
  rescue_invalid: 'These scans are not proven to be of that device',
  forbidden: 'Not allowed',
  unauthenticated: 'Not signed in',
  use_dpop_nonce: 'The proof needs a fresh nonce',
  client_too_old: 'This release of the gate’s page is too old',
  not_found: 'Nothing is here',
  method_not_allowed: 'This address does not take that method',
  rate_limited: 'Too many requests',
  too_many_changes: 'This registration was changed too often',
  payload_too_large: 'The body is too large',
  unsupported_media_type: 'The body must be JSON',
  busy: 'Busy, try again shortly',
  not_configured: 'The service is not configured',
  internal: 'Something went wrong here',
};

const FAULTS: Record<FieldFault, string> = {
  required: 'is required',
  invalid: 'is not valid',
  too_long: 'is too long',
  too_small: 'is too small',
  too_large: 'is too large',
  phone_invalid: 'is no phone number',
  email_invalid: 'is no e-mail address',
  contact_missing: 'a phone or an e-mail is needed',
  consent_missing: 'the notice must be read and accepted by an adult',
  slot_unknown: 'is no arrival window of this event',
};

/** A problem as RFC 9457 writes it. */
export function problemJson(problem: Problem): Response {
  const { code, status, members, errors, retryAfter } = problem;
  const document: ProblemDocument = {
    type: `urn:abwab:problem:${code}`,
    title: TITLES[code],
    status,
    code,
    detail: problem.message === code ? TITLES[code] : problem.message,
    ...members,
    ...(errors.length > 0 ? { errors: errors.map(withSentence) } : {}),
  };
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
  if (retryAfter !== null) headers.set('Retry-After', String(retryAfter));
  if (status === 401) headers.set('WWW-Authenticate', challenge(code));
  return new Response(JSON.stringify(document), { status, headers });
}

function withSentence({ path, message }: Problem['errors'][number]) {
  return { path, code: message, message: FAULTS[message] };
}

function challenge(code: ProblemCode): string {
  const nonce = code === 'use_dpop_nonce' ? ' error="use_dpop_nonce",' : '';
  return `DPoP${nonce} algs="ES256", Bearer`;
}
