import * as v from 'valibot';
import { REASONS, VERDICTS } from '../../domain/admission.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import {
  count,
  figure,
  ifReadable,
  orElse,
  type ReadAs,
  type SentAs,
  serial,
  takenAs,
  word,
} from '../parts.ts';

const ticket = v.object({
  serial,
  code: takenAs(v.pipe(v.string(), v.regex(/^[0-9]{12}$/)), v.string()),
  kind: word(PARTY_KINDS, 'individual'),
  admits: count,
  entered: figure,
  inside: figure,
});

/** What the service says of one scan. */
export const scanResult = v.object({
  id: v.string(),
  verdict: word(VERDICTS, 'other'),
  /** Beside `admitted`: attention. */
  reason: orElse(v.nullable(word(REASONS, 'other')), 'other'),
  /** People counted by this scan. */
  people: count,
  conflict: orElse(v.boolean(), false),
  /** Its time could not be true, and was moved within those of the edition. Absent otherwise. */
  clamped: ifReadable(v.literal(true)),
  ticket: orElse(v.nullable(ticket), null),
});
export type ScanResult = SentAs<typeof scanResult>;
/** The same, as a phone has read it: words that it does not know are `other`. */
export type HeardResult = ReadAs<typeof scanResult>;
export type HeardReason = NonNullable<HeardResult['reason']>;
