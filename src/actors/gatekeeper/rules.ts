import type { GatePolicy, LedgerAnswer } from '../../contract/answers/ledger.ts';
import type { ScanResult } from '../../contract/answers/scan-result.ts';
import { eventDate } from '../../domain/calendar.ts';
import { formatCode } from '../../domain/code.ts';
import { type Edition, type Hold, slotsOf } from '../../domain/edition.ts';
import type { FreeFlow } from '../../domain/hold.ts';
import type { Locale } from '../../domain/kinds.ts';
import { inForce, type Notice, phoneSentence, textFor } from '../../domain/notice.ts';
import { dayNumberAt } from '../../domain/presence.ts';
import { secondId } from '../../domain/scan-id.ts';
import type { AskedScan, Context, KnownState, SettledScan } from '../../domain/scan-log.ts';
import { type IsVoided, voidedBy } from '../../domain/voided-span.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { eventForGate } from '../../store/editions/gate-event.ts';
import type { Device } from '../../store/gates/devices.ts';
import type { Wanted } from '../../store/gates/known-state.ts';
import type { LedgerDays } from '../../store/gates/ledger.ts';
import type { Orders } from '../../store/gates/orders.ts';
import type { SupervisorTests } from './supervisor-tests.ts';

/**
 * What people decided for an edition's gates: its policy, its holds, its free flows, its
 * supervisors.
 */
export class GateRules {
  readonly edition: StoredEdition;
  #orders: Orders;
  #isVoided: IsVoided;
  #notices: readonly Notice[] = [];
  readonly #supervisors: SupervisorTests;
  /** As phones get it: made once for all of them. */
  #event: ReturnType<typeof eventForGate> | null = null;

  constructor(edition: StoredEdition, orders: Orders, supervisors: SupervisorTests) {
    this.#supervisors = supervisors;
    this.edition = edition;
    this.#orders = orders;
    this.#isVoided = voidedBy(orders.voidedSpans);
  }

  get holds(): readonly Hold[] {
    return this.#orders.holds;
  }

  get freeFlow(): readonly FreeFlow[] {
    return this.#orders.freeFlow;
  }

  /** Takes the current orders, as they are written. */
  follow(orders: Orders): void {
    this.#orders = orders;
    this.#isVoided = voidedBy(orders.voidedSpans);
  }

  /** Takes the notices about single gates, newest first. */
  hear(notices: readonly Notice[]): void {
    this.#notices = notices;
  }

  /** The number of the edition's day at an instant (ms); 0 outside of all of them. */
  dayAt(at: number): number {
    return dayNumberAt(this.edition, at);
  }

  /** Whose tickets the ledger holds at an instant (ms). */
  ledgerDays(now: number): LedgerDays {
    return ledgerDays(this.edition, now);
  }

  /** What scans are judged by at an instant (ms). */
  context(now: number): Context {
    const { policy, gates } = this.edition;
    return {
      now,
      rules: { policy, gates, slots: slotsOf(this.edition), holds: this.holds },
      dayOf: (at) => this.dayAt(at),
      isVoided: this.#isVoided,
    };
  }

  /** All that a gate phone must know besides the ledger, at an instant (ms). */
  async policy(device: Device, secretKey: string, now: number): Promise<GatePolicy> {
    const { edition } = this;
    const name = edition.gates.find((one) => one.number === device.gate)?.name ?? edition.name;
    const today = this.dayAt(now);
    // A phone judges what comes now; what was ended matters to scans that arrive late, and only
    // here.
    const lasts = (order: { ends_at: number | null }) =>
      order.ends_at === null || order.ends_at > now;
    const supervisor = await this.#supervisors.of(device, today, { secretKey, edition, now });
    return {
      ...edition.policy,
      holds: this.holds.filter(lasts),
      gate: { id: String(device.gate), name },
      today,
      free_flow: this.#orders.freeFlow.filter(lasts),
      keys: edition.keys,
      utc_offsets: edition.utc_offsets,
      ...(supervisor !== undefined && { supervisor }),
      notice: this.#noticeAt(device.gate, now),
    };
  }

  /** What is said of a gate, as its phones show it: the newest notice, by language. */
  #noticeAt(gate: number, now: number): GatePolicy['notice'] {
    const [notice] = this.#notices.filter((one) => one.gate === gate && inForce(one, now));
    if (!notice) return null;
    const { number, kind, text, until, published_at } = notice;
    const sentence = (locale: Locale) => phoneSentence(kind, textFor(text, locale).text);
    const said = {
      ar: sentence('ar'),
      zgh: sentence('zgh'),
      fr: sentence('fr'),
      en: sentence('en'),
    };
    return { number, text: said, at: published_at, until };
  }

  /** The whole edition for a phone that has another version of it; null for one that has this. */
  editionAfter(version: number, publicUrl: string): LedgerAnswer['edition'] | null {
    const { edition } = this;
    if (version === edition.version) return null;
    this.#event ??= eventForGate(edition, publicUrl);
    return { version: edition.version, event: this.#event };
  }

  /** A settled scan as its phone is answered. */
  result(scan: SettledScan, state: KnownState): ScanResult {
    const { id, verdict, reason, people, conflict, serial, admits, entered, inside } = scan;
    const outcome = { id, verdict, reason, people, conflict, ...(scan.clamped && CLAMPED) };
    const known = serial === null ? undefined : state.tickets.get(serial);
    if (!known || serial === null || admits === null) return { ...outcome, ticket: null };
    const code = formatCode({ serial, secret: known.secret }, this.edition.code_key);
    const { kind } = known;
    const numbers = { admits, entered: entered ?? 0, inside: inside ?? 0 };
    return { ...outcome, ticket: { serial, code, kind, ...numbers } };
  }
}

const CLAMPED = { clamped: true } as const;

/** Whose tickets the ledger of an edition holds at an instant (ms). */
export function ledgerDays(edition: Edition, now: number): LedgerDays {
  const date = eventDate(now, edition.timezone, edition.policy.day_ends);
  const coming = edition.days.filter((day) => day.date > date).map((day) => day.number);
  return { date, today: dayNumberAt(edition, now), coming };
}

/** Which rows the scans of devices are judged on. */
export function wantedBy(
  sent: readonly { readonly device: string; readonly scans: readonly AskedScan[] }[],
  more: Iterable<number>,
): Wanted {
  const ids: string[] = [];
  const serials = new Set(more);
  for (const { device, scans } of sent) {
    for (const scan of scans) {
      ids.push(scan.id, secondId(scan.id, device));
      if (scan.target !== null) ids.push(scan.target, secondId(scan.target, device));
      const shown = scan.presented;
      if (shown !== null && shown.as !== 'nothing') serials.add(shown.serial);
    }
  }
  return { ids, serials: [...serials] };
}
