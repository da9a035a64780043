import * as v from 'valibot';
import { count, positive } from '../parts.ts';

const P256 = v.object({ kty: v.string(), crv: v.string(), x: v.string(), y: v.string() });

/** RFC 7517: of a public key of P-256, the members that make it. */
const jwk = v.custom<Pick<JsonWebKey, keyof v.InferOutput<typeof P256>>>((value) =>
  v.is(P256, value),
);

/** A key that signs tickets, with the serials that it signs; of an older service without them. */
export const ticketKey = v.object({
  id: count,
  jwk,
  from_serial: v.optional(positive),
  to_serial: v.optional(v.nullable(count)),
});
