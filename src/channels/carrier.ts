import type { Channel } from '../domain/channel.ts';
import type { TemplateFault } from '../domain/template-fault.ts';

/** One message, as a channel takes it. Nothing that a visitor typed is in its texts. */
export interface Outgoing {
  /**
   * Whom it is for: an e-mail address, a phone number in E.164, or the subscriptions of browsers as a
   * list in JSON (`PushSubscription.toJSON()`).
   */
  readonly to: string;
  /** In one part of an SMS, without a link. */
  readonly text: string;
  readonly locale: 'ar' | 'fr' | 'en';
  /** Of an e-mail, whose plain text then stands in `body`, and which has simple HTML beside it. */
  readonly mail?: { readonly subject: string; readonly body: string; readonly html: string };
  /** Above the text of a notification, which push shows. */
  readonly title?: string;
  /** Where it is opened: push alone may carry it. */
  readonly link?: string;
  /** Where its carrier may report what became of it: SMS alone carries it, to the carrier. */
  readonly callback?: string;
  /** 32 hexadecimal digits: the same at each attempt of one message, another one for every other. */
  readonly key: string;
  /** ms: nothing that it says is of use from then on. */
  readonly worthUntil: number;
}

/**
 * Why something was not carried: a word, and perhaps the number with which the other side said it, such
 * as `smtp_550`; at most 40 characters of `[a-z0-9_]`. Never its text, which can hold anything.
 */
export type Why = string;

/** How an attempt ended. `gone`: the endpoints of browsers that are to be told nothing any more. */
export type Outcome = HowItEnded & { readonly gone?: readonly string[] };

type HowItEnded =
  /** The carrier has it. `reference`: its own name for it, at most 200 characters, by which delivery events find it. */
  | { readonly result: 'sent'; readonly reference?: string }
  /**
   * It is certain that the carrier does not have it, and later it may take it. `after`: seconds that
   * it asked to be left alone.
   */
  | { readonly result: 'again'; readonly why: Why; readonly after?: number }
  /** It is certain that it is not carried to this recipient, at no attempt. */
  | { readonly result: 'bounced'; readonly why: Why }
  /** Nobody knows: it is never sent again. */
  | { readonly result: 'unknown'; readonly why: Why };

/**
 * Asked once, just before the first step after which the carrier may have the message (of SMTP the
 * content, of HTTP the request). While it gives false the message must not leave: it was stopped, or
 * somebody else has it. Then the attempt ends as `again`, with `WITHHELD`.
 */
export type MayHandOver = () => Promise<boolean>;

export const WITHHELD = { result: 'again', why: 'withheld' } as const satisfies Outcome;

/** Carries messages of one channel of one edition. */
export interface Carrier {
  /**
   * Never rejects, and ends within 90 s: the claim of a message lasts longer. `isMeant`: asked before
   * somebody is named to a carrier that has not got the message yet, with the same consequences.
   */
  send(message: Outgoing, mayHandOver: MayHandOver, isMeant?: MayHandOver): Promise<Outcome>;
}

/** A connection as `cloudflare:sockets` gives it. */
export interface Connection {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  close(): Promise<void>;
  startTls(): Connection;
}

/** There is no way to where something should go: it has not left. */
export class NoWayOut extends Error {
  override readonly name = 'NoWayOut';
}

/** A letter as a binding of Cloudflare's Email Service takes it. */
export interface Letter {
  readonly from: { readonly name: string; readonly email: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The ways out of the service, which on a server of one's own lead nowhere but where its settings say. */
export interface WaysOut {
  readonly connect: (
    address: { readonly hostname: string; readonly port: number },
    options: { readonly secureTransport: 'on' | 'starttls'; readonly allowHalfOpen: false },
  ) => Connection;
  /** Rejects with `NoWayOut` where the settings of the server do not lead there. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Of a Worker that is bound to Cloudflare's Email Service. Rejects with an error that has a `code`. */
  readonly sendEmail?: (letter: Letter) => Promise<{ readonly messageId?: string }>;
  /** ms */
  readonly now: () => number;
}

/** A setting of a channel, as the office's page asks for it. Every value is a text there. */
export interface ChannelField {
  readonly name: string;
  /** Never shown again: an empty one keeps what is there. */
  readonly secret?: true;
  /** Whom a secret is told, as far as what was typed says: where that is another, it is typed anew. */
  readonly toldTo?: (typed: Readonly<Record<string, string>>) => string;
  readonly optional?: true;
  /** Nobody types it: it is made when the channel is set up, and kept from then on. */
  readonly drawn?: () => Promise<string>;
  /** Characters at most. */
  readonly max: number;
  /** Its lines, where it has more than one. */
  readonly rows?: number;
  /** The words from which it is chosen. */
  readonly choices?: readonly string[];
}

/** The fields that cannot be meant; of a template which parts, and why. */
export interface RefusedSettings {
  readonly faulty: readonly string[];
  readonly parts?: readonly TemplateFault[];
}

/** A kind of channel: what must be known of it, and what carries then. */
export interface Adapter<Settings> {
  readonly channel: Channel;
  readonly fields: readonly ChannelField[];
  /** Settings from the texts of its fields; the fields that cannot be meant, where there are such. */
  readonly read: (
    typed: Readonly<Record<string, string>>,
  ) => { readonly settings: Settings } | RefusedSettings;
  readonly carrier: (settings: Settings, ways: WaysOut) => Carrier;
}
