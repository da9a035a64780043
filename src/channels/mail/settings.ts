import { parseEmail } from '../../domain/email.ts';
import { cleanText } from '../../domain/text.ts';
import type { ChannelField } from '../carrier.ts';

/** `tls`: from the first byte on, usually port 465; `starttls`: usually port 587. Never without. */
const SECURITIES = ['starttls', 'tls'] as const;
/** By a relay in one of these ways, or by Cloudflare's Email Service, which needs none. */
const CONNECTIONS = [...SECURITIES, 'cloudflare'] as const;

/** In whose name e-mails go. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** A relay that takes e-mails, and in whose name they go. */
export interface RelaySettings {
  readonly host: string;
  readonly port: number;
  readonly security: (typeof SECURITIES)[number];
  /** Null for a relay that knows this machine by its address. */
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: Sender;
}

/** What takes e-mails. */
export type MailSettings =
  | RelaySettings
  | { readonly security: 'cloudflare'; readonly from: Sender };

export const MAIL_FIELDS = [
  { name: 'security', max: 10, choices: CONNECTIONS },
  { name: 'host', max: 253, optional: true },
  { name: 'port', max: 5, optional: true },
  { name: 'user', max: 254, optional: true },
  { name: 'password', max: 500, optional: true, secret: true, toldTo: loginOf },
  { name: 'from', max: 254 },
  { name: 'from_name', max: 60 },
] as const satisfies readonly ChannelField[];

function loginOf({ host = '', user = '' }: Readonly<Record<string, string>>): string {
  return JSON.stringify([host, user]);
}

/** A name of hosts, or an address; of IPv6 in brackets. */
const HOST = /^([a-z\d]([a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])$/i;
const ASCII = /^[\x21-\x7e]+$/;
/** What no login may hold: a zero byte parts the fields of AUTH PLAIN, and a line ends the command. */
const CONTROL = /\p{Cc}/u;

/** Settings from what was typed, or the names of the fields that cannot be meant. */
export function readMailSettings(
  typed: Readonly<Record<string, string>>,
): { readonly settings: MailSettings } | { readonly faulty: readonly string[] } {
  const value = (name: (typeof MAIL_FIELDS)[number]['name']) => typed[name]?.trim() ?? '';
  const [host, port, security] = [value('host'), Number(value('port')), value('security')];
  const [user, password] = [value('user'), typed.password ?? ''];
  const address = parseEmail(value('from'));
  const name = cleanText(value('from_name'), 60);
  if (security === 'cloudflare') {
    const wrong = faultyOf(address, name);
    return address && name && wrong.length === 0
      ? { settings: { security, from: { name, address } } }
      : { faulty: wrong };
  }
  const wanted = SECURITIES.find((one) => one === security);
  const faulty = [
    ...(HOST.test(host) && host.length <= 253 ? [] : ['host']),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : ['port']),
    ...(wanted ? [] : ['security']),
    ...(CONTROL.test(user) || user.length > 254 ? ['user'] : []),
    ...(CONTROL.test(password) || password.length > 500 || (user === '') !== (password === '')
      ? ['password']
      : []),
    ...faultyOf(address, name),
  ];
  if (faulty.length > 0 || !address || !name || !wanted) return { faulty };
  const login = user === '' ? null : { user, password };
  return { settings: { host, port, security: wanted, login, from: { name, address } } };
}

function faultyOf(address: string | null, name: string | null): string[] {
  return [...(address && ASCII.test(address) ? [] : ['from']), ...(name ? [] : ['from_name'])];
}
