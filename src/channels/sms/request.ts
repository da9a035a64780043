import { toBase64 } from '../base64.ts';
import type { Outgoing } from '../carrier.ts';
import type { Json } from './json-path.ts';
import { type Escape, filled, inUrl, inXml } from './placeholders.ts';
import type { SmsSettings } from './settings.ts';
import { signatureOf } from './sign.ts';
import type { OfMessage, SmsTemplate } from './template.ts';

type Fill = (text: string, as?: Escape) => string;

/** The request that hands a message over, with every value escaped for its place. `at`: ms. */
export async function requestOf(
  { template, secrets, sender }: SmsSettings,
  message: Pick<Outgoing, 'to' | 'text' | 'key' | 'callback'>,
  {
    token,
    at,
    signal,
  }: { readonly token: string; readonly at: number; readonly signal: AbortSignal },
): Promise<Request> {
  const { to, text, key, callback = '' } = message;
  const values: Readonly<Record<OfMessage | 'token', string>> = {
    to,
    to_digits: to.replace('+', ''),
    text,
    key,
    sender,
    callback,
    token,
    now: new Date(at).toISOString(),
    now_s: String(Math.floor(at / 1000)),
  };
  const fill = fillWith({ ...values, ...secretsByName(secrets) });
  const { method, signature } = template;
  const body = bodyOf(template.body, fill);
  const headers = headersOf(template, fill, body?.type);
  if (signature) {
    const { header, secret, over } = signature;
    const said = fillWith({ ...values, ...secretsByName(secrets), body: body?.text ?? '' })(over);
    headers.set(header, await signatureOf(signature, secrets[secret] ?? '', said));
  }
  return new Request(fill(template.url, inUrl), {
    method,
    headers,
    // Where it leads is written in the settings, and nobody else may lead it elsewhere.
    redirect: 'manual',
    signal,
    ...(body ? { body: body.text } : {}),
  });
}

/** The request for a token, which says nothing of a message. */
export function tokenRequest(
  one: NonNullable<SmsTemplate['token']>,
  secrets: SmsSettings['secrets'],
  signal: AbortSignal,
): Request {
  const fill = fillWith(secretsByName(secrets));
  const body = bodyOf({ form: one.form }, fill);
  const headers = headersOf(one, fill, body?.type);
  return new Request(fill(one.url, inUrl), {
    method: 'POST',
    headers,
    redirect: 'manual',
    signal,
    ...(body ? { body: body.text } : {}),
  });
}

function fillWith(values: Readonly<Record<string, string>>): Fill {
  return (text, as) =>
    filled(text, (name) => (Object.hasOwn(values, name) ? values[name] : undefined), as);
}

function secretsByName(secrets: SmsSettings['secrets']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [`secret.${name}`, value]),
  );
}

function headersOf(
  { headers, basic }: Pick<SmsTemplate, 'headers' | 'basic'>,
  fill: Fill,
  type: string | undefined,
): Headers {
  const all = new Headers({
    Accept: 'application/json',
    ...(type ? { 'Content-Type': type } : {}),
  });
  if (basic) {
    const pair = new TextEncoder().encode(`${fill(basic.user)}:${fill(basic.password)}`);
    all.set('Authorization', `Basic ${toBase64(pair)}`);
  }
  for (const [name, value] of Object.entries(headers)) all.set(name, fill(value));
  return all;
}

function bodyOf(
  body: SmsTemplate['body'],
  fill: Fill,
): { readonly text: string; readonly type: string } | null {
  if (!body) return null;
  if ('json' in body) {
    return { text: JSON.stringify(filledJson(body.json, fill)), type: 'application/json' };
  }
  if ('xml' in body) return { text: fill(body.xml, inXml), type: 'text/xml; charset=utf-8' };
  const fields = Object.entries(body.form).map(([name, value]) => [name, fill(value)]);
  return {
    text: new URLSearchParams(fields).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

/** Its texts filled in, and then written as JSON: a value cannot end the text in which it stands. */
function filledJson(data: Json, fill: Fill): Json {
  if (typeof data === 'string') return fill(data);
  if (typeof data !== 'object' || data === null) return data;
  if (isList(data)) return data.map((one) => filledJson(one, fill));
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [fill(name), filledJson(value, fill)]),
  );
}

function isList(data: Json): data is readonly Json[] {
  return Array.isArray(data);
}
