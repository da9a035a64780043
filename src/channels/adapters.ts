import type { Channel } from '../domain/channel.ts';
import type { Adapter, Carrier, WaysOut } from './carrier.ts';
import { mailAdapter } from './mail/smtp.ts';
import { pushAdapter } from './push/push.ts';
import { smsAdapter } from './sms/sms.ts';

/** A kind of channel, whatever its settings are. */
type AnyAdapter = Pick<Adapter<unknown>, 'channel' | 'fields'> & {
  /** The fields that cannot be meant; none where a carrier can be made of them. */
  readonly faulty: (typed: Readonly<Record<string, string>>) => readonly string[];
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
  return {
    channel,
    fields,
    faulty: (typed) => {
      const answer = read(typed);
      return 'faulty' in answer ? answer.faulty : [];
    },
    carrier: (typed, ways) => {
      const answer = read(typed);
      return 'faulty' in answer ? null : carrier(answer.settings, ways);
    },
  };
}
