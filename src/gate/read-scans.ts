import * as v from 'valibot';
import type { ScanResult } from '../contract/answers/scan-result.ts';
import { type Scan, scan as schema } from '../contract/requests/scan.ts';
import { peopleMax, type Span, within } from '../domain/bounds.ts';
import { type CodeKey, parseCode } from '../domain/code.ts';
import type { AskedScan, Presented } from '../domain/scan-log.ts';
import { keyOf, type TicketKey } from '../domain/ticket-key.ts';
import { MINUTE_MS } from '../domain/time.ts';
import {
  importPublicKey,
  type ParsedToken,
  readScanned,
  type TicketPayload,
  verifyTicket,
} from '../domain/token.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { keptText } from './kept-text.ts';

const SCANNED_MAX = 4_096;
const CLOCKS_DIFFER_MS = MINUTE_MS;

/** What is needed to read scans of an edition. */
export interface Reader {
  readonly event: number;
  readonly code_key: CodeKey;
  readonly keys: readonly TicketKey[];
  /** Looks again for the key of a ticket that is not among them: it may be moments old. */
  readonly laterKey?: (ticket: TicketPayload) => Promise<TicketKey | undefined>;
  /** When scans can have happened: until now, and not before gates can have been tried out. */
  readonly span: Span;
  /** The number of the edition's day that an instant belongs to. */
  readonly dayOf: (at: number) => number;
}

/** A scan that can be settled, or one that cannot. `id` as it was sent. */
export type ReadScan =
  | { readonly ok: true; readonly id: string; readonly scan: AskedScan }
  | { readonly ok: false; readonly id: string };

/** Reads scans as sent, each by itself: one that is malformed fails alone. */
export async function readScans(raw: readonly unknown[], reader: Reader): Promise<ReadScan[]> {
  const scans = raw.map(wellFormed);
  const now = reader.span.latest;
  const latest = latestInstants(scans, now);
  return Promise.all(
    scans.map(async (scan, i): Promise<ReadScan> => {
      const id = idOf(raw[i]);
      if (!scan) return { ok: false, id };
      const { stated = now, unstated = now } = latest[i] ?? {};
      const last = scan.at === undefined ? unstated : stated;
      return { ok: true, id, scan: await askedScan(scan, last, reader) };
    }),
  );
}

/** Results in the order sent, the malformed among them. */
export function inOrder(read: readonly ReadScan[], settled: readonly ScanResult[]): ScanResult[] {
  const results = settled.values();
  return read.flatMap((one) => {
    if (!one.ok) return [invalid(one.id)];
    const next = results.next();
    return next.done ? [] : [{ ...next.value, id: one.id }];
  });
}

function invalid(id: string): ScanResult {
  return { id, verdict: 'refused', reason: 'invalid', people: 0, conflict: false, ticket: null };
}

/** What was read, and the kept part of what could not be read, identified by its hash. */
export async function partitionScans(
  raw: readonly unknown[],
  read: readonly ReadScan[],
): Promise<{ scans: AskedScan[]; unread: { key: string; text: string }[] }> {
  const unread = raw
    .filter((_, i) => read[i]?.ok === false)
    .map(withoutRemark)
    .map(keptText);
  return {
    scans: read.flatMap((one) => (one.ok ? [one.scan] : [])),
    unread: await Promise.all(unread.map(async (text) => ({ key: await hashSecret(text), text }))),
  };
}

/**
 * Without what was typed about the people: whose it is cannot be read either, so that it would outlive
 * their erasure.
 */
function withoutRemark(raw: unknown): unknown {
  const typed = typeof raw === 'object' && raw !== null && 'override' in raw && raw.override;
  return typed ? { ...raw, override: '' } : raw;
}

function wellFormed(raw: unknown): Scan | null {
  const parsed = v.safeParse(schema, raw);
  return parsed.success && isWhole(parsed.output) ? parsed.output : null;
}

/**
 * The latest instant that each scan can have happened at. What follows a count by eye in one
 * request comes after it, within the same millisecond too; so does what follows a scan without a
 * time, or with one in the future: a ticket's movements are ordered by their time.
 */
function latestInstants(
  scans: readonly (Scan | null)[],
  now: number,
): { readonly stated: number; readonly unstated: number }[] {
  let stated = now;
  let unstated = now;
  return scans
    .toReversed()
    .map((scan) => {
      if (scan?.type === 'count') stated -= 1;
      const latest = { stated, unstated: Math.min(stated, unstated) };
      if (scan?.at === undefined) unstated -= 1;
      else if (scan.at >= stated) stated -= 1;
      return latest;
    })
    .reverse();
}

async function askedScan(scan: Scan, latest: number, reader: Reader): Promise<AskedScan> {
  const { type, decided, direction = 'entry' } = scan;
  const dated = scan.at ?? latest;
  const at = placedAt(dated, latest, type === 'ticket' && asks(scan), reader);
  // What is taken from the device's time is part of its correction.
  const skew_ms = (scan.skew_ms ?? 0) + at - dated;
  return {
    id: scan.id,
    type,
    direction,
    presented: type === 'ticket' ? await readTicket(scan.ticket ?? '', reader) : null,
    people: scan.people ?? null,
    children: scan.children ?? null,
    kind: scan.kind ?? null,
    at,
    skew_ms: scan.skew_ms == null && at === dated ? null : skew_ms,
    clamped: isOutside(dated, reader.span),
    decided,
    shown: scan.verdict ?? null,
    shown_reason: scan.reason ?? null,
    override: scan.override || null,
    after: scan.after ?? null,
    target: scan.scan ?? null,
    zone: scan.zone ?? null,
    shift: scan.shift || null,
    counted: type === 'walk_in' ? (scan.counted ?? null) : null,
  };
}

/** Whether no gate can have seen it. Two clocks that differ by less than a minute are no fault. */
function isOutside(dated: number, { earliest, latest }: Span): boolean {
  return dated < earliest || dated > latest + CLOCKS_DIFFER_MS;
}

/** Whether a person waits at the gate for the server's decision. */
function asks(scan: Scan): boolean {
  return scan.decided === 'online' && scan.direction !== 'exit';
}

/**
 * Within the time of the edition and never later than now; an entry that our clock decides is on
 * our day.
 */
function placedAt(dated: number, latest: number, judgedHere: boolean, reader: Reader): number {
  const at = within(dated, { ...reader.span, latest });
  return judgedHere && reader.dayOf(at) !== reader.dayOf(latest) ? latest : at;
}

/** What the types cannot say: which fields each type of scan requires. */
function isWhole(scan: Scan): boolean {
  const most = peopleMax(scan.type, scan.counted);
  if ((scan.people ?? 0) > most || (scan.children ?? 0) > (scan.people ?? most)) return false;
  switch (scan.type) {
    case 'undo':
      return scan.scan !== undefined;
    case 'count':
      return scan.people != null;
    case 'walk_in':
      return scan.direction !== undefined && scan.people != null && scan.people > 0;
    case 'ticket':
      return scan.direction !== undefined && scan.ticket !== undefined && hasPeople(scan);
  }
}

/** What happened is reported in full; a scan that asks may leave the number to the default. */
function hasPeople(scan: Scan): boolean {
  if (scan.decided === 'online') return scan.direction === 'exit' || scan.people !== 0;
  if (scan.verdict == null || scan.people == null) return false;
  return scan.people > 0 || scan.verdict === 'refused' || scan.direction === 'exit';
}

async function readTicket(text: string, reader: Reader): Promise<Presented> {
  const scanned = text.length > SCANNED_MAX ? { type: 'unknown' as const } : readScanned(text);
  if (scanned.type === 'token') return readToken(scanned.parsed, reader);
  const code = scanned.type === 'code' ? parseCode(scanned.digits, reader.code_key) : null;
  return code ? { as: 'code', ...code } : { as: 'nothing', reason: 'unknown' };
}

async function readToken(parsed: ParsedToken, reader: Reader): Promise<Presented> {
  const { event, serial, revision, kind, adults, children, day, slot } = parsed.payload;
  if (event !== reader.event) return { as: 'nothing', reason: 'wrong_event' };
  const key = keyOf(reader.keys, parsed.payload) ?? (await reader.laterKey?.(parsed.payload));
  const genuine = key !== undefined && (await verifyTicket(parsed, await imported(key.jwk)));
  if (!genuine) return { as: 'nothing', reason: 'bad_signature' };
  return {
    as: 'token',
    serial,
    revision,
    terms: { serial, kind, adults, children, day, slot },
  };
}

const known = new WeakMap<JsonWebKey, CryptoKey>();

/** Each key is imported once, as long as it is remembered. */
async function imported(jwk: JsonWebKey): Promise<CryptoKey> {
  const key = known.get(jwk) ?? (await importPublicKey(jwk));
  known.set(jwk, key);
  return key;
}

function idOf(raw: unknown): string {
  const named = typeof raw === 'object' && raw !== null && 'id' in raw;
  return named && typeof raw.id === 'string' ? raw.id.slice(0, 64) : '';
}
