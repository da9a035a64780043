import * as v from 'valibot';
import { textTo } from './phone-text.ts';
import { publicKey } from './public-key.ts';

/** `POST /devices`. */
export const enrolmentRequest = v.object({
  /** One-time. */
  code: v.pipe(textTo(200), v.trim()),
  name: textTo(400),
  /** A JWK of P-256, to which the device is bound. */
  public_key: v.optional(v.nullable(publicKey)),
});
