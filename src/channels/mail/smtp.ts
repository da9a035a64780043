import { toBase64 } from '../base64.ts';
import {
  type Adapter,
  type Connection,
  type MayHandOver,
  type Outcome,
  type Outgoing,
  type WaysOut,
  type Why,
  WITHHELD,
} from '../carrier.ts';
import { withinTime } from '../within-time.ts';
import { sendByCloudflare } from './cloudflare.ts';
import { messageId, mimeOf } from './mime.ts';
import { Replies, type Reply } from './reply.ts';
import {
  MAIL_FIELDS,
  type MailSettings,
  type RelaySettings,
  readMailSettings,
} from './settings.ts';

/** The dialogue until the content goes, ms. A server that takes longer is asked again later. */
const BEFORE_MS = 20_000;
/** How long the answer to the content is waited for, ms. RFC 5321, 4.5.3.2.6 gives it ten minutes. */
const AFTER_MS = 30_000;
const text = new TextEncoder();

/**
 * E-mail by a relay that speaks SMTP (RFC 5321), always with TLS, one connection a letter; or by
 * Cloudflare's Email Service.
 */
export const mailAdapter: Adapter<MailSettings> = {
  channel: 'email',
  fields: MAIL_FIELDS,
  read: readMailSettings,
  carrier: (settings, ways) => ({
    send: (message, mayHandOver, isMeant) => {
      if (settings.security !== 'cloudflare') {
        return sendMail(settings, ways, message, { mayHandOver, isMeant });
      }
      const { mail } = message;
      const letter = { to: wirePath(message.to), ...(mail && { mail }), isWanted: mayHandOver };
      return sendByCloudflare(settings.from, ways, letter);
    },
  }),
};

/** The server said no, before it had anything: the attempt ends here. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome.result);
    this.outcome = outcome;
  }
}

/**
 * Sends one letter. Until the dot that ends it the server has nothing (RFC 5321, 4.1.1.4), whatever
 * happens; from then on only its answer counts, and where none comes nobody knows.
 */
async function sendMail(
  settings: RelaySettings,
  ways: WaysOut,
  message: Outgoing,
  { mayHandOver, isMeant }: { mayHandOver: MayHandOver; isMeant: MayHandOver | undefined },
): Promise<Outcome> {
  const to = wirePath(message.to);
  if (!to || !message.mail) return { result: 'bounced', why: 'no_address' };
  let dialogue: Dialogue | null = null;
  try {
    dialogue = new Dialogue(settings, ways);
    await withinTime(dialogue.offer(to, isMeant), BEFORE_MS);
    if (!(await mayHandOver())) return WITHHELD;
    const { body, html, subject } = message.mail;
    const { from } = settings;
    const { key, locale } = message;
    const letter = { from, to, subject, body, html, locale, key, at: ways.now() };
    await withinTime(dialogue.content(mimeOf(letter)), BEFORE_MS);
    return await withinTime(dialogue.end(messageId(letter)), AFTER_MS);
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    return dialogue?.isHandedOver
      ? { result: 'unknown', why: 'no_answer' }
      : { result: 'again', why: dialogue?.step ?? 'connect' };
  } finally {
    dialogue?.close();
  }
}

/** Where a dialogue stood when it failed. */
type Step = 'greeting' | 'tls' | 'login' | 'envelope' | 'content';

class Dialogue {
  step: Step = 'greeting';
  /** Whether the dot that ends the letter may have gone. */
  isHandedOver = false;
  readonly #settings: RelaySettings;
  #connection: Connection;
  #replies: Replies;
  #writer: WritableStreamDefaultWriter<Uint8Array>;

  constructor(settings: RelaySettings, ways: WaysOut) {
    this.#settings = settings;
    const { host, port, security } = settings;
    const secureTransport = security === 'tls' ? 'on' : 'starttls';
    const options = { secureTransport, allowHalfOpen: false } as const;
    this.#connection = ways.connect({ hostname: host, port }, options);
    this.#replies = new Replies(this.#connection.readable);
    this.#writer = this.#connection.writable.getWriter();
  }

  /** Everything until the server waits for the content. Throws `Refused`, or what the connection throws. */
  async offer(to: string, isMeant?: MayHandOver): Promise<void> {
    this.#demand(await this.#replies.next(), 220);
    let offered = await this.#hello();
    if (this.#settings.security === 'starttls') {
      await this.#startTls(offered);
      offered = await this.#hello();
    }
    await this.#login(offered);
    this.step = 'envelope';
    const isAscii = /^[\x21-\x7e]+$/.test(to);
    if (!isAscii && !offers(offered, 'SMTPUTF8')) throw refused('bounced', 'no_utf8');
    const { address } = this.#settings.from;
    this.#demand(await this.#say(`MAIL FROM:<${address}>${isAscii ? '' : ' SMTPUTF8'}`), 250);
    // A server may have taken its time until here, and its recipient may have been erased meanwhile.
    if (isMeant && !(await isMeant())) throw new Refused(WITHHELD);
    const rcpt = await this.#say(`RCPT TO:<${to}>`);
    // 551 to 553 and 550: there is no such mailbox, or it takes nothing from us.
    if (rcpt.code >= 550 && rcpt.code <= 553) throw refused('bounced', `smtp_${rcpt.code}`);
    this.#demand(rcpt, 250, 251);
    this.#demand(await this.#say('DATA'), 354);
    this.step = 'content';
  }

  /** The letter without the dot that ends it. */
  async content(letter: string): Promise<void> {
    await this.#write(letter);
  }

  /** The dot, and what the server says of it. */
  async end(reference: string): Promise<Outcome> {
    this.isHandedOver = true;
    await this.#write('.\r\n');
    const { code } = await this.#replies.next();
    if (code >= 200 && code < 300) return { result: 'sent', reference };
    // RFC 5321, 4.2.1: with 4yz and 5yz it was not taken.
    if (code >= 400 && code < 500) return { result: 'again', why: `smtp_${code}` };
    return { result: code >= 500 ? 'bounced' : 'unknown', why: `smtp_${code}` };
  }

  /** Without waiting: what is to be known is known. */
  close(): void {
    const ignored = () => {};
    const bye = this.step === 'content' && this.isHandedOver ? this.#write('QUIT\r\n') : null;
    void Promise.resolve(bye)
      .catch(ignored)
      .finally(() => this.#connection.close().catch(ignored));
  }

  async #hello(): Promise<readonly string[]> {
    const name = this.#settings.from.address.split('@').at(-1);
    const reply = await this.#say(`EHLO ${name}`);
    this.#demand(reply, 250);
    return reply.lines.slice(1).map((line) => line.toUpperCase());
  }

  async #startTls(offered: readonly string[]): Promise<void> {
    this.step = 'tls';
    if (!offers(offered, 'STARTTLS')) throw refused('again', 'no_tls');
    this.#demand(await this.#say('STARTTLS'), 220);
    // What was said before TLS and read after it would be anybody's.
    if (this.#replies.hasMore) throw refused('again', 'tls');
    this.#replies.release();
    this.#writer.releaseLock();
    this.#connection = this.#connection.startTls();
    this.#replies = new Replies(this.#connection.readable);
    this.#writer = this.#connection.writable.getWriter();
  }

  async #login(offered: readonly string[]): Promise<void> {
    this.step = 'login';
    const { login } = this.#settings;
    if (!login) return;
    const ways = offered.find((line) => line.startsWith('AUTH '))?.split(' ') ?? [];
    const [user, password] = [base64(login.user), base64(login.password)];
    if (ways.includes('PLAIN')) {
      const proof = base64(`\0${login.user}\0${login.password}`);
      return this.#demand(await this.#say(`AUTH PLAIN ${proof}`), 235);
    }
    if (!ways.includes('LOGIN')) throw refused('again', 'login');
    this.#demand(await this.#say('AUTH LOGIN'), 334);
    this.#demand(await this.#say(user), 334);
    this.#demand(await this.#say(password), 235);
  }

  async #say(command: string): Promise<Reply> {
    await this.#write(`${command}\r\n`);
    return this.#replies.next();
  }

  async #write(words: string): Promise<void> {
    await this.#writer.write(text.encode(words));
  }

  /** Nothing was handed over yet: whatever else the server says, it may take the letter another time. */
  #demand({ code }: Reply, ...wanted: readonly number[]): void {
    if (!wanted.includes(code)) throw refused('again', `${this.step}_${code}`);
  }
}

function refused(result: 'again' | 'bounced', why: Why): Refused {
  return new Refused({ result, why });
}

function offers(lines: readonly string[], keyword: string): boolean {
  return lines.some((line) => line === keyword || line.startsWith(`${keyword} `));
}

function base64(words: string): string {
  return toBase64(text.encode(words));
}

/** An address as it stands in a command: its host as mail looks it up; null for what no command can hold. */
function wirePath(address: string): string | null {
  const at = address.lastIndexOf('@');
  const url = `https://${address.slice(at + 1)}`;
  if (at < 1 || /[\s\p{Cc}<>]/u.test(address) || !URL.canParse(url)) return null;
  return `${address.slice(0, at)}@${new URL(url).hostname}`;
}
