import { readPrice } from '../../domain/price.ts';
import { readPrefixes } from '../../domain/sms-number.ts';
import type { ChannelField, RefusedSettings } from '../carrier.ts';
import { parsedJson, valueAt } from './json-path.ts';
import { readTemplate } from './read-template.ts';
import { type SmsTemplate, TEMPLATE_MAX } from './template.ts';

/** A carrier of SMS, and to which numbers it is asked to carry. */
export interface SmsSettings {
  readonly template: SmsTemplate;
  /** Value by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What the phone shows as the sender: a name, or a number. */
  readonly sender: string;
  readonly prefixes: readonly string[];
}

export const SMS_FIELDS = [
  { name: 'template', max: TEMPLATE_MAX, rows: 16 },
  { name: 'secrets', max: 4_000, rows: 4, optional: true, secret: true, toldTo: originsOf },
  { name: 'sender', max: 20, optional: true },
  { name: 'prefixes', max: 500, rows: 2 },
  { name: 'price', max: 20, optional: true },
] as const satisfies readonly ChannelField[];

/** Three to eleven letters and digits (3GPP TS 23.040, 9.1.2.5), or a number; of printable ASCII alone. */
const SENDER = /^(?:[\w .&-]{1,11}|\+?\d{3,15})?$/;
const SECRET_LINE = /^\s*(?<name>[a-z][a-z\d_]{0,29})\s*=\s*(?<value>[\x21-\x7e]{1,500})\s*$/;
const SECRETS_MAX = 10;

/** Where the requests of a template go. */
function originsOf({ template = '' }: Readonly<Record<string, string>>): string {
  const data = parsedJson(template);
  const addresses = ['url', 'token.url'].map((path) => String(valueAt(data, path) ?? ''));
  return JSON.stringify(addresses.map((one) => (URL.canParse(one) ? new URL(one).origin : '')));
}

/** Settings from what was typed, or the names of the fields that cannot be meant, and why of the template. */
export function readSmsSettings(
  typed: Readonly<Record<string, string>>,
): { readonly settings: SmsSettings } | RefusedSettings {
  const secrets = readSecrets(typed.secrets ?? '');
  const prefixes = readPrefixes(typed.prefixes ?? '');
  const sender = (typed.sender ?? '').trim();
  const price = (typed.price ?? '').trim();
  const read = readTemplate(typed.template ?? '', Object.keys(secrets ?? {}));
  const faulty = [
    ...('template' in read ? [] : ['template']),
    ...(secrets ? [] : ['secrets']),
    ...(SENDER.test(sender) ? [] : ['sender']),
    ...(prefixes ? [] : ['prefixes']),
    ...(price === '' || readPrice(price) ? [] : ['price']),
  ];
  if (!('template' in read)) return { faulty, parts: read.faults };
  if (faulty.length > 0 || !secrets || !prefixes) return { faulty };
  return { settings: { template: read.template, secrets, sender, prefixes } };
}

/** Lines of `name = value`; null where one is none, or a name stands twice. */
function readSecrets(typed: string): Record<string, string> | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const secrets: Record<string, string> = {};
  for (const line of lines) {
    const { name, value } = SECRET_LINE.exec(line)?.groups ?? {};
    if (name === undefined || value === undefined || Object.hasOwn(secrets, name)) return null;
    secrets[name] = value;
  }
  return lines.length <= SECRETS_MAX ? secrets : null;
}
