import * as v from 'valibot';
import { count, positive, type SentAs } from '../parts.ts';

/** What `POST /operator/invitations` answers. */
export const invitation = v.object({ url: v.pipe(v.string(), v.url()), code: v.string() });
export type InvitationAnswer = SentAs<typeof invitation>;

/** What `POST /operator/editions` answers. */
export const setUp = v.object({ slug: v.string(), number: positive });
export type SetUpAnswer = SentAs<typeof setUp>;

/** What `POST /operator/signing-keys` answers. */
export const nextKey = v.object({
  slug: v.string(),
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)),
  from_serial: positive,
});
export type NextKeyAnswer = SentAs<typeof nextKey>;

/** What `POST /operator/wrapped-keys` answers. */
export const wrappedKeys = v.object({ keys: count, wrapped: count });
export type WrappedKeysAnswer = SentAs<typeof wrappedKeys>;

/** What `POST /operator/demo` answers. */
export const demo = v.object({ slug: v.string(), knows_moroccan_law: v.boolean() });
export type DemoAnswer = SentAs<typeof demo>;

/** What `POST /operator/reports` answers: a page to be printed. */
export const report = v.object({
  slug: v.string(),
  /** Null for the whole edition. */
  day: v.nullable(positive),
  html: v.string(),
});
export type ReportAnswer = SentAs<typeof report>;
