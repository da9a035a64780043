import type { LiveGate } from '../contract/answers/live.ts';
import { HOLD_REASONS } from '../domain/edition.ts';
import type { Locale, Localized } from '../domain/kinds.ts';
import { clockTime } from '../i18n/format.ts';
import { type HoldWords, holdWords } from '../i18n/holds.ts';
import { placeOf } from './place-of.ts';

/** A reason in the reader's language; a text of its own stays as it was written. */
export function reasonText(reason: string, reasons: HoldWords['reasons']): string {
  const known = HOLD_REASONS.find((one) => one === reason);
  return known ? reasons[known] : reason;
}

/** The same, where a text typed in one language is not suitable for all readers; null for it. */
function knownReason(reason: string | null | undefined, locale: Locale): string | null {
  const known = HOLD_REASONS.find((one) => one === reason);
  return known ? holdWords[locale].reasons[known] : null;
}

/**
 * What visitors read of a gate through which they cannot enter now; null while they can. Whole
 * sentences: that entry is on hold, why, where else or until when, and that the way out is open. The
 * gates' names are put in by `WithWritten`, from `texts`.
 */
export function holdNotice(
  gate: LiveGate,
  gates: readonly LiveGate[],
  asOf: string,
  locale: Locale,
): { readonly fact: string; readonly advice: string; readonly texts: readonly Localized[] } | null {
  if (gate.state === 'open') return null;
  const { notice } = holdWords[locale];
  const other = gates.find((one) => one.id === gate.send_to);
  const use = other?.state === 'open' ? placeOf(1) : null;
  const later = gate.until && Date.parse(gate.until) > Date.parse(asOf);
  const until = later ? clockTime(gate.until ?? '') : null;
  const why = knownReason(gate.reason, locale);
  const advice = [
    why && notice.why(why),
    use && until && notice.useOrWait(use, until),
    use && !until && notice.use(use),
    !use && until && notice.wait(until),
    notice.wayOut,
  ];
  return {
    fact: gate.state === 'closed' ? notice.closed(placeOf(0)) : notice.held(placeOf(0)),
    texts: [gate.name, other?.name ?? gate.name],
    advice: advice.filter((part) => typeof part === 'string').join(' '),
  };
}
