import * as v from 'valibot';

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** Bytes in base64url, without padding. */
const bytes = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most));

/** WebAuthn level 3, 5.8.3: an id of at most 1023 bytes. */
const credentialId = v.pipe(bytes(1_364), v.minLength(16));

const inCommon = { id: credentialId, rawId: credentialId, type: v.literal('public-key') };

/** What a browser says of a passkey that it has made (`RegistrationResponseJSON` of WebAuthn). */
export const passkeyMade = v.object({
  ...inCommon,
  response: v.object({
    clientDataJSON: bytes(4_096),
    attestationObject: bytes(16_384),
    // What this service does not know yet is left out.
    transports: v.optional(
      v.pipe(
        v.array(v.string()),
        v.maxLength(16),
        v.transform((all) => TRANSPORTS.filter((one) => all.includes(one))),
      ),
      [],
    ),
  }),
});
export type PasskeyMade = v.InferOutput<typeof passkeyMade>;

/** What a passkey answers to a challenge (`AuthenticationResponseJSON` of WebAuthn). */
export const passkeyAnswer = v.object({
  ...inCommon,
  response: v.object({
    clientDataJSON: bytes(4_096),
    authenticatorData: bytes(4_096),
    signature: bytes(2_048),
    // The person, as the passkey knows them: it must say it, since nobody has typed a name.
    userHandle: bytes(128),
  }),
});
export type PasskeyAnswer = v.InferOutput<typeof passkeyAnswer>;

/** The same where one of the person's own passkeys was asked for: not every one says then whose it is. */
export const passkeyTouch = v.object({
  ...passkeyAnswer.entries,
  response: v.object({
    ...passkeyAnswer.entries.response.entries,
    userHandle: v.nullish(bytes(128)),
  }),
});
export type PasskeyTouch = v.InferOutput<typeof passkeyTouch>;
