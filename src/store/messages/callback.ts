import { sameText } from '../../domain/same-text.ts';
import { hexOf } from '../../domain/sha256.ts';
import { type EditionKeys, mac, openText, sealText } from '../keys/keys.ts';
import type { MessageKey } from './outbox.ts';

/** Where carriers report what became of messages. */
const CALLBACKS = '/api/v1/messages/callbacks';
/** In its query: which message is meant, sealed. */
export const CALLBACK_MESSAGE = 'm';

const NAME = /^sms-(?<event>\d{1,5})-[\da-f]{32}$/;

/** The address to which the carrier of one message reports. Nobody guesses it, and it tells nothing. */
export async function callbackOf(
  keys: EditionKeys,
  { event, origin }: { readonly event: number; readonly origin: string },
  { registration, kind, revision }: MessageKey,
): Promise<string> {
  const name = await callbackName(keys, event);
  const box = await sealText(
    keys.seal,
    contextOf(event),
    JSON.stringify([registration, kind, revision]),
  );
  const mark = box.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${origin}${CALLBACKS}/${name}?${CALLBACK_MESSAGE}=${mark}`;
}

/** The edition that the name of a channel in an address speaks of; null for what is no name. */
export function eventOfCallback(name: string): number | null {
  const event = NAME.exec(name)?.groups?.event;
  return event === undefined ? null : Number(event);
}

/** Whether a name is the one that this edition gave to its carrier. */
export async function isCallback(keys: EditionKeys, event: number, name: string): Promise<boolean> {
  return sameText(name, await callbackName(keys, event));
}

/** The message that an address names; null where it names none. */
export async function callbackMessage(
  keys: EditionKeys,
  event: number,
  mark: string,
): Promise<MessageKey | null> {
  try {
    const box = mark.slice(0, 400).replaceAll('-', '+').replaceAll('_', '/');
    const opened = await openText(keys.seal, contextOf(event), box);
    const [registration, kind, revision] = JSON.parse(opened) as [
      string,
      MessageKey['kind'],
      number,
    ];
    return { registration, kind, revision };
  } catch {
    return null;
  }
}

async function callbackName(keys: EditionKeys, event: number): Promise<string> {
  const bytes = await mac(keys.find, `name of the callback of event ${event}`);
  return `sms-${event}-${hexOf(bytes.slice(0, 16))}`;
}

function contextOf(event: number): string {
  return `callback ${event}`;
}
