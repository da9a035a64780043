import {
  type MayHandOver,
  type Outcome,
  type Outgoing,
  type WaysOut,
  WITHHELD,
} from '../carrier.ts';
import { withinTime } from '../within-time.ts';
import type { Sender } from './settings.ts';

/** How long its answer is waited for, ms. */
const ANSWER_MS = 30_000;

/**
 * What each code of the service means that says for certain that it has nothing
 * (developers.cloudflare.com/email-service, Workers API, error codes). Of every other one, that a
 * delivery failed or that the service did among them, nobody knows what became of the letter.
 */
const CERTAIN: Readonly<Record<string, 'again' | 'bounced'>> = {
  E_RATE_LIMIT_EXCEEDED: 'again',
  E_DAILY_LIMIT_EXCEEDED: 'again',
  // Whoever sets the service up puts these right.
  E_SENDER_NOT_VERIFIED: 'again',
  E_SENDER_DOMAIN_NOT_AVAILABLE: 'again',
  E_RECIPIENT_NOT_ALLOWED: 'bounced',
  E_RECIPIENT_SUPPRESSED: 'bounced',
  E_VALIDATION_ERROR: 'bounced',
  E_FIELD_MISSING: 'bounced',
  E_TOO_MANY_RECIPIENTS: 'bounced',
  E_CONTENT_TOO_LARGE: 'bounced',
  E_HEADER_NOT_ALLOWED: 'bounced',
  E_HEADER_USE_API_FIELD: 'bounced',
  E_HEADER_VALUE_INVALID: 'bounced',
  E_HEADER_VALUE_TOO_LONG: 'bounced',
  E_HEADER_NAME_INVALID: 'bounced',
  E_HEADERS_TOO_LARGE: 'bounced',
  E_HEADERS_TOO_MANY: 'bounced',
};

/** Sends one letter by Cloudflare's Email Service, which the Worker is bound to (`send_email`). */
export async function sendByCloudflare(
  from: Sender,
  { sendEmail }: Pick<WaysOut, 'sendEmail'>,
  {
    to,
    mail,
    isWanted,
  }: Pick<Outgoing, 'mail'> & { readonly to: string | null; readonly isWanted: MayHandOver },
): Promise<Outcome> {
  if (to === null || !mail) return { result: 'bounced', why: 'no_address' };
  if (!sendEmail) return { result: 'again', why: 'no_binding' };
  if (!(await isWanted())) return WITHHELD;
  const { subject, body: text, html } = mail;
  const sender = { name: from.name, email: from.address };
  try {
    const sent = sendEmail({ from: sender, to, subject, text, html });
    const { messageId } = await withinTime(sent, ANSWER_MS);
    return { result: 'sent', ...(messageId && { reference: messageId.slice(0, 200) }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Its text is never kept: it can name the recipient. */
function outcomeOf(error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E_[A-Z_]{1,37}$/.test(code)) return { result: 'unknown', why: 'no_answer' };
  const certain = Object.hasOwn(CERTAIN, code) ? CERTAIN[code] : undefined;
  return { result: certain ?? 'unknown', why: code.toLowerCase() };
}
