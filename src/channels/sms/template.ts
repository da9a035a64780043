import * as v from 'valibot';
import { JSON_PATH, type Json, parsedJson } from './json-path.ts';
import { placeholdersIn, unknownIn } from './placeholders.ts';

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
const template = v.strictObject({
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
const OF_MESSAGE = [
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

/**
 * A template from what was typed; null where it is no JSON, has a field that no template has, holds an
 * unknown placeholder, or leads anywhere but to one host by https. `secrets`: the names that have a value.
 */
export function readTemplate(typed: string, secrets: readonly string[]): SmsTemplate | null {
  if (typed.length > TEMPLATE_MAX) return null;
  const parsed = v.safeParse(template, parsedJson(typed));
  if (!parsed.success) return null;
  const { output } = parsed;
  const isSecret = (one: string) =>
    secrets.includes(one.replace(/^secret\./, '')) && one.startsWith('secret.');
  const isKnown = (one: string) => OF_MESSAGE.some((known) => known === one) || isSecret(one);
  const known = (one: string) => isKnown(one) || (one === 'token' && output.token !== undefined);
  const isClean =
    textsOf(output).every((one) => unknownIn(one, known).length === 0) &&
    (output.token ? textsOfToken(output.token) : []).every(
      (one) => unknownIn(one, isSecret).length === 0,
    ) &&
    unknownIn(output.signature?.over ?? '', (one) => known(one) || one === 'body').length === 0;
  return isClean && isWhole(output, secrets) ? output : null;
}

/** What hangs together: the hosts, the keys of signatures, what must be said for the rest to mean anything. */
function isWhole(one: SmsTemplate, secrets: readonly string[]): boolean {
  const said = textsOf(one).flatMap(placeholdersIn);
  const keys = [one.signature?.secret, one.delivery?.signature?.secret].filter(
    (key) => key !== undefined,
  );
  const { delivery } = one;
  return (
    [one.url, ...(one.token ? [one.token.url] : [])].every(isSafeAddress) &&
    keys.every((key) => secrets.includes(key)) &&
    // Text in a header could end it, and no message without its text or its recipient is one.
    !Object.values(one.headers).some((value) => placeholdersIn(value).includes('text')) &&
    said.includes('text') &&
    (said.includes('to') || said.includes('to_digits')) &&
    (one.method !== 'GET' || one.body === undefined) &&
    (!one.repeats || said.includes('key')) &&
    one.answers.every((rule) => (rule.path === undefined) === (rule.is === undefined)) &&
    (!delivery || (delivery.by === 'address') === (delivery.at === undefined)) &&
    (delivery?.by !== 'address' || said.includes('callback')) &&
    (delivery?.by !== 'reference' || one.reference !== undefined)
  );
}

/** By https, to a host that no value decides; in plain HTTP only to this machine or a network of one's own. */
function isSafeAddress(address: string): boolean {
  const [, origin] = /^(https?:\/\/[^/?#{}\\@\s]+)(?=[/?]|$)/.exec(address) ?? [];
  if (origin === undefined || address.includes('#') || !URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || OWN_NETWORK.test(hostname);
}

/** Loopback, and the networks of RFC 1918 and RFC 4193, as an address is normally written. */
const OWN_NETWORK =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|192\.168\.\d+\.\d+|\[::1\]|\[f[cd][\da-f]{2}:.*\])$/;

function textsOf({ url, headers, basic, body }: SmsTemplate): string[] {
  const inBody = !body
    ? []
    : 'json' in body
      ? textsIn(body.json)
      : Object.values('form' in body ? body.form : body);
  return [url, ...Object.values(headers), ...Object.values(basic ?? {}), ...inBody];
}

function textsOfToken({ url, headers, basic, form }: NonNullable<SmsTemplate['token']>): string[] {
  return [url, ...Object.values(headers), ...Object.values(basic ?? {}), ...Object.values(form)];
}

/** Every text of a JSON, its names too: no value is filled into a name, so none may look like one. */
function textsIn(data: Json): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [key, ...textsIn(value)]);
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((one) => isJson(one, depth - 1));
}
