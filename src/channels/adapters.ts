import type { Channel } from '../domain/channel.ts';
import type { Adapter, Carrier, RefusedSettings, WaysOut } from './carrier.ts';
import { mailAdapter } from './mail/smtp.ts';
import { pushAdapter } from './push/push.ts';
import { smsAdapter } from './sms/sms.ts';

/** A kind of channel, whatever its settings are. */
type AnyAdapter = Pick<Adapter<unknown>, 'channel' | 'fields'> & {
  /** The fields that cannot be meant; none where a carrier can be made of them. */
  readonly faulty: (typed: Readonly<Record<string, string>>) => readonly string[];
  /** The same with the parts of them; null where a carrier can be made. */
  readonly refused: (typed: Readonly<Record<string, string>>) => RefusedSettings | null;
  /** Null for settings that are none. */
  readonly carrier: (typed: Readonly<Record<string, string>>, ways: WaysOut) => Carrier | null;
};

/** The channels that can be set up. */
export const ADAPTERS: Readonly<Partial<Record<Channel, AnyAdapter>>> = {
  push: anyOf(pushAdapter),
  email: anyOf(mailAdapter),
  sms: anyOf(smsAdapter),
};

function anyOf<S>({ channel, fields, read, carrier }: Adapter<S>): AnyAdapter {
  const refused = (typed: Readonly<Record<string, string>>) => {
    const answer = read(typed);
    return 'faulty' in answer ? answer : null;
  };
  return {
    channel,
    fields,
    refused,
    faulty: (typed) => refused(typed)?.faulty ?? [],
    carrier: (typed, ways) => {
      const answer = read(typed);
      return 'faulty' in answer ? null : carrier(answer.settings, ways);
    },
  };
}
