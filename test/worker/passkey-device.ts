/** What a device says of itself, where a test wants it to say something else. */
interface Said {
  readonly origin?: string;
  readonly host?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly person?: string;
  /** The format of the attestation: signed by the passkey itself in `packed`, empty in others. */
  readonly format?: string;
  /** With a certificate of a maker beside it. */
  readonly isCertified?: boolean;
}

const HERE = { origin: 'http://localhost:8787', host: 'localhost' };
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A device that keeps one passkey: it signs as WebAuthn says, and lies where it is told to. */
export class PasskeyDevice {
  readonly id: string;
  readonly #person: string;
  readonly #keys: CryptoKeyPair;
  readonly #rawId: Uint8Array;

  private constructor(person: string, keys: CryptoKeyPair) {
    this.#person = person;
    this.#keys = keys;
    this.#rawId = crypto.getRandomValues(new Uint8Array(32));
    this.id = toUrl(this.#rawId);
  }

  static async make(person: string): Promise<PasskeyDevice> {
    const how = { name: 'ECDSA', namedCurve: 'P-256' };
    const keys = await crypto.subtle.generateKey(how, true, ['sign', 'verify']);
    if (!('privateKey' in keys)) throw new TypeError('a pair of keys is expected');
    return new PasskeyDevice(person, keys);
  }

  /** The answer to a request for a new passkey. */
  async made(challenge: string, said: Said = {}) {
    const jwk = await crypto.subtle.exportKey('jwk', this.#keys.publicKey);
    if (!('x' in jwk) || !jwk.x || !jwk.y) throw new TypeError('an EC key is expected');
    // COSE (RFC 9053): kty 2, alg -7, crv 1, x, y.
    const key = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, ...bytes(fromUrl(jwk.x))];
    key.push(0x22, ...bytes(fromUrl(jwk.y)));
    const credential = [...new Uint8Array(16), 0, this.#rawId.length, ...this.#rawId, ...key];
    const data = await authenticatorData(said, ATTESTED, credential);
    const client = clientData(challenge, { type: 'webauthn.create', ...said });
    const { format = 'none', isCertified = false } = said;
    const statement =
      format === 'packed' ? await this.#selfAttestation(data, client, isCertified) : [0xa0];
    const attestation = [
      ...[0xa3, ...text('fmt'), ...text(format), ...text('attStmt'), ...statement],
      ...[...text('authData'), ...bytes(data)],
    ];
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      response: {
        clientDataJSON: client,
        attestationObject: toUrl(Uint8Array.from(attestation)),
        transports: ['internal', 'a-word-of-tomorrow'],
      },
    };
  }

  /** What a passkey says of itself: `alg` is ES256, `x5c` a list of certificates. */
  async #selfAttestation(data: Uint8Array, client: string, isCertified: boolean) {
    const signature = await this.#sign(data, client);
    const certificates = isCertified ? [...text('x5c'), 0x81, ...bytes(new Uint8Array(8))] : [];
    const head = isCertified ? 0xa3 : 0xa2;
    return [head, ...text('alg'), 0x26, ...text('sig'), ...bytes(signature), ...certificates];
  }

  async #sign(data: Uint8Array, client: string): Promise<Uint8Array> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', fromUrl(client)));
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signed = Uint8Array.from([...data, ...digest]);
    const signature = await crypto.subtle.sign(how, this.#keys.privateKey, signed);
    return inDer(new Uint8Array(signature));
  }

  /** The answer to a challenge. */
  async answer(challenge: string, said: Said = {}) {
    const client = clientData(challenge, { type: 'webauthn.get', ...said });
    const data = await authenticatorData(said, 0, []);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      response: {
        clientDataJSON: client,
        authenticatorData: toUrl(data),
        signature: toUrl(await this.#sign(data, client)),
        userHandle: toUrl(new TextEncoder().encode(said.person ?? this.#person)),
      },
    };
  }
}

function clientData(challenge: string, said: Said): string {
  const { type, origin = HERE.origin } = said;
  return toUrl(new TextEncoder().encode(JSON.stringify({ type, challenge, origin })));
}

async function authenticatorData(
  { host = HERE.host, isVerified = true, counter = 0 }: Said,
  flags: number,
  more: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(host));
  const all = PRESENT | (isVerified ? VERIFIED : 0) | flags;
  const count = [24, 16, 8, 0].map((shift) => (counter >> shift) & 255);
  return Uint8Array.from([...new Uint8Array(hash), all, ...count, ...more]);
}

/** CBOR (RFC 8949): a byte string of less than 65,536 bytes. */
function bytes(value: Uint8Array): number[] {
  return [...headOf(0x40, value.length), ...value];
}

/** CBOR: a text of less than 24 letters. */
function text(value: string): number[] {
  return [...headOf(0x60, value.length), ...new TextEncoder().encode(value)];
}

function headOf(kind: number, length: number): number[] {
  if (length < 24) return [kind | length];
  return length < 256 ? [kind | 24, length] : [kind | 25, length >> 8, length & 255];
}

/** Two numbers of 32 bytes as DER writes them, which is what authenticators sign with. */
function inDer(signature: Uint8Array): Uint8Array {
  const number = (part: Uint8Array) => {
    const from = part.findIndex((byte) => byte !== 0);
    const least = part.slice(from);
    const whole = (least[0] ?? 0) > 127 ? [0, ...least] : [...least];
    return [2, whole.length, ...whole];
  };
  const both = [...number(signature.slice(0, 32)), ...number(signature.slice(32))];
  return Uint8Array.from([0x30, both.length, ...both]);
}

function toUrl(value: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...value));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromUrl(value: string): Uint8Array<ArrayBuffer> {
  const text = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
