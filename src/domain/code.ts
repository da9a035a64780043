import { toLatinDigits } from './digits.ts';

/**
 * The twelve digits that a person can read aloud or type: the serial, scrambled by the event's
 * fixed permutation (7), the ticket's secret (4) and a Damm check digit (1).
 */
export interface TicketCode {
  /** 0 to 9,999,999, dense per event. */
  serial: number;
  /** 0 to 9,999. */
  secret: number;
}

/** Four u32 numbers drawn once per event. They hide the order of serials; they are no proof. */
export type CodeKey = readonly number[];

const SECRETS = 10_000;

// 2,500 × 4,000 is exactly the number of serials, so the network never leaves its domain.
const LEFT = 2_500;
const RIGHT = 4_000;
const SERIALS = LEFT * RIGHT;
const ROUNDS = 8;

/** The quasigroup of order 10 in H. M. Damm's thesis (2004), row by row. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
].map((row) => Array.from(row, Number));

/** The digit to append to Latin digits so that `damm` of the whole is 0. */
export function damm(digits: string): number {
  let interim = 0;
  for (let index = 0; index < digits.length; index++) {
    interim = DAMM[interim]?.[digits.charCodeAt(index) - 48] ?? Number.NaN;
  }
  return interim;
}

/** Twelve digits of a ticket. Throws a `RangeError` for a serial or secret out of range. */
export function formatCode({ serial, secret }: TicketCode, key: CodeKey): string {
  if (!isBelow(serial, SERIALS)) throw new RangeError(`No code for serial ${serial}`);
  if (!isBelow(secret, SECRETS)) throw new RangeError('A secret has four digits');
  const digits = String(scramble(serial, key)).padStart(7, '0') + String(secret).padStart(4, '0');
  return digits + damm(digits);
}

/** Serial and secret of a code as typed, or `null` if it is no code or fails its check digit. */
export function parseCode(text: string, key: CodeKey): TicketCode | null {
  const digits = codeDigits(text);
  if (digits === null || damm(digits) !== 0) return null;
  return {
    serial: unscramble(Number(digits.slice(0, 7)), key),
    secret: Number(digits.slice(7, 11)),
  };
}

/**
 * Characters between the digits of a code as people type, copy and send it: every space of Unicode
 * (U+00A0 and U+202F are two of them), the blank of Braille, hyphens and invisible marks.
 */
const BETWEEN = /[\p{White_Space}\u2800\-\u2010-\u2015\u2212\p{Cf}]/gu;

/**
 * The twelve Latin digits in what a person typed: any digits, with spaces, hyphens and invisible
 * marks anywhere. `null` for anything else. The check digit is not tested.
 */
export function codeDigits(text: string): string | null {
  if (text.length > 100) return null;
  const digits = toLatinDigits(text).replace(BETWEEN, '');
  return /^\d{12}$/.test(digits) ? digits : null;
}

/** Where a code is read: a line of an SMS is counted by the character, everything else has room. */
export type CodeMedium = 'text' | 'sms';

/**
 * A code as people read it, wherever it stands: `482109375516` as three groups joined by U+00A0, in
 * an SMS as one run. Between two numbers U+00A0 is a number's separator (UAX #9, class CS), so that
 * text of the other direction keeps the order of the groups, where a space lets it turn them round.
 * It takes no isolates, which old phones print as boxes, and no line breaks inside it.
 */
export function groupCode(code: string, medium: CodeMedium = 'text'): string {
  if (medium === 'sms') return code;
  return code.replace(/(?<group>\d{4})(?=\d)/g, '$<group>\u00a0');
}

function isBelow(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

/** An alternating Feistel network on ℤ/2500 × ℤ/4000, hence a bijection whatever the key. */
function scramble(serial: number, key: CodeKey): number {
  let left = Math.floor(serial / RIGHT);
  let right = serial % RIGHT;
  for (let round = 0; round < ROUNDS; round += 2) {
    left = (left + mix(right, round, key)) % LEFT;
    right = (right + mix(left, round + 1, key)) % RIGHT;
  }
  return left * RIGHT + right;
}

function unscramble(scrambled: number, key: CodeKey): number {
  let left = Math.floor(scrambled / RIGHT);
  let right = scrambled % RIGHT;
  for (let round = ROUNDS - 2; round >= 0; round -= 2) {
    right = modulo(right - mix(left, round + 1, key), RIGHT);
    left = modulo(left - mix(right, round, key), LEFT);
  }
  return left * RIGHT + right;
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}

/** A u32 from half a serial, the round and its key, by the finalizer of MurmurHash3. */
function mix(half: number, round: number, key: CodeKey): number {
  const roundKey = key[round & 3];
  if (roundKey === undefined) throw new RangeError('A code key is four numbers');
  let hash = (half + Math.imul(round + 1, 0x9e3779b9)) ^ roundKey;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
