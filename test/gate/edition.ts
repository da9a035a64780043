import type { Enrolment } from '../../src/client/gate/records.ts';
import type { HeardEnrolment } from '../../src/contract/answers/enrolment.ts';
import type { TicketTerms } from '../../src/domain/admission.ts';
import { DEFAULT_POLICY, type Gate, type Policy } from '../../src/domain/edition.ts';
import {
  formatToken,
  generateTicketKeys,
  signTicket,
  type TicketPayload,
  ticketUrl,
} from '../../src/domain/token.ts';

export const HOST = 'abwab.example';
const HOUR = 3_600_000;
/** 10:00 on the first of three days, in Casablanca. */
export const OPENING = Date.parse('2026-05-13T10:00:00+01:00');

const name = (text: string) => ({ ar: text, zgh: text, fr: text, en: text });

export const GATES: Gate[] = [
  { number: 1, name: name('One'), kinds: [], step_free: true },
  { number: 2, name: name('Two'), kinds: [], step_free: false },
  { number: 3, name: name('Schools'), kinds: ['school'], step_free: true },
];

/** Three days, two windows of two hours on each: slots 11 and 12 on the first day, and so on. */
export const EVENT: HeardEnrolment['event'] = {
  number: 7,
  slug: 'demo',
  name: name('Open days'),
  timezone: 'Africa/Casablanca',
  days: [1, 2, 3].map((number) => ({
    number,
    date: `2026-05-${12 + number}`,
    opens_at: OPENING + (number - 1) * 24 * HOUR,
    closes_at: OPENING + (number - 1) * 24 * HOUR + 10 * HOUR,
  })),
  slots: [1, 2, 3].flatMap((day) =>
    [1, 2].map((part) => {
      const starts = OPENING + (day - 1) * 24 * HOUR + (part - 1) * 2 * HOUR;
      return [day * 10 + part, day, starts, starts + 2 * HOUR] as const;
    }),
  ),
  slot_times: [1, 2, 3].flatMap((day) => [
    [day * 10 + 1, '10:00', '12:00'] as const,
    [day * 10 + 2, '12:00', '14:00'] as const,
  ]),
  gates: GATES,
  code_key: [11, 22, 33, 44],
  party_max: 10,
  host: HOST,
};

export const POLICY: Policy = DEFAULT_POLICY;

/** A family of five on the first day, unless said otherwise. */
export function family(serial: number, change: Partial<TicketTerms> = {}): TicketTerms {
  return { serial, kind: 'family', adults: 2, children: 3, day: 1, slot: 11, ...change };
}

/** Real keys and signatures: made once, since signing is what takes time. */
export class Mint {
  readonly #pair: CryptoKeyPair;
  readonly jwk: JsonWebKey;

  private constructor(pair: CryptoKeyPair, jwk: JsonWebKey) {
    this.#pair = pair;
    this.jwk = jwk;
  }

  static async open(): Promise<Mint> {
    const pair = await generateTicketKeys();
    return new Mint(pair, await crypto.subtle.exportKey('jwk', pair.publicKey));
  }

  get keys(): Enrolment['keys'] {
    return [{ id: 1, jwk: this.jwk }];
  }

  /** The text in a ticket's QR code. */
  async ticket(terms: TicketTerms, change: Partial<TicketPayload> = {}): Promise<string> {
    const payload: TicketPayload = {
      keyId: 1,
      event: EVENT.number,
      revision: 0,
      locale: 'ar',
      ...terms,
      ...change,
    };
    const token = formatToken(payload, await signTicket(payload, this.#pair.privateKey));
    return ticketUrl(`https://${HOST}`, token);
  }
}

/** A phone whose word is worth nothing. */
export const LIAR = 'liar';
