import type { Context } from 'hono';
import { ADAPTERS } from '../../channels/adapters.ts';
import { CHANNELS, type Channel, type QuietHours } from '../../domain/channel.ts';
import { Problem } from '../../domain/problem.ts';
import type { ChannelView } from '../../operations/channels.ts';
import type { MemberApp } from '../shell/session.ts';

/** What a new channel begins with: a budget that no relay notices, and quiet nights. */
const BEGINNING = { per_minute: '60', per_day: '5000', quiet_from: '21:00', quiet_until: '09:00' };
const BOUNDS = { per_minute: 6_000, per_day: 1_000_000 } as const;

/** The channel that an address names. Throws `not_found`. */
export function channelIn(c: Context<MemberApp>): Channel {
  const named = CHANNELS.find((one) => one === c.req.param('channel'));
  if (!named || !ADAPTERS[named]) throw new Problem('not_found');
  return named;
}

/** What was typed in every field that there is, each a text. */
export function typedIn(channel: Channel, body: Readonly<Record<string, unknown>>) {
  const names = [
    ...(ADAPTERS[channel]?.fields ?? []).map(({ name }) => name),
    ...Object.keys(BEGINNING),
  ];
  return Object.fromEntries(
    names.map((name) => [name, typeof body[name] === 'string' ? body[name] : '']),
  );
}

/** Budgets and hours, or the names of the fields that cannot be meant. */
export function readTerms(
  typed: Readonly<Record<string, string>>,
):
  | { readonly per_minute: number; readonly per_day: number; readonly quiet: QuietHours | null }
  | { readonly faulty: readonly string[] } {
  const [per_minute, per_day] = [numberIn(typed, 'per_minute'), numberIn(typed, 'per_day')];
  const [from, until] = [minuteIn(typed.quiet_from), minuteIn(typed.quiet_until)];
  const isOpen = !typed.quiet_from && !typed.quiet_until;
  const faulty = [
    ...(per_minute === null ? ['per_minute'] : []),
    ...(per_day === null ? ['per_day'] : []),
    ...(isOpen || from !== null ? [] : ['quiet_from']),
    ...(isOpen || until !== null ? [] : ['quiet_until']),
  ];
  if (faulty.length > 0 || per_minute === null || per_day === null) return { faulty };
  const quiet = from === null || until === null ? null : { from, until };
  return { per_minute, per_day, quiet };
}

/** The fields of a channel as a page shows them. */
export function shownOf(
  found: { readonly view: ChannelView; readonly typed: Readonly<Record<string, string>> } | null,
): Readonly<Record<string, string>> {
  if (!found) return BEGINNING;
  const { per_minute, per_day, quiet } = found.view;
  return {
    ...found.typed,
    ...{ per_minute: String(per_minute), per_day: String(per_day) },
    ...{ quiet_from: written(quiet?.from), quiet_until: written(quiet?.until) },
  };
}

function numberIn(
  typed: Readonly<Record<string, string>>,
  name: keyof typeof BOUNDS,
): number | null {
  const text = typed[name]?.trim() ?? '';
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= BOUNDS[name] ? number : null;
}

function minuteIn(text: string | undefined): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function written(minute: number | undefined): string {
  if (minute === undefined) return '';
  return [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
