import type { Locale } from '../domain/kinds.ts';
import { PRACTICE_TICKETS, type PracticeTicket, practicePayload } from '../domain/practice.ts';
import { formatToken, signTicket, ticketUrl } from '../domain/token.ts';
import { readSigners, signerOf } from '../store/keys/signer.ts';
import { allow, type MemberContext } from './context.ts';

/** A practice ticket with the address that its code carries. */
export interface PracticeCode {
  readonly ticket: PracticeTicket;
  readonly url: string;
}

/** Codes for staff to practise on, signed with the event's key. None where it has no key. */
export async function practiceCodes(
  context: MemberContext,
  { locale }: { readonly locale: Locale },
): Promise<PracticeCode[]> {
  allow(context, 'print_practice_codes');
  const { env, by } = context;
  const signers = await readSigners(env.DB, env.SECRET_KEY, by.event);
  const codes = PRACTICE_TICKETS.map(async (ticket) => {
    const signer = signerOf(signers, ticket.terms.serial);
    if (!signer) return [];
    const payload = practicePayload(ticket, { keyId: signer.keyId, locale });
    // The signature of another ticket than the one that is shown.
    const signed = ticket.forged ? { ...payload, adults: payload.adults + 1 } : payload;
    const token = formatToken(payload, await signTicket(signed, signer.key));
    return [{ ticket, url: ticketUrl(env.PUBLIC_URL, token) }];
  });
  return (await Promise.all(codes)).flat();
}
