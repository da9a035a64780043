import type { ProblemCatalogue, ProblemWords } from '../ar/problems.ts';

const UNCHANGED = 'ⵡⴰⵍⵓ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵙⵏⴼⵍⵏ.';
const HOME = 'ⵓⵖⵓⵍ ⵖⵔ ⵜⴰⵙⵏⴰ ⵏ ⵓⵙⵏⵓⴱⴳ.';
const AGAIN = 'ⴰⵔⵎⴰⵜ ⴷⴰⵖ ⴷⴼⴼⵉⵔ ⵉⵎⵉⴽ.';
const OPEN_LANE = 'ⴰⴽⵛⵓⵎ ⵉⵕⵥⵎ ⵉ ⵎⴷⴷⵏ ⵎⴰⵔⵔⴰ, ⵡⴰⵅⵅⴰ ⵓⵔ ⵜⵣⵎⵎⴻⵎⵎ.';

const said = (happened: string, next: string, kept = UNCHANGED): ProblemWords => ({
  happened,
  kept,
  next,
});

export const problems: ProblemCatalogue = {
  codes: {
    invalid_request: said(
      'ⵓⵔ ⵏⵣⵎⵉⵔ ⴰⴷ ⵏⵖⵔ ⴰⵙⵓⵜⵔ ⴰⴷ.',
      'ⵓⵖⵓⵍⴰⵜ ⵖⵔ ⵜⴰⵙⵏⴰ ⵉⵣⵔⵉⵏ, ⵙⵖⵜⵉⵡⴰⵜ ⵉⵙⴼⴽⴰ ⴷ ⵜⴰⵣⵏⵎ ⵜⵏ.',
    ),
    idempotency_key_reused: said(
      'ⵜⴰⴼⵔⴽⵜ ⴰⴷ ⵜⵜⵢⴰⵣⵏ ⵢⴰⴷ ⵙ ⵉⵙⴼⴽⴰ ⵢⴰⴹⵏ.',
      'ⵉ ⵓⵣⵎⵎⴻⵎ ⴰⵎⴰⵢⵏⵓ, ⵕⵥⵎⴰⵜ ⵜⴰⴼⵔⴽⵜ ⵙⴳ ⵜⴰⵙⵏⴰ ⵏ ⵓⵎⵓⵙⵙⵓ.',
      'ⴰⵣⵎⵎⴻⵎ ⴰⵎⵣⵡⴰⵔⵓ ⵉⵇⵇⵉⵎ.',
    ),
    slot_full: said('ⵉⵄⵎⵎⵔ ⵡⴰⴽⵓⴷ ⴰⴷ ⵖⵉⵍⴰⴷ.', 'ⵙⵜⵉⵢⴰⵜ ⴰⴽⵓⴷ ⵢⴰⴹⵏ.', 'ⵉⵙⴼⴽⴰ ⵏⵏⵓⵏ ⵇⵇⵉⵎⵏ.'),
    already_registered: said(
      'ⴳⴳⵓⵜⵏ ⵉⵣⵎⵎⴻⵎⵏ ⵙ ⵜⵉⵍⵉⴼⵓⵏ ⵏⵖ ⵜⴰⴱⵔⴰⵜ ⴰⴷ ⴳ ⵡⴰⵙⵙ ⴰⵏⵏ.',
      OPEN_LANE,
      'ⵉⵣⵎⵎⴻⵎⵏ ⵏⵏⵓⵏ ⵉⵣⵔⵉⵏ ⵇⵇⵉⵎⵏ.',
    ),
    already_used: said('ⵜⴰⴽⴰⵕⴹⴰ ⴰⴷ ⵜⵜⵓⵙⵎⵔⵙ ⵢⴰⴷ ⴳ ⵜⵡⵡⵓⵔⵜ.', 'ⵙⵇⵙⴰⵜ ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ ⵓⵙⵏⵓⴱⴳ ⴳ ⵜⵡⵡⵓⵔⵜ.'),
    edition_changed: said('ⵜⵜⵓⵙⵏⴼⵍ ⵜⵣⵔⵉⴳⵜ ⴰⴷ.', 'ⵕⵥⵎⴰⵜ ⵜⵜ ⴷⴰⵖ.'),
    edition_archived: said('ⵜⵔⴳⵍ ⵜⵣⵔⵉⴳⵜ ⴰⴷ, ⵓⵔ ⴰⴷ ⵜⵙⵏⴼⵍ.', 'ⵇⵇⵉⵎⵏ ⵉⵎⴹⴰⵏ ⵏⵏⵙ ⵉ ⵜⵖⵓⵔⵉ.'),
    too_many_changes: said('ⵉⵜⵜⵓⵙⵏⴼⵍ ⵓⵣⵎⵎⴻⵎ ⴰⴷ ⴰⵔ ⵜⴰⴳⴳⴰⵔⴰ.', OPEN_LANE),
    registration_closed: said('ⴰⵣⵎⵎⴻⵎ ⵓⵔ ⵉⵕⵥⵉⵎ ⵖⵉⵍⴰⴷ.', OPEN_LANE),
    invitation_invalid: said('ⵓⵔ ⵜⵙⵡⵉ ⵜⵏⵓⴱⴳⴰ ⴰⴷ.', 'ⵙⵓⵜⵔⴰⵜ ⵜⵉⵏⵓⴱⴳⴰ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵙⴳ ⵓⵎⵙⵓⴷⵙ.'),
    device_revoked: said('ⵓⵔ ⴰⴷ ⵉⴳⵉ ⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⵡⵉⵏ ⵜⵡⵡⵓⵔⵜ.', 'ⵙⵓⵜⵔⴰⵜ ⵜⵉⵏⵓⴱⴳⴰ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵙⴳ ⵓⵎⵙⵓⴷⵙ.'),
    rescue_invalid: said(
      'ⵓⵔ ⵉⴱⴰⵏ ⵉⵙ ⴷ ⵓⵙⵉⵏ ⵉⵙⴼⴽⴰ ⴰⴷ ⵙⴳ ⵜⵉⵍⵉⴼⵓⵏ ⴰⵏⵏ.',
      'ⵖⵔⴰⵜ ⴷⴰⵖ ⵉⵜⵡⵍⵏ ⴳ ⵓⴳⴷⵉⵍ ⵏⵏⵙ.',
    ),
    forbidden: said('ⵜⴰⵙⵏⴰ ⴰⴷ ⵜⵓⵙⵍⵉⴳⵜ.', HOME),
    unauthenticated: said('ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏ ⵜⵖⵉⵎⵉⵜ ⴰⴷ.', 'ⴽⵛⵎⴰⵜ ⴷⴰⵖ ⵙ ⵜⵏⵓⴱⴳⴰ.'),
    use_dpop_nonce: said('ⵉⵇⵇⴰⵏ ⴷ ⴰⴷ ⵉⵜⵜⵓⵙⵏⵜⵎ ⵡⴰⵍⵍⴰⵍ ⴰⴷ ⴷⴰⵖ.', AGAIN),
    client_too_old: said('ⵜⵇⴷⵎ ⵜⴰⵙⵏⴰ ⴰⴷ.', 'ⴰⵍⵙⴰⵜ ⴰⵣⴷⴰⵎ ⵏ ⵜⴰⵙⵏⴰ.', 'ⴽⵓⵍⵍⵓ ⵉⵜⵜⵡⴰⵃⴹⴰ.'),
    not_found: said(
      'ⵓⵔ ⵜⵍⵍⵉ ⵜⴰⵙⵏⴰ ⴳ ⵜⴰⵏⵙⴰ ⴰⴷ.',
      'ⵉⵖⵢ ⵉⵙ ⵢⵓⵙⵉ ⵓⵙⵖⵏ ⴽⵔⴰ ⵏ ⵓⵙⴽⴽⵉⵍ: ⵕⵥⵎⴰⵜ ⵜ ⴷⴰⵖ.',
      'ⵜⴰⴽⴰⵕⴹⴰ ⵏⵏⵓⵏ ⵜⵇⵇⵉⵎ.',
    ),
    method_not_allowed: said('ⵓⵔ ⵜⵜⵓⵕⵥⵎ ⵜⴰⵏⵙⴰ ⴰⴷ ⵙ ⵜⵖⴰⵔⴰⵙⵜ ⴰⴷ.', HOME),
    rate_limited: said('ⴳⴳⵓⵜⵏ ⵉⵙⵓⵜⵔⵏ ⴳ ⵉⵎⵉⴽ ⵏ ⵡⴰⴽⵓⴷ.', 'ⵇⵇⵍⴰⵜ ⵢⴰⵜ ⵜⵓⵙⴷⵉⴷⵜ, ⵜⵄⴰⵡⴷⵎ.'),
    payload_too_large: said('ⵎⴰⵢⴷ ⵢⵓⵣⵏⵏ ⵉⵅⴰⵜⵔ ⴱⴰⵀⵔⴰ.', 'ⵓⵖⵓⵍⴰⵜ, ⵙⵉⵎⵣⵉⵢⴰⵜ ⴰⴹⵕⵉⵚ.'),
    unsupported_media_type: said('ⵓⵔ ⵏⵣⵎⵉⵔ ⴰⴷ ⵏⵖⵔ ⴰⵏⴰⵡ ⴰⴷ ⵏ ⵉⵙⴼⴽⴰ.', 'ⵙⵎⵔⵙⴰⵜ ⵜⴰⴼⵔⴽⵜ ⵏ ⵜⴰⵙⵏⴰ.'),
    busy: said('ⴳⴳⵓⵜⵏ ⵎⴷⴷⵏ ⵖⵉⵍⴰⴷ.', `${AGAIN} ${OPEN_LANE}`),
    not_configured: said('ⵓⵔ ⵜⴰ ⵜⵓⵊⵉⴷ ⵜⵏⴰⴼⵓⵜ ⴰⴷ.', OPEN_LANE),
    internal: said('ⵜⵍⵍⴰ ⵜⵓⴽⴽⵙⴰ ⵖⵓⵔⵏⵖ.', AGAIN),
  },
  home: 'ⴰⵙⵏⵓⴱⴳ',
  reference: 'ⵓⵟⵟⵓⵏ ⵏ ⵓⵙⵓⵜⵔ:',
};
