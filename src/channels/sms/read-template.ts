import * as v from 'valibot';
import type { TemplateFault, TemplateWhy } from '../../domain/template-fault.ts';
import { type Json, parsedJson } from './json-path.ts';
import { placeholdersIn, unknownIn } from './placeholders.ts';
import { OF_MESSAGE, type SmsTemplate, TEMPLATE_MAX, template } from './template.ts';

/** Parts that are named at once, and characters of the name of one. */
const FAULTS_MAX = 5;
const PART_MAX = 80;

/**
 * A template from what was typed, or what is wrong in it: it is no JSON, has a field that no template has,
 * holds an unknown placeholder, or leads anywhere but to one host by https. `secrets`: the names that have
 * a value.
 */
export function readTemplate(
  typed: string,
  secrets: readonly string[],
): { readonly template: SmsTemplate } | { readonly faults: readonly TemplateFault[] } {
  if (typed.length > TEMPLATE_MAX) return { faults: [{ part: '', why: 'too_long' }] };
  const data = parsedJson(typed);
  if (data === undefined) return { faults: [{ part: '', why: 'json' }] };
  const parsed = v.safeParse(template, data);
  const faults = parsed.success
    ? [...placeholderFaults(parsed.output, secrets), ...wholeFaults(parsed.output, secrets)]
    : parsed.issues.map(shapeFault);
  if (parsed.success && faults.length === 0) return { template: parsed.output };
  return { faults: faults.slice(0, FAULTS_MAX) };
}

function shapeFault(issue: v.BaseIssue<unknown>): TemplateFault {
  const part = (v.getDotPath(issue) ?? '').slice(0, PART_MAX);
  if (issue.expected === 'never') return { part, why: 'unknown_field' };
  return { part, why: issue.received === 'undefined' ? 'missing' : 'value' };
}

function placeholderFaults(one: SmsTemplate, secrets: readonly string[]): TemplateFault[] {
  const isSecret = (name: string) =>
    secrets.includes(name.replace(/^secret\./, '')) && name.startsWith('secret.');
  const isKnown = (name: string) => OF_MESSAGE.some((known) => known === name) || isSecret(name);
  const known = (name: string) => isKnown(name) || (name === 'token' && one.token !== undefined);
  const inOver = (name: string) => known(name) || name === 'body';
  const over = one.signature ? [['signature.over', one.signature.over] as const] : [];
  const unknown = ([part, text]: Named, by: (name: string) => boolean) =>
    unknownIn(text, by).map((name) => fault(`${part} ${name}`, 'placeholder'));
  return [
    ...textsOf(one).flatMap((named) => unknown(named, known)),
    ...(one.token ? textsOfToken(one.token) : []).flatMap((named) => unknown(named, isSecret)),
    ...over.flatMap((named) => unknown(named, inOver)),
  ];
}

/** What hangs together: the hosts, the keys of signatures, what must be said for the rest to mean anything. */
function wholeFaults(one: SmsTemplate, secrets: readonly string[]): TemplateFault[] {
  const said = textsOf(one).flatMap(([, text]) => placeholdersIn(text));
  const says = (...names: readonly string[]) => names.some((name) => said.includes(name));
  const { delivery } = one;
  const addresses = [['url', one.url], ...(one.token ? [['token.url', one.token.url]] : [])];
  const keys = [
    ['signature.secret', one.signature?.secret],
    ['delivery.signature.secret', delivery?.signature?.secret],
  ];
  const isReported =
    !delivery ||
    (delivery.by === 'address'
      ? delivery.at === undefined && says('callback')
      : delivery.at !== undefined && one.reference !== undefined);
  return [
    ...addresses.flatMap(([part = '', url = '']) =>
      isSafeAddress(url) ? [] : [fault(part, 'address')],
    ),
    ...keys.flatMap(([part = '', key]) =>
      key === undefined || secrets.includes(key) ? [] : [fault(part, 'secret')],
    ),
    // Text in a header could end it, and no message without its text or its recipient is one.
    ...Object.entries(one.headers).flatMap(([name, value]) =>
      placeholdersIn(value).includes('text') ? [fault(`headers.${name}`, 'text_in_header')] : [],
    ),
    ...(says('text') ? [] : [fault('', 'no_text')]),
    ...(says('to', 'to_digits') ? [] : [fault('', 'no_recipient')]),
    ...(one.method === 'GET' && one.body !== undefined ? [fault('body', 'body_of_get')] : []),
    ...(one.repeats && !says('key') ? [fault('repeats', 'key')] : []),
    ...one.answers.flatMap((rule, at) =>
      (rule.path === undefined) === (rule.is === undefined) ? [] : [fault(`answers.${at}`, 'rule')],
    ),
    ...(isReported ? [] : [fault('delivery', 'report')]),
  ];
}

function fault(part: string, why: TemplateWhy): TemplateFault {
  return { part: part.slice(0, PART_MAX), why };
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

/** A text of a template, and where it stands. */
type Named = readonly [part: string, text: string];

function textsOf({ url, headers, basic, body }: SmsTemplate): Named[] {
  const inBody = !body
    ? []
    : 'json' in body
      ? textsIn('body.json', body.json)
      : 'form' in body
        ? named('body.form', body.form)
        : named('body', body);
  return [['url', url], ...named('headers', headers), ...named('basic', basic ?? {}), ...inBody];
}

function textsOfToken({ url, headers, basic, form }: NonNullable<SmsTemplate['token']>): Named[] {
  return [
    ['token.url', url],
    ...named('token.headers', headers),
    ...named('token.basic', basic ?? {}),
    ...named('token.form', form),
  ];
}

function named(part: string, texts: Readonly<Record<string, string>>): Named[] {
  return Object.entries(texts).map(([name, text]) => [`${part}.${name}`, text] as const);
}

/** Every text of a JSON, its names too: no value is filled into a name, so none may look like one. */
function textsIn(part: string, data: Json): Named[] {
  if (typeof data === 'string') return [[part, data]];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [
    [part, key] as const,
    ...textsIn(`${part}.${key}`, value),
  ]);
}
