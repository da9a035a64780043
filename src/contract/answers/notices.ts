import * as v from 'valibot';
import { LOCALES } from '../../domain/kinds.ts';
import { NOTICE_KINDS } from '../../domain/notice.ts';
import { positive, type SentAs } from '../parts.ts';
import { writtenInstant } from './written.ts';

const notice = v.object({
  /** The same for every version. */
  id: v.string(),
  number: positive,
  revision: positive,
  kind: v.picklist(NOTICE_KINDS),
  pinned: v.boolean(),
  /** The id of the gate that it is about; null for everybody. */
  gate: v.nullable(v.string()),
  until: v.nullable(writtenInstant),
  /** Of the first version. */
  published_at: writtenInstant,
  /** Of this version, where it is not the first. */
  corrected_at: v.nullable(writtenInstant),
  withdrawn_at: v.nullable(writtenInstant),
  /** Null in a language in which it was not written. */
  text: v.object(v.entriesFromList(LOCALES, v.nullable(v.string()))),
});

/** What `GET /events/{slug}/notices` answers. */
export const noticesAnswer = v.object({ notices: v.array(notice) });
export type NoticesAnswer = SentAs<typeof noticesAnswer>;
