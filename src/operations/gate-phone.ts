import type { DeviceLookup, LedgerReply, Refusal, ScanRequest, Settled } from '../actors/calls.ts';
import { askGatekeeper } from '../actors/stubs.ts';
import type { ScanResult } from '../contract/answers/scan-result.ts';
import { Problem } from '../domain/problem.ts';
import { logFailure } from '../http/log.ts';
import type { Device } from '../store/gates/devices.ts';
import type { Handed } from '../store/gates/hand-ins.ts';
import type { Rescue } from '../store/gates/rescues.ts';
import { keepShiftSheets, type ShiftSheet } from '../store/gates/shift-sheets.ts';
import { allow, type PhoneContext } from './context.ts';

/**
 * Settles what a phone has scanned and called, and keeps the sheets of its shifts; `shifts` of the
 * answer are the ids of those that are kept. Throws the problem that a refused phone receives.
 */
export async function sendScans(
  context: PhoneContext,
  { request, shifts }: { readonly request: ScanRequest; readonly shifts: readonly ShiftSheet[] },
): Promise<Settled & { readonly shifts: readonly string[] }> {
  allow(context, 'send_scans');
  const { env, event, who } = context;
  const answer = await askGatekeeper(env, event, (one) => one.scan(event, who, request));
  if (answer.outcome !== 'settled') throw refusal(answer);
  return { ...answer, shifts: await keptShifts(context, shifts) };
}

/** The ledger after a cursor, a page of it. Throws as `sendScans`. */
export async function readLedger(
  context: PhoneContext,
  { since }: { readonly since: number },
): Promise<LedgerReply['ledger']> {
  allow(context, 'read_ledger');
  const { env, event, who } = context;
  const answer = await askGatekeeper(env, event, (one) => one.ledger(event, who, since));
  if (answer.outcome !== 'ledger') throw refusal(answer);
  return answer.ledger;
}

/**
 * Takes what a revoked phone still has, to be kept apart; `last` closes its hand-in. Throws
 * `forbidden` for a phone in service, `busy` where the store for it is full, and as `sendScans`.
 */
export async function handInScans(
  context: PhoneContext,
  { handed, last }: { readonly handed: Handed; readonly last: boolean },
): Promise<void> {
  allow(context, 'hand_in_scans');
  const { env, event, who } = context;
  const answer = await askGatekeeper(env, event, (one) => one.handIn(event, who, handed, last));
  if (answer.outcome === 'in_service') {
    throw new Problem('forbidden', { detail: 'A gate in service sends its scans as scans.' });
  }
  if (answer.outcome === 'full') throw handInFull();
  if (answer.outcome !== 'taken') throw refusal(answer);
}

/** The phone whose scans this one brings; null for none. Throws as `sendScans`. */
export async function findDeviceForRescue(
  context: PhoneContext,
  { id }: { readonly id: string },
): Promise<DeviceLookup['device']> {
  allow(context, 'bring_scans');
  const { env, event, who } = context;
  const answer = await askGatekeeper(env, event, (one) => one.findDeviceForRescue(event, who, id));
  if (answer.outcome !== 'found') throw refusal(answer);
  return answer.device;
}

/** What another phone has shown, as far as it was proven to be its own. */
export interface Brought {
  readonly device: Device;
  readonly handed: Handed;
  /** How many scans were sent, those that cannot be read among them. */
  readonly sent: number;
}

/**
 * Settles scans in the name of the phone that showed them, or keeps those of a revoked one apart:
 * then null. Throws `busy`, `rescue_invalid`.
 */
export async function bringScans(
  context: PhoneContext,
  { device, handed, sent }: Brought,
): Promise<readonly ScanResult[] | null> {
  allow(context, 'bring_scans');
  const { event, who } = context;
  const rescue = { by: { event, id: `device ${who.device}` }, sent };
  if (device.state !== 'revoked') return settledFor(context, device.id, handed, rescue);
  if (!(await keptApart(context, device.id, handed, rescue))) throw handInFull();
  return null;
}

async function settledFor(
  { env, event }: PhoneContext,
  device: string,
  { scans }: Handed,
  rescue: Rescue,
): Promise<readonly ScanResult[]> {
  const answer = await askGatekeeper(env, event, (one) =>
    one.settleFor(event, device, scans, rescue),
  );
  if (answer === null) throw new Problem('rescue_invalid');
  if (answer.outcome !== 'settled') throw refusal(answer);
  return answer.results;
}

function keptApart(
  { env, event }: PhoneContext,
  device: string,
  handed: Handed,
  rescue: Rescue,
): Promise<boolean> {
  return askGatekeeper(env, event, (one) => one.keepApart(event, device, handed, rescue));
}

/** The ids of the sheets that are written. They never fail the scans that came with them. */
async function keptShifts(
  { env, event, who }: PhoneContext,
  sheets: readonly ShiftSheet[],
): Promise<string[]> {
  if (sheets.length === 0) return [];
  try {
    await keepShiftSheets(env.DB, event, who.device, sheets, Date.now());
    return sheets.map((sheet) => sheet.id);
  } catch (error) {
    // The phone sends them again.
    logFailure('shifts_not_kept', error, { edition: event });
    return [];
  }
}

/** No scan of this request was acknowledged: the phone that brought them keeps them. */
function handInFull(): Problem {
  return new Problem('busy', {
    detail: 'No more is kept of this device: let an organizer look at what it handed in.',
    retryAfter: 60,
  });
}

/** The answer to a device that is refused now. */
function refusal(answer: Refusal): Problem {
  if (answer.outcome === 'device_revoked') {
    return new Problem('device_revoked', { members: { hand_in: answer.hand_in } });
  }
  return new Problem(answer.outcome, answer.outcome === 'busy' ? { retryAfter: 5 } : {});
}
