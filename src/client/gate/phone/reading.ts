import { type CodeKey, parseCode } from '../../../domain/code.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { formatToken, readScanned, type TicketPayload } from '../../../domain/token.ts';
import type { Keys } from '../ports.ts';
import type { Enrolment } from '../records.ts';

/** What a code that was held up is. `ticket` is the text that goes to the server. */
export type Reading =
  | { readonly as: 'token'; readonly ticket: string; readonly payload: TicketPayload }
  | { readonly as: 'code'; readonly ticket: string; readonly serial: number }
  /** Twelve digits with an error: the check digit shows it, and no scan is recorded. */
  | { readonly as: 'miscopied' }
  | {
      readonly as: 'nothing';
      readonly reason: 'unknown' | 'bad_signature' | 'wrong_event';
      readonly ticket: string;
      readonly locale: Locale | null;
    };

/** Replaces a text that is no ticket: it may be from a personal card, and is not kept. */
const NO_TICKET = '?';

/** Reads and verifies. The text of a foreign code is not kept. */
export async function readTicket(text: string, enrolment: Enrolment, keys: Keys): Promise<Reading> {
  const { event } = enrolment;
  const scanned = readScanned(text, event.host);
  if (scanned.type === 'code') return readCode(scanned.digits, event.code_key);
  if (scanned.type === 'unknown') {
    return { as: 'nothing', reason: 'unknown', ticket: NO_TICKET, locale: null };
  }
  const { payload, signature } = scanned.parsed;
  const ticket = formatToken(payload, signature);
  const { locale } = payload;
  if (payload.event !== event.number) {
    return { as: 'nothing', reason: 'wrong_event', ticket, locale };
  }
  const genuine = await keys.verify(scanned.parsed, enrolment);
  return genuine
    ? { as: 'token', ticket, payload }
    : { as: 'nothing', reason: 'bad_signature', ticket, locale: null };
}

function readCode(digits: string, key: CodeKey): Reading {
  const code = parseCode(digits, key);
  return code === null ? { as: 'miscopied' } : { as: 'code', ticket: digits, serial: code.serial };
}
