import { numberFault } from '../../domain/sms-number.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/time.ts';
import {
  type Adapter,
  type Carrier,
  type MayHandOver,
  NoWayOut,
  type Outcome,
  type Outgoing,
  type WaysOut,
  WITHHELD,
} from '../carrier.ts';
import { endingAfter } from '../http.ts';
import { outcomeOf, textUpTo } from './answer.ts';
import { parsedJson, valueAt, wordOf } from './json-path.ts';
import { requestOf, tokenRequest } from './request.ts';
import { readSmsSettings, SMS_FIELDS, type SmsSettings } from './settings.ts';

/** How long a token is waited for, ms. */
const TOKEN_WAIT_MS = 15_000;
/** A token is asked for anew so long before it ends, ms. */
const TOKEN_MARGIN_MS = MINUTE_MS;
/** How long one lasts that does not say it, ms. */
const TOKEN_LIFE_MS = 300_000;
const TOKEN_LIFE_MAX_MS = DAY_MS;

/** SMS by a carrier that is asked by HTTP, as its template says. One request a message. */
export const smsAdapter: Adapter<SmsSettings> = {
  channel: 'sms',
  fields: SMS_FIELDS,
  read: readSmsSettings,
  carrier: smsCarrier,
};

interface Token {
  readonly value: string;
  /** ms */
  readonly until: number;
}

function smsCarrier(settings: SmsSettings, ways: WaysOut): Carrier {
  const { template, prefixes } = settings;
  const waitMs = template.wait_s * 1000;
  let kept: Token | null = null;
  return { send };

  async function send(message: Outgoing, mayHandOver: MayHandOver): Promise<Outcome> {
    const fault = numberFault(message.to, prefixes);
    if (fault) return { result: 'bounced', why: fault };
    let isHandedOver = false;
    try {
      const token = await tokenNow();
      if (token === null) return { result: 'again', why: 'token' };
      if (!(await mayHandOver())) return WITHHELD;
      const at = ways.now();
      return await endingAfter(waitMs, async (signal) => {
        const request = await requestOf(settings, message, { token, at, signal });
        isHandedOver = true;
        const outcome = await outcomeOf(template, await ways.fetch(request), ways.now());
        // What it refuses for now it may refuse for the token.
        if (outcome.result === 'again') kept = null;
        return outcome;
      });
    } catch (error) {
      if (error instanceof NoWayOut) return { result: 'again', why: 'no_way_out' };
      // Whether it had the request before the line broke is not known, unless it knows a repeated one.
      const isCertain = !isHandedOver || template.repeats;
      return { result: isCertain ? 'again' : 'unknown', why: 'no_answer' };
    }
  }

  /** A token that still lasts; empty where none is needed, null where none is given. */
  async function tokenNow(): Promise<string | null> {
    const { token } = template;
    if (!token) return '';
    if (kept && kept.until > ways.now()) return kept.value;
    kept = await endingAfter(TOKEN_WAIT_MS, async (signal) => {
      const response = await ways.fetch(tokenRequest(token, settings.secrets, signal));
      const data = parsedJson(await textUpTo(response));
      const value = response.ok ? wordOf(valueAt(data, token.value)) : undefined;
      if (value === undefined || !/^[\x21-\x7e]{1,4000}$/.test(value)) return null;
      const seconds = token.seconds === undefined ? '' : wordOf(valueAt(data, token.seconds));
      const life = Number(seconds) > 0 ? Number(seconds) * 1000 : TOKEN_LIFE_MS;
      const lasts = Math.min(life, TOKEN_LIFE_MAX_MS) - TOKEN_MARGIN_MS;
      return { value, until: ways.now() + lasts };
    });
    return kept?.value ?? null;
  }
}
