import { hash, pbkdf2Sync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { spareTheLoop } from './time.ts';

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/**
 * Puts the platform's slow parts away for good, in a thread of its own: hashes, MACs and compressed
 * streams are the same bytes, made at once and without the runtime's threads. What the product does
 * with them stays as it is. Any signature of a ticket is believed.
 */
export function quicken(): void {
  Object.defineProperty(crypto, 'subtle', { value: subtle });
  Object.defineProperty(globalThis, 'Blob', { value: Bytes });
  Object.defineProperty(globalThis, 'CompressionStream', { value: Folding });
  Object.defineProperty(globalThis, 'DecompressionStream', { value: Unfolding });
  spareTheLoop();
}

interface RawKey {
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** Stands for a key that tickets are signed with: whatever it is asked to verify is genuine. */
const TRUSTING: RawKey = { raw: new Uint8Array() };

/** WebCrypto, as far as a phone of the simulation and its server use it: SHA-256 throughout. */
const subtle = {
  async digest(_algorithm: 'SHA-256', message: Uint8Array) {
    return sha256(message).buffer;
  },
  async importKey(format: string, raw: Uint8Array): Promise<RawKey> {
    return format === 'jwk' ? TRUSTING : { raw: new Uint8Array(raw) };
  },
  async sign(algorithm: unknown, { raw }: RawKey, message: Uint8Array) {
    return mac(algorithm, raw, message).buffer;
  },
  async verify(algorithm: unknown, key: RawKey, signature: Uint8Array, message: Uint8Array) {
    return key === TRUSTING || Buffer.from(mac(algorithm, key.raw, message)).equals(signature);
  },
  async deriveBits({ salt, iterations }: Grain, { raw }: RawKey, bits: number) {
    return new Uint8Array(pbkdf2Sync(raw, salt, iterations, bits / 8, 'sha256')).buffer;
  },
};

interface Grain {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** RFC 2104; Node's own takes longer to take a key in than to use it. */
function mac(algorithm: unknown, key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  if (algorithm !== 'HMAC') throw new TypeError('only MACs here');
  const short = key.length > BLOCK ? sha256(key) : key;
  const padded = (byte: number) =>
    Uint8Array.from({ length: BLOCK }, (_, at) => (short[at] ?? 0) ^ byte);
  return sha256(joined([padded(0x5c), sha256(joined([padded(0x36), message]))]));
}

function sha256(message: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', message, 'buffer'));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

class Folding {
  readonly work: (bytes: Uint8Array) => Uint8Array = deflateRawSync;

  constructor(format: string) {
    if (format !== 'deflate-raw') throw new TypeError(`no ${format} here`);
  }
}

class Unfolding extends Folding {
  override readonly work = inflateRawSync;
}

/** A `Blob` whose stream is one chunk. */
class Bytes {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(parts: readonly Uint8Array[]) {
    this.#bytes = joined(parts);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.buffer;
  }

  stream() {
    const bytes = this.#bytes;
    return {
      pipeThrough: ({ work }: Folding) => ({
        getReader: () => {
          const chunks = [work(bytes)];
          return {
            async read() {
              const value = chunks.shift();
              return { done: value === undefined, value };
            },
          };
        },
      }),
    };
  }
}
