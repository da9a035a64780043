import * as v from 'valibot';
import { FAMILY_KINDS } from '../../domain/kinds.ts';
import { takenAs } from '../parts.ts';
import { registrationRequest } from './registration.ts';

const { slot: _, also: __, group_code: ___, media: ____, ...party } = registrationRequest.entries;

/** `POST /events/{slug}/wait-list`: a window, or any window of a day. */
export const waitListRequest = v.object({
  ...party,
  kind: takenAs(v.picklist(FAMILY_KINDS), v.string()),
  slot: v.optional(v.nullable(v.string()), null),
  day: v.optional(v.nullable(v.string()), null),
});
