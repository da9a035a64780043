import { gateState } from '../../../domain/admission.ts';
import { holdAt } from '../../../domain/hold.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { dutyWords } from '../../../i18n/duty.ts';
import { clockTime, formatTime } from '../../../i18n/format.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { holdWords } from '../../../i18n/holds.ts';
import { reasonText } from '../../../ui/hold-text.ts';
import { callState } from '../phone/call-state.ts';
import type { Phone } from '../phone/phone.ts';

/** A server without an answer for this long is worth a line, ms. */
const SILENT_MS = 30_000;

/** One line above the camera; `kind` is how it is drawn. */
export interface Notice {
  readonly kind: 'state' | 'order' | 'said' | 'call' | 'news';
  readonly text: string;
  /** The text of a button beside it that renews the page. */
  readonly renew?: string;
}

/** What staff must know now, beside any verdict: no notice hides another. */
export function noticesOf(phone: Phone, locale: Locale, practising: boolean): Notice[] {
  const lines: [Notice['kind'], string | null][] = [
    ['state', stateLine(phone, locale)],
    ['order', orderLine(phone, locale)],
    ['said', saidLine(phone, locale)],
    ['call', callLine(phone, locale)],
    ['news', troubleLine(phone, locale) ?? (practising ? null : syncLine(phone, locale))],
  ];
  const notices = lines.flatMap(([kind, text]): Notice[] =>
    text === null ? [] : [{ kind, text }],
  );
  return [...notices, ...tooOld(phone, locale)];
}

/** The service has refused this release as too old: only a newer one helps. */
function tooOld({ sync }: Phone, locale: Locale): Notice[] {
  if (sync.status.trouble !== 'too_old') return [];
  const { trouble, menu } = gateWords[locale];
  return [{ kind: 'news', text: trouble.too_old, renew: menu.update }];
}

/** The state of the gate, when it is not open. */
function stateLine({ books }: Phone, locale: Locale): string | null {
  const { why } = gateWords[locale];
  const state = gateState(books.gate.number, books.now(), books.rules());
  if (state === 'held') return why.held;
  if (state === 'closed') return why.gate_closed;
  return state === 'draining' ? why.draining : null;
}

/** What the console entered for the hold, for staff to pass on: where to go, why, until when. */
function orderLine({ books }: Phone, locale: Locale): string | null {
  const { said, reasons } = holdWords[locale];
  const { enrolment, number } = books.gate;
  const now = books.now();
  const hold = holdAt(books.rules().holds, number, now);
  if (!hold) return null;
  const { reason, until } = hold;
  const sentTo = books.sentTo();
  const time = until ? formatTime(until, enrolment.event.timezone) : '';
  const parts = [
    ...(sentTo ? [said.sendTo(sentTo[locale])] : []),
    ...(reason ? [said.reason(reasonText(reason, reasons))] : []),
    ...(until ? [until > now ? said.until(time) : said.overdue(time)] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : null;
}

/**
 * What the organizer has published about this gate, with its hour: without a network the last one
 * stays, as long as it said that it would.
 */
function saidLine({ books }: Phone, locale: Locale): string | null {
  const { enrolment, policy } = books.gate;
  const { notice } = policy;
  if (!notice || (notice.until !== null && notice.until <= books.now())) return null;
  return `${formatTime(notice.at, enrolment.event.timezone)} · ${notice.text[locale]}`;
}

/** The state of a call for help. */
function callLine({ books, sync }: Phone, locale: Locale): string | null {
  const { pressure, seers } = dutyWords[locale];
  const call = callState(books.settings, sync.status.seen, books.now());
  if (call === null) return null;
  if (call.as !== 'seen') return pressure[call.as];
  const by = isSeer(call.by) ? seers[call.by] : seers.other;
  return pressure.seen(by, clockTime(call.at));
}

type Seer = Exclude<keyof (typeof dutyWords)['ar']['seers'], 'other'>;

/** A role that this release has a text for: a newer service may know others. */
function isSeer(role: string | null): role is Seer {
  return role === 'owner' || role === 'organizer' || role === 'safety';
}

/** What keeps this phone from being a complete gate. */
function troubleLine({ books, sync }: Phone, locale: Locale): string | null {
  const words = gateWords[locale];
  const { trouble, aside } = sync.status;
  if (books.unsaved) return words.unsaved;
  if (trouble === 'unauthenticated') return words.trouble.unauthenticated;
  return aside > 0 ? words.aside(aside) : null;
}

/** The state of the sync, when it is not normal. */
function syncLine({ sync }: Phone, locale: Locale): string | null {
  const words = gateWords[locale];
  const { trouble, last_sync, loading } = sync.status;
  if (trouble && trouble !== 'too_old' && Date.now() - last_sync > SILENT_MS)
    return words.trouble[trouble];
  return loading && !trouble ? words.loading : null;
}
