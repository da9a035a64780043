import type { ProblemCatalogue } from '../ar/problems.ts';

export const problems: ProblemCatalogue = {
  codes: {
    invalid_request: {
      happened: 'This request could not be read.',
      kept: 'Nothing has changed in your registration.',
      next: 'Go back to the previous page, correct your answers and send them again.',
    },
    idempotency_key_reused: {
      happened: 'This form was already sent with other answers.',
      kept: 'The first registration is kept as it is.',
      next: 'To register again, open the form from the event page.',
    },
    slot_full: {
      happened: 'This arrival window has just filled up.',
      kept: 'Your answers are kept and nothing has changed.',
      next: 'Choose another arrival window.',
    },
    already_registered: {
      happened: 'This phone or e-mail has reached the number of registrations allowed on that day.',
      kept: 'Your earlier registrations are kept.',
      next: 'Registering is optional: the open lane is there for everyone.',
    },
    already_used: {
      happened: 'This ticket was already used at the gate.',
      kept: 'Nothing has changed.',
      next: 'The welcome team at the gate can help you.',
    },
    edition_changed: {
      happened: 'The edition was changed since you opened it.',
      kept: 'Nothing of what you sent was done.',
      next: 'Open it again to see how it stands now, and decide anew.',
    },
    edition_archived: {
      happened: 'This edition is archived: nothing in it changes any more.',
      kept: 'Everything in it is kept as it is.',
      next: 'Its figures, lists and log can still be read.',
    },
    too_many_changes: {
      happened: 'This registration has been changed as often as it can be.',
      kept: 'Nothing has changed and your ticket is valid.',
      next: 'The welcome desk can help you. Entry is open to everyone, with or without a ticket.',
    },
    registration_closed: {
      happened: 'Registration is not open at the moment.',
      kept: 'Tickets already issued remain valid.',
      next: 'Entry is free and open to everyone without registering, by the open lane.',
    },
    invitation_invalid: {
      happened: 'This invitation no longer works: it was used, or its time has passed.',
      kept: 'Nothing has changed.',
      next: 'Ask the organiser for a new invitation.',
    },
    device_revoked: {
      happened: 'This phone no longer belongs to a gate.',
      kept: 'What it had already sent is kept.',
      next: 'Ask the organisers for a new invitation for this phone.',
    },
    rescue_invalid: {
      happened: 'Nothing proves that these scans are that phone’s.',
      kept: 'None of them were counted.',
      next: 'Read the codes from that phone’s screen again.',
    },
    forbidden: {
      happened: 'This page is private.',
      kept: 'Nothing has changed.',
      next: 'Open the link that you received, or go to the home page.',
    },
    unauthenticated: {
      happened: 'This session has ended, or has not begun.',
      kept: 'What was saved is still saved.',
      next: 'Sign in again with a new invitation.',
    },
    use_dpop_nonce: {
      happened: 'This device must confirm itself again.',
      kept: 'Nothing is lost.',
      next: 'Trying again is enough.',
    },
    client_too_old: {
      happened: 'This page is too old to understand the service.',
      kept: 'Everything it has not sent is kept.',
      next: 'Reload the page.',
    },
    not_found: {
      happened: 'There is no page at this address.',
      kept: 'If you have a ticket, it remains valid.',
      next: 'A letter of the link may be missing: open it as you received it, or scan the code again.',
    },
    method_not_allowed: {
      happened: 'This address cannot be opened this way.',
      kept: 'Nothing has changed.',
      next: 'Go to the home page.',
    },
    rate_limited: {
      happened: 'Too many requests in a short time.',
      kept: 'Nothing is lost, and your earlier registrations are kept.',
      next: 'Wait a minute, then try again.',
    },
    payload_too_large: {
      happened: 'That was too much to send at once.',
      kept: 'Nothing has changed.',
      next: 'Go back to the previous page and shorten the text.',
    },
    unsupported_media_type: {
      happened: 'Your answers arrived in a format that we cannot read.',
      kept: 'Nothing has changed.',
      next: 'Use the form on the event page.',
    },
    busy: {
      happened: 'The service is very busy right now.',
      kept: 'Nothing has changed and you are not registered twice.',
      next: 'Wait a few seconds, then try again. Entry without registering remains open.',
    },
    not_configured: {
      happened: 'The service is not ready yet.',
      kept: 'Nothing has changed.',
      next: 'Come back later. Entry without registering remains open.',
    },
    internal: {
      happened: 'Something failed on our side.',
      kept: 'What was confirmed is kept. Sending a form again never registers you twice.',
      next: 'Try again in a moment.',
    },
  },
  home: 'Home page',
  reference: 'Request number, for whoever helps you:',
};
