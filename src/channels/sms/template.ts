import * as v from 'valibot';
import { JSON_PATH, type Json } from './json-path.ts';

/** Characters of a template at most. */
export const TEMPLATE_MAX = 8_000;
/** A request waits for its answer so long at most, s. */
const WAIT_MAX_S = 30;

const text = v.pipe(v.string(), v.maxLength(2_000));
const path = v.pipe(v.string(), v.regex(JSON_PATH));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z\d_]{0,29}$/));
/** RFC 9110, 5.6.2. */
const header = v.pipe(v.string(), v.regex(/^[\w!#$%&'*+.^`|~-]{1,60}$/));
const word = v.union([v.pipe(v.string(), v.maxLength(100)), v.number(), v.boolean()]);
const words = v.pipe(v.array(word), v.minLength(1), v.maxLength(40));
/** Printable ASCII: what a header carries to every server alike. */
const headerText = v.pipe(text, v.regex(/^[\x20-\x7e]*$/));
const headers = v.optional(v.record(header, headerText), {});
const basic = v.optional(v.strictObject({ user: text, password: text }));
const form = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(60)), text);
const hash = v.picklist(['SHA-1', 'SHA-256', 'SHA-512']);
const encoding = v.picklist(['hex', 'base64']);

const json: v.GenericSchema<Json> = v.custom<Json>((value) => isJson(value, 8));

const signed = {
  header,
  hash,
  /** The secret whose value is the key. */
  secret: name,
  as: encoding,
  /** Written before it, such as `sha256=`. */
  prefix: v.optional(headerText, ''),
};

const answer = v.strictObject({
  /** A number, or a hundred of them as `2xx`. */
  status: v.pipe(
    v.array(
      v.union([
        v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
        v.picklist(['2xx', '3xx', '4xx', '5xx']),
      ]),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
  path: v.optional(path),
  is: v.optional(words),
  means: v.picklist(['sent', 'again', 'bounced', 'unknown']),
});

const delivery = v.strictObject({
  format: v.picklist(['json', 'form']),
  /** The list of reports within what comes; without it what comes is one. */
  each: v.optional(path),
  /** By what a report names its message: the address that was given with it, or the carrier's name `at` a path. */
  by: v.picklist(['address', 'reference']),
  at: v.optional(path),
  state: path,
  delivered: words,
  bounced: words,
  signature: v.optional(
    v.strictObject({
      ...signed,
      /** `body`: the bytes that came; `address_and_fields`: the address, then each field's name and value by name. */
      over: v.picklist(['body', 'address_and_fields']),
    }),
  ),
});

/**
 * How a carrier of SMS is asked, and what its answers mean. Texts may hold placeholders (`PLACES`); all
 * that follows from one carrier to another is written here, and nothing of it in code.
 */
export const template = v.strictObject({
  method: v.picklist(['POST', 'PUT', 'GET']),
  url: v.pipe(text, v.maxLength(500)),
  headers,
  basic,
  body: v.optional(
    v.union([v.strictObject({ json }), v.strictObject({ form }), v.strictObject({ xml: text })]),
  ),
  /** `over` may name `{body}`, the bytes that go. */
  signature: v.optional(v.strictObject({ ...signed, over: text })),
  /** What is asked for a token before; its answer holds `{token}` at `value`, and its life at `seconds`. */
  token: v.optional(
    v.strictObject({
      url: v.pipe(text, v.maxLength(500)),
      headers,
      basic,
      form: v.optional(form, {}),
      value: path,
      seconds: v.optional(path),
    }),
  ),
  /** The first that fits counts. What none fits is `unknown`; 429 is `again` where none says otherwise. */
  answers: v.pipe(v.array(answer), v.minLength(1), v.maxLength(30)),
  /** Where its answer names the message. */
  reference: v.optional(path),
  /** It documents that the same `{key}` is sent once: what was not answered is asked again. */
  repeats: v.optional(v.boolean(), false),
  wait_s: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WAIT_MAX_S)),
    WAIT_MAX_S,
  ),
  delivery: v.optional(delivery),
});
export type SmsTemplate = v.InferOutput<typeof template>;

/** What a request says of a message. */
export const OF_MESSAGE = [
  'to',
  'to_digits',
  'text',
  'key',
  'sender',
  'callback',
  'now',
  'now_s',
] as const;
export type OfMessage = (typeof OF_MESSAGE)[number];

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((one) => isJson(one, depth - 1));
}
