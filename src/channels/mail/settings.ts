import { parseEmail } from '../../domain/email.ts';
import { cleanText } from '../../domain/text.ts';
import type { ChannelField } from '../carrier.ts';

/** `tls`: from the first byte on, usually port 465; `starttls`: usually port 587. Never without. */
const SECURITIES = ['starttls', 'tls'] as const;

/** A relay that takes e-mails, and in whose name they go. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: (typeof SECURITIES)[number];
  /** Null for a relay that knows this machine by its address. */
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

export const MAIL_FIELDS = [
  { name: 'host', max: 253 },
  { name: 'port', max: 5 },
  { name: 'security', max: 10, choices: SECURITIES },
  { name: 'user', max: 254, optional: true },
  { name: 'password', max: 500, optional: true, secret: true },
  { name: 'from', max: 254 },
  { name: 'from_name', max: 60 },
] as const satisfies readonly ChannelField[];

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
  const wanted = SECURITIES.find((one) => one === security);
  const faulty = [
    ...(HOST.test(host) && host.length <= 253 ? [] : ['host']),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : ['port']),
    ...(wanted ? [] : ['security']),
    ...(CONTROL.test(user) || user.length > 254 ? ['user'] : []),
    ...(CONTROL.test(password) || password.length > 500 || (user === '') !== (password === '')
      ? ['password']
      : []),
    ...(address && ASCII.test(address) ? [] : ['from']),
    ...(name ? [] : ['from_name']),
  ];
  if (faulty.length > 0 || !address || !name || !wanted) return { faulty };
  const login = user === '' ? null : { user, password };
  return { settings: { host, port, security: wanted, login, from: { name, address } } };
}
