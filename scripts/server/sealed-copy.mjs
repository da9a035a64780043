import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { explained, explaining } from './database.mjs';

/**
 * An age key to which a backup is encrypted.
 * @param {string} recipient such as `age1…`
 * @throws with a sentence when it is none
 */
export function encrypterTo(recipient) {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new Error(
      '--to takes the public key of an age identity (age1…), such as age-keygen prints. Nothing was written.',
    );
  }
  return encrypter;
}

/**
 * What opens a backup that was encrypted to one of the identities in a file.
 * @param {string} file as age-keygen writes it: lines `AGE-SECRET-KEY-1…`, and comments
 * @throws with a sentence when it holds none
 */
export function decrypterWith(file) {
  const text = explaining(file, () => readFileSync(file, 'utf8'));
  const keys = text.match(/^AGE-SECRET-KEY-[A-Z0-9-]+$/gm) ?? [];
  const decrypter = new Decrypter();
  try {
    for (const key of keys) decrypter.addIdentity(key);
  } catch {
    throw new Error(`${file} holds a damaged identity.`);
  }
  if (keys.length === 0) throw new Error(`${file} holds no identity (AGE-SECRET-KEY-…).`);
  return decrypter;
}

/**
 * @param {Encrypter} encrypter
 * @param {string} from
 * @param {string} to must not be there
 */
export async function encryptFile(encrypter, from, to) {
  await piped(from, to, (stream) => encrypter.encrypt(stream)).catch((error) => {
    throw explained(error, to);
  });
}

/**
 * @param {Decrypter} decrypter
 * @param {string} from
 * @param {string} to must not be there
 * @throws with a sentence when none of its identities opens the file, or the file was changed
 */
export async function decryptFile(decrypter, from, to) {
  const locked = new Error(`${from} cannot be opened with this identity.`);
  const opened = (/** @type {ReadableStream<Uint8Array>} */ stream) =>
    decrypter.decrypt(stream).catch(() => Promise.reject(locked));
  await piped(from, to, opened).catch((error) => {
    const known = explained(error, to);
    if (known !== error || error === locked) throw known;
    throw new Error(`${from} was changed since it was made.`, { cause: error });
  });
}

/**
 * @param {string} from
 * @param {string} to
 * @param {(stream: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>} through
 */
async function piped(from, to, through) {
  const source = createReadStream(from);
  try {
    const stream = await through(streamOf(source[Symbol.asyncIterator]()));
    await pipeline(chunksOf(stream), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
  } finally {
    source.destroy();
  }
}

/** @param {AsyncIterator<Uint8Array>} chunks */
function streamOf(chunks) {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** @param {ReadableStream<Uint8Array>} stream */
async function* chunksOf(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/**
 * Size and SHA-256, in hex, of what lies on the disk.
 * @param {string} file
 * @returns {Promise<{ bytes: number, sha256: string }>}
 */
export async function fingerprintOf(file) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
