import * as v from 'valibot';
import { VERSION_MAX } from '../../domain/bounds.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { whole } from './whole.ts';

/** A slug; left out for the current edition. An empty one was meant for another. */
const event = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(40)));
const gate = v.optional(whole(1, 255), 1);
const ofGroup = {
  people: v.optional(whole(1, 100_000), 2_000),
  uses: v.optional(whole(1, 1_000), 1),
  /** Numbers of days; left out for every day. */
  days: v.optional(v.pipe(v.array(whole(1, 255)), v.minLength(1), v.maxLength(31))),
  /** For how many days from now it is good. */
  valid_days: v.optional(whole(1, 365), 30),
};

/** `POST /operator/invitations`. */
export const invitationRequest = v.variant('kind', [
  v.object({ kind: v.literal('gate'), event, gate }),
  v.object({ kind: v.literal('organizer'), event }),
  v.object({ kind: v.literal('group'), event, ...ofGroup }),
]);

/** The same as one object: which of its members are read goes by `kind`. */
export const anyInvitationRequest = v.object({
  kind: v.picklist(['gate', 'organizer', 'group']),
  event,
  gate,
  ...ofGroup,
});

/** `POST /operator/edition-files`. */
export const editionFileRequest = v.object({ event });

/** `POST /operator/reports`. */
export const reportRequest = v.object({
  event,
  /** The number of a day; left out for the whole edition. */
  day: v.optional(whole(1, 255)),
  locale: v.optional(v.picklist(LOCALES), LOCALES[0]),
});

/** `POST /operator/signing-keys`. */
export const nextKeyRequest = v.object({
  event,
  replaces: v.optional(whole(0, 255)),
  version: v.optional(whole(1, VERSION_MAX)),
});
