import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownCertificate } from '../../scripts/server/certificate.mjs';
import type { MayHandOver, Outcome, Outgoing } from '../../src/channels/carrier.ts';
import { mailAdapter } from '../../src/channels/mail/smtp.ts';
import { newFolder } from '../scripts/state-folder.ts';
import { type Fault, type Sink, STEPS, startSink } from './mail-sink.ts';
import { nodeWays } from './node-connection.ts';

const MESSAGE: Outgoing = {
  to: 'salma+tickets@example.ma',
  text: 'تذكرتكم 123456789012',
  locale: 'ar',
  mail: {
    subject: 'تذكرتكم ليوم الخميس 26 نونبر، من الساعة العاشرة إلى الساعة الثانية عشرة',
    body: 'تذكرتكم\n.\nسطر\n',
    html: '<p dir="rtl">تذكرتكم</p>',
  },
  key: '0123456789abcdef0123456789abcdef',
  worthUntil: Date.now() + 3_600_000,
};
const LOGIN = { user: 'abwab', password: 'a secret, with ünïcode' };

let pair: { key: string; certificate: string };
let other: typeof pair;
const open: Sink[] = [];
beforeAll(async () => {
  pair = await ownCertificate(newFolder(), '127.0.0.1');
  other = await ownCertificate(newFolder(), '127.0.0.1');
});
afterEach(async () => {
  vi.useRealTimers();
  for (const one of open.splice(0)) await one.close();
});

async function sink(options: Partial<Parameters<typeof startSink>[0]> = {}): Promise<Sink> {
  const started = await startSink({ ...pair, ...options });
  open.push(started);
  return started;
}

const freely: MayHandOver = async () => true;

function send(
  { port }: { readonly port: number },
  {
    message = MESSAGE,
    mayHandOver = freely,
    isMeant = freely,
    typed = {},
    trusted = pair.certificate,
  }: {
    message?: Outgoing;
    mayHandOver?: MayHandOver;
    isMeant?: MayHandOver;
    typed?: Record<string, string>;
    trusted?: string;
  } = {},
): Promise<Outcome> {
  const read = mailAdapter.read({
    host: '127.0.0.1',
    port: String(port),
    security: 'starttls',
    ...LOGIN,
    from: 'billets@police.example',
    from_name: 'أبواب مفتوحة',
    ...typed,
  });
  if ('faulty' in read) throw new Error(read.faulty.join());
  return mailAdapter.carrier(read.settings, nodeWays(trusted)).send(message, mayHandOver, isMeant);
}

/** The parts of a letter, decoded. */
function partsOf(content: string): string[] {
  return [...content.matchAll(/base64\r\n\r\n([\w+/=\r\n]+?)\r\n--/g)].map(([, body]) =>
    Buffer.from(body ?? '', 'base64').toString(),
  );
}

function headerOf(content: string, name: string): string {
  const [head = ''] = content.split('\r\n\r\n');
  const line = head
    .replace(/\r\n /g, '')
    .split('\r\n')
    .find((one) => one.startsWith(`${name}: `));
  return (line ?? '').replace(/=\?UTF-8\?B\?(.*?)\?=/g, (_, word) =>
    Buffer.from(word, 'base64').toString(),
  );
}

describe('a letter', () => {
  it.each(['starttls', 'tls'] as const)(
    'arrives with all that it says, by %s',
    async (security) => {
      const to = await sink({ security });
      const outcome = await send(to, { typed: { security } });
      expect(outcome).toEqual({
        result: 'sent',
        reference: '<0123456789abcdef0123456789abcdef@police.example>',
      });
      const [letter, ...more] = to.letters;
      expect(more).toEqual([]);
      expect(letter?.to).toBe(MESSAGE.to);
      const content = letter?.content ?? '';
      expect(headerOf(content, 'Subject')).toBe(`Subject: ${MESSAGE.mail?.subject}`);
      expect(headerOf(content, 'From')).toBe('From: أبواب مفتوحة<billets@police.example>');
      expect(headerOf(content, 'Message-ID')).toContain(MESSAGE.key);
      expect(partsOf(content)).toEqual(['تذكرتكم\r\n.\r\nسطر\r\n', MESSAGE.mail?.html]);
      expect(
        content.split('\r\n').every((line) => line.length <= 78 && /^[ -~]*$/.test(line)),
      ).toBe(true);
    },
  );

  it('is the same one at each attempt', async () => {
    const to = await sink();
    await send(to);
    await send(to);
    const ids = to.letters.map(({ content }) => headerOf(content, 'Message-ID'));
    expect(new Set(ids).size).toBe(1);
  });

  it('logs in as the server offers it, and without TLS never', async () => {
    const plain = Buffer.from(`\0${LOGIN.user}\0${LOGIN.password}`).toString('base64');
    const to = await sink();
    await send(to);
    expect(to.said).toContain(`AUTH PLAIN ${plain}`);
    const old = await sink({ offers: ['AUTH LOGIN'] });
    expect(await send(old)).toMatchObject({ result: 'sent' });
    expect(old.said).toContain(Buffer.from(LOGIN.password).toString('base64'));
    const none = await sink({ offers: [] });
    expect(await send(none)).toEqual({ result: 'again', why: 'login' });
    expect(await send(none, { typed: { user: '', password: '' } })).toMatchObject({
      result: 'sent',
    });
  });

  it('goes to a host in other letters by the name that mail looks up', async () => {
    const to = await sink();
    await send(to, { message: { ...MESSAGE, to: 'amina@مثال.المغرب' } });
    expect(to.letters[0]?.to).toMatch(/^amina@xn--/);
  });

  it('goes to a mailbox in other letters only where the server can', async () => {
    const message = { ...MESSAGE, to: 'أمينة@example.ma' };
    const old = await sink();
    expect(await send(old, { message })).toEqual({ result: 'bounced', why: 'no_utf8' });
    const modern = await sink({ offers: ['AUTH PLAIN', 'SMTPUTF8'] });
    expect(await send(modern, { message })).toMatchObject({ result: 'sent' });
    expect(modern.said).toContain('MAIL FROM:<billets@police.example> SMTPUTF8');
  });

  it.each(['a@b.ma>\r\nRCPT TO:<c@d.ma', 'a b@c.ma', '@c.ma', 'nobody', ''])(
    'is not sent to what is no address: %j',
    async (to) => {
      const server = await sink();
      expect(await send(server, { message: { ...MESSAGE, to } })).toMatchObject({
        result: 'bounced',
      });
      expect(server.said).toEqual([]);
    },
  );

  it('stays where it is while it may not leave', async () => {
    const to = await sink();
    const outcome = await send(to, { mayHandOver: async () => false });
    expect(outcome).toEqual({ result: 'again', why: 'withheld' });
    expect(to.letters).toEqual([]);
  });

  it('names nobody to whom it may not go any more', async () => {
    const to = await sink();
    const outcome = await send(to, { isMeant: async () => false });
    expect(outcome).toEqual({ result: 'again', why: 'withheld' });
    expect(to.said.filter((line) => line.includes('example.ma'))).toEqual([]);
  });

  it('is asked about once, when the server waits for nothing but the content', async () => {
    const to = await sink();
    const asked: string[] = [];
    await send(to, {
      mayHandOver: async () => {
        asked.push(to.said.at(-1) ?? '');
        return true;
      },
    });
    expect(asked).toEqual(['DATA']);
  });
});

describe('a server that fails before it has the letter', () => {
  const hows = [
    'drop',
    '421 later',
    '451 later',
    'huge',
    'endless_line',
    '299 what',
    '999 what',
  ] as const;
  const cases = STEPS.flatMap((at) => hows.map((how) => ({ at, how }) as Fault));

  it.each(cases)('is asked again: $how at $at', async (fault) => {
    const to = await sink({ fault });
    expect(await send(to)).toMatchObject({ result: 'again' });
    expect(to.letters).toEqual([]);
  });

  it.each(STEPS)(
    'is asked again when it says no for good at %s, but of this mailbox',
    async (at) => {
      const to = await sink({ fault: { at, how: '550 no' } });
      const result = at === 'rcpt' ? 'bounced' : 'again';
      expect(await send(to)).toMatchObject({ result });
      expect(to.letters).toEqual([]);
    },
  );

  it.each(STEPS)('is asked again after twenty seconds of silence at %s', async (at) => {
    const to = await sink({ fault: { at, how: 'hang' } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = send(to);
    await to.reached;
    vi.advanceTimersByTime(20_000);
    expect(await outcome).toMatchObject({ result: 'again' });
    expect(to.letters).toEqual([]);
  });

  it('is listened to, however slowly it speaks', async () => {
    for (const at of [...STEPS.filter((step) => step !== 'ehlo'), 'content'] as const) {
      const to = await sink({ fault: { at, how: 'slow' } });
      expect(await send(to)).toMatchObject({ result: 'sent' });
    }
  });

  it('is told no secret when it is another one, or offers no TLS', async () => {
    const to = await sink();
    expect(await send(to, { trusted: other.certificate })).toMatchObject({ result: 'again' });
    const bare = await sink({ security: 'tls' });
    expect(
      await send(bare, { typed: { security: 'tls' }, trusted: other.certificate }),
    ).toMatchObject({ result: 'again' });
    const naked = await sink({ fault: { at: 'ehlo', how: '250 sink' } });
    expect(await send(naked)).toEqual({ result: 'again', why: 'no_tls' });
    for (const { said, letters } of [to, bare, naked]) {
      expect([said.filter((line) => !/^(EHLO|STARTTLS)/.test(line)), letters]).toEqual([[], []]);
    }
  });

  it('is asked again where nobody listens', async () => {
    const gone = await startSink(pair);
    await gone.close();
    expect(await send(gone)).toMatchObject({ result: 'again' });
  });
});

describe('a server that has the letter', () => {
  it.each([
    ['drop', 'unknown'],
    ['hang', 'unknown'],
    ['huge', 'unknown'],
    ['endless_line', 'unknown'],
    ['354 again', 'unknown'],
    ['999 what', 'unknown'],
    ['451 later', 'again'],
    ['554 no', 'bounced'],
  ] as const)('and answers %s: %s', async (how, result) => {
    const to = await sink({ fault: { at: 'content', how } });
    if (how === 'hang') vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = send(to);
    await to.reached;
    if (how === 'hang') vi.advanceTimersByTime(30_000);
    expect(await outcome).toMatchObject({ result });
  });
});

describe('the settings of a relay', () => {
  const GOOD = {
    host: 'relay.police.example',
    port: '587',
    security: 'starttls',
    user: '',
    password: '',
    from: 'billets@police.example',
    from_name: 'Portes ouvertes',
  };

  it.each([
    ['host', 'a b'],
    ['host', ''],
    ['host', 'relay\r\nEHLO'],
    ['port', '0'],
    ['port', '65536'],
    ['port', '25.5'],
    ['security', 'none'],
    ['user', 'a\0b'],
    ['password', 'alone'],
    ['from', 'no address'],
    ['from', 'أمينة@example.ma'],
    ['from_name', ' '],
    ['from_name', 'x'.repeat(61)],
  ])('are not taken with %s %j', (name, value) => {
    const read = mailAdapter.read({ ...GOOD, [name]: value });
    expect('faulty' in read && read.faulty).toContain(name === 'user' ? 'user' : name);
  });

  it('are taken as they are', () => {
    expect(mailAdapter.read(GOOD)).toEqual({
      settings: {
        host: GOOD.host,
        port: 587,
        security: 'starttls',
        login: null,
        from: { name: GOOD.from_name, address: GOOD.from },
      },
    });
  });
});
