import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type MayHandOver,
  NoWayOut,
  type Outcome,
  type Outgoing,
} from '../../src/channels/carrier.ts';
import { smsAdapter } from '../../src/channels/sms/sms.ts';
import { type Asked, type Gateway, type Said, startGateway } from './http-sink.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');
/** Everything that could end a text of JSON, of a form, of an address or of XML. */
const TEXT = 'A "b" \\ & <c> \'d\' + % = {to} {secret.key}\nتذكرتكم é';
const MESSAGE: Outgoing = {
  to: '+212612345678',
  text: TEXT,
  locale: 'ar',
  key: '0123456789abcdef0123456789abcdef',
  callback: 'https://abwab.example/c?m=1&n=2',
  worthUntil: NOW + 3_600_000,
};
const SENT = [{ status: ['2xx'], means: 'sent' }];
const FORM = { form: { t: '{text}', n: '{to}' } };
const TYPED = { secrets: 'key = s3cr"et', sender: 'ABWAB', prefixes: '+2125 +2126 +2127 +3' };
const NO_ANSWER = { result: 'unknown', why: 'no_answer' };

const open: Gateway[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const one of open.splice(0)) await one.close();
});

async function gateway(answer: Parameters<typeof startGateway>[0] = () => ({})): Promise<Gateway> {
  const one = await startGateway(answer);
  open.push(one);
  return one;
}

function templateFor(url: string, rest: object = {}): object {
  return { method: 'POST', url: `${url}/send`, body: FORM, answers: SENT, ...rest };
}

function carrierOf(template: object, typed: object = {}) {
  const read = smsAdapter.read({ ...TYPED, template: JSON.stringify(template), ...typed });
  if ('faulty' in read) throw new Error(read.faulty.join());
  const ways = {
    connect: () => {
      throw new Error('no socket');
    },
    fetch: (request: Request) => fetch(request),
    now: () => NOW,
  };
  return smsAdapter.carrier(read.settings, ways);
}

const freely: MayHandOver = async () => true;

function send(
  template: object,
  {
    message = MESSAGE,
    mayHandOver = freely,
  }: { message?: Outgoing; mayHandOver?: MayHandOver } = {},
): Promise<Outcome> {
  return carrierOf(template).send(message, mayHandOver);
}

async function asked(rest: object, path = '/send'): Promise<Asked> {
  const { url, asked } = await gateway();
  expect(await send({ ...templateFor(url, rest), url: `${url}${path}` })).toEqual({
    result: 'sent',
  });
  const [one] = asked;
  if (!one || asked.length !== 1) throw new Error('not asked once');
  return one;
}

describe('an SMS by HTTP', () => {
  it('goes as JSON, whose texts no value can end', async () => {
    const { method, headers, body } = await asked({
      headers: { Authorization: 'App {secret.key}' },
      body: {
        json: { messages: [{ to: '{to_digits}', text: 'x {text}', id: '{key}', n: 1, on: true }] },
      },
    });
    expect(method).toBe('POST');
    expect(headers['content-type']).toBe('application/json');
    expect(headers.authorization).toBe('App s3cr"et');
    expect(JSON.parse(body)).toEqual({
      messages: [{ to: '212612345678', text: `x ${TEXT}`, id: MESSAGE.key, n: 1, on: true }],
    });
  });

  it('goes as a form, in an address and as XML', async () => {
    const form = await asked({});
    expect(Object.fromEntries(new URLSearchParams(form.body))).toEqual({ t: TEXT, n: MESSAGE.to });
    const inAddress = await asked(
      { method: 'GET', body: undefined },
      '/a/{to}?t={text}&c={callback}',
    );
    const url = new URL(inAddress.path, 'http://x');
    expect(url.pathname).toBe('/a/%2B212612345678');
    expect([...url.searchParams]).toEqual([
      ['t', TEXT],
      ['c', MESSAGE.callback],
    ]);
    const xml = await asked({ body: { xml: '<sms to="{to}">{text}</sms>' } });
    expect(xml.body).toBe(
      `<sms to="+212612345678">${TEXT.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)}</sms>`,
    );
  });

  it('is signed over what goes', async () => {
    const over = '{now_s}.{body}';
    const signature = {
      header: 'X-Sign',
      hash: 'SHA-256',
      secret: 'key',
      as: 'hex',
      prefix: 'v1=',
      over,
    };
    const { headers, body } = await asked({ signature });
    const expected = createHmac('sha256', 's3cr"et')
      .update(`${NOW / 1000}.${body}`)
      .digest('hex');
    expect(headers['x-sign']).toBe(`v1=${expected}`);
  });

  it.each<[string, Said, object[], Outcome]>([
    ['200', { body: '{"id":7}' }, SENT, { result: 'sent', reference: '7' }],
    [
      'a name too long',
      { body: JSON.stringify({ id: 'x'.repeat(201) }) },
      SENT,
      { result: 'sent' },
    ],
    [
      '200 with an error inside',
      { body: '{"error":{"code":21}}' },
      [{ status: [200], path: 'error.code', is: [21], means: 'bounced' }, ...SENT],
      { result: 'bounced', why: 'http_200' },
    ],
    [
      '200 with an error that no rule knows',
      { body: '{"ok":false}' },
      [{ status: [200], path: 'ok', is: [true], means: 'sent' }],
      { result: 'unknown', why: 'http_200' },
    ],
    [
      '200 that is no JSON',
      { body: '<html>' },
      [{ status: [200], path: 'ok', is: [true], means: 'sent' }],
      { result: 'unknown', why: 'http_200' },
    ],
    [
      'a name that objects have',
      { body: '{}' },
      [{ status: [200], path: 'constructor.name', is: ['Object'], means: 'sent' }],
      { result: 'unknown', why: 'http_200' },
    ],
    ['429', { status: 429 }, SENT, { result: 'again', why: 'http_429' }],
    [
      '429 after seconds',
      { status: 429, headers: { 'Retry-After': '120' } },
      SENT,
      { result: 'again', why: 'http_429', after: 120 },
    ],
    [
      '429 after a date',
      { status: 429, headers: { 'Retry-After': new Date(NOW + 90_000).toUTCString() } },
      SENT,
      { result: 'again', why: 'http_429', after: 90 },
    ],
    [
      '429 after a year',
      { status: 429, headers: { 'Retry-After': '31536000' } },
      SENT,
      { result: 'again', why: 'http_429', after: 86_400 },
    ],
    [
      '429 after more seconds than there are',
      { status: 429, headers: { 'Retry-After': '9'.repeat(400) } },
      SENT,
      { result: 'again', why: 'http_429', after: 86_400 },
    ],
    ...['soon', '1e300', '-5', '0', 'Thu, 26 Nov 2020 10:00:00 GMT'].map(
      (after): [string, Said, object[], Outcome] => [
        `429 after ${after}, which says nothing`,
        { status: 429, headers: { 'Retry-After': after } },
        SENT,
        { result: 'again', why: 'http_429' },
      ],
    ),
    [
      '429 where its rule says otherwise',
      { status: 429 },
      [{ status: ['4xx'], means: 'bounced' }],
      { result: 'bounced', why: 'http_429' },
    ],
    ['500', { status: 500 }, SENT, { result: 'unknown', why: 'http_500' }],
    [
      'an answer beyond its bound',
      { body: `{"ok":true,"x":"${'x'.repeat(70_000)}"}` },
      [{ status: [200], path: 'ok', is: [true], means: 'sent' }],
      { result: 'unknown', why: 'http_200' },
    ],
  ])('%s', async (_, said, answers, outcome) => {
    const { url } = await gateway(() => said);
    expect(await send(templateFor(url, { answers, reference: 'id' }))).toEqual(outcome);
  });

  it('never follows where an answer leads', async () => {
    const { url, asked } = await gateway(() => ({
      status: 307,
      headers: { Location: '/elsewhere' },
    }));
    expect(await send(templateFor(url))).toEqual({ result: 'unknown', why: 'http_307' });
    expect(asked).toHaveLength(1);
  });

  it('is unknown where the line breaks, and asked again where a repeated key is known', async () => {
    const { url } = await gateway(() => 'cut');
    expect(await send(templateFor(url))).toEqual(NO_ANSWER);
    const body = { form: { ...FORM.form, k: '{key}' } };
    expect(await send(templateFor(url, { repeats: true, body }))).toEqual({
      result: 'again',
      why: 'no_answer',
    });
  });

  it('waits for an answer so long and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { promise: came, resolve } = Promise.withResolvers<void>();
    const { url } = await gateway(() => {
      resolve();
      return null;
    });
    const outcome = send(templateFor(url));
    await came;
    vi.advanceTimersByTime(29_999);
    expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
    vi.advanceTimersByTime(1);
    expect(await outcome).toEqual(NO_ANSWER);
  });

  it('has not left where there is no way out to its carrier', async () => {
    const read = smsAdapter.read({
      ...TYPED,
      template: JSON.stringify(templateFor('https://sms.example')),
    });
    if ('faulty' in read) throw new Error('faulty');
    const closed = async () => {
      throw new NoWayOut();
    };
    const ways = {
      connect: () => {
        throw new NoWayOut();
      },
      fetch: closed,
      now: () => NOW,
    };
    expect(await smsAdapter.carrier(read.settings, ways).send(MESSAGE, freely)).toEqual({
      result: 'again',
      why: 'no_way_out',
    });
  });

  it('stays where it is not to leave any more', async () => {
    const { url, asked } = await gateway();
    const outcome = await send(templateFor(url), { mayHandOver: async () => false });
    expect(outcome).toEqual({ result: 'again', why: 'withheld' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['+212812345678', 'premium'],
    ['+14155550100', 'prefix'],
    ['0612345678', 'not_e164'],
    ['+21261234567890123', 'not_e164'],
  ])('does not go to %s', async (to, why) => {
    const { url, asked } = await gateway();
    expect(await send(templateFor(url), { message: { ...MESSAGE, to } })).toEqual({
      result: 'bounced',
      why,
    });
    expect(asked).toEqual([]);
  });
});

describe('a carrier that wants a token', () => {
  const token = (url: string) => ({
    url: `${url}/token`,
    basic: { user: 'client', password: '{secret.key}' },
    form: { grant_type: 'client_credentials' },
    value: 'access_token',
    seconds: 'expires_in',
  });
  const headers = { Authorization: 'Bearer {token}' };

  it('is asked for it once, and anew when it is not taken any more', async () => {
    let tokens = 0;
    let status = 200;
    const { url, asked } = await gateway(({ path }) =>
      path === '/token'
        ? { body: JSON.stringify({ access_token: `t${++tokens}`, expires_in: '3600' }) }
        : { status },
    );
    const answers = [...SENT, { status: [401], means: 'again' }];
    const carrier = carrierOf(templateFor(url, { token: token(url), headers, answers }));
    await carrier.send(MESSAGE, freely);
    await carrier.send(MESSAGE, freely);
    status = 401;
    expect(await carrier.send(MESSAGE, freely)).toEqual({ result: 'again', why: 'http_401' });
    status = 200;
    expect(await carrier.send(MESSAGE, freely)).toEqual({ result: 'sent' });
    expect(asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/token', `Basic ${btoa('client:s3cr"et')}`],
      ['/send', 'Bearer t1'],
      ['/send', 'Bearer t1'],
      ['/send', 'Bearer t1'],
      ['/token', `Basic ${btoa('client:s3cr"et')}`],
      ['/send', 'Bearer t2'],
    ]);
  });

  it.each<[string, Said | 'cut', string]>([
    ['refuses it', { status: 401, body: '{"access_token":"x"}' }, 'token'],
    ['gives none', { body: '{"access_token":""}' }, 'token'],
    ['gives what no header holds', { body: '{"access_token":"a\\nb"}' }, 'token'],
    ['breaks off', 'cut', 'no_answer'],
  ])('and %s has no message', async (_, said, why) => {
    const { url, asked } = await gateway(() => said);
    const outcome = await send(templateFor(url, { token: token(url), headers }));
    expect(outcome).toEqual({ result: 'again', why });
    expect(asked.map(({ path }) => path)).toEqual(['/token']);
  });
});

describe('the settings of a carrier', () => {
  const faultsOf = (template: object | string, typed: object = {}) => {
    const text = typeof template === 'string' ? template : JSON.stringify(template);
    const read = smsAdapter.read({ ...TYPED, template: text, ...typed });
    return 'faulty' in read ? read.faulty : [];
  };
  const good = templateFor('https://sms.example');

  it('are those of the documents', () => {
    const examples = [...readFileSync('docs/sms.md', 'utf8').matchAll(/```json\n(.+?)```/gs)];
    const secrets = ['key', 'account', 'token', 'client', 'secret', 'shared'];
    expect(examples).toHaveLength(4);
    for (const [, example = ''] of examples) {
      const typed = { secrets: secrets.map((name) => `${name} = x`).join('\n') };
      expect(faultsOf(example, typed), example).toEqual([]);
    }
  });

  it.each<[string, object | string]>([
    ['no JSON', '{'],
    ['too much', JSON.stringify({ ...good, x: 'x'.repeat(9_000) })],
    ['a field that no template has', { ...good, follow: true }],
    ['an unknown placeholder', { ...good, body: { form: { ...FORM.form, x: '{name}' } } }],
    ['a placeholder in capitals', { ...good, body: { form: { ...FORM.form, x: '{To}' } } }],
    ['one in two braces', { ...good, body: { form: { ...FORM.form, x: '{{to}}' } } }],
    ['a brace alone', { ...good, body: { form: { ...FORM.form, x: '{to' } } }],
    ['an unknown one deep within', { ...good, body: { json: [{ a: ['{to} {text} {nobody}'] }] } }],
    ['an unknown one in a name', { ...good, body: { json: { '{nobody}': '{to} {text}' } } }],
    ['an unknown secret', { ...good, headers: { A: '{secret.other}' } }],
    ['a token that nobody gives', { ...good, headers: { A: '{token}' } }],
    ['plain HTTP', { ...good, url: 'http://sms.example/' }],
    [
      'a name of a host that only begins as one of ours',
      { ...good, url: 'http://10.0.0.1.example/' },
    ],
    ['another scheme', { ...good, url: 'ftp://sms.example/' }],
    ['a host that a value decides', { ...good, url: 'https://{to}.example/' }],
    ['a host that follows a name', { ...good, url: 'https://a@sms.example/' }],
    [
      'an unsafe address of the token',
      { ...good, token: { url: 'http://sms.example/', value: 'a' } },
    ],
    ['no recipient', { ...good, body: { form: { t: '{text}' } } }],
    ['no text', { ...good, body: { form: { n: '{to}' } } }],
    ['a text in a header', { ...good, headers: { A: '{text}' } }],
    ['a header of two lines', { ...good, headers: { A: 'a\nb: c' } }],
    ['a body of GET', { ...good, method: 'GET' }],
    ['a repeated key that is not sent', { ...good, repeats: true }],
    [
      'an unknown key of a signature',
      {
        ...good,
        signature: { header: 'X', hash: 'SHA-1', secret: 'no', as: 'hex', over: '{body}' },
      },
    ],
    ['words without a path', { ...good, answers: [{ status: [200], is: ['x'], means: 'sent' }] }],
    ['an unknown meaning', { ...good, answers: [{ status: [200], means: 'perhaps' }] }],
    ['a wait of a minute', { ...good, wait_s: 60 }],
    [
      'reports by a name that is not known',
      {
        ...good,
        delivery: {
          format: 'json',
          by: 'reference',
          at: 'id',
          state: 's',
          delivered: ['d'],
          bounced: ['b'],
        },
      },
    ],
    [
      'reports to an address that is not said',
      {
        ...good,
        delivery: { format: 'json', by: 'address', state: 's', delivered: ['d'], bounced: ['b'] },
      },
    ],
  ])('with %s are refused', (_, template) => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf(template)).toEqual(['template']);
  });

  it.each<[object | string, string, string]>([
    ['{', '', 'json'],
    ['x'.repeat(8_001), '', 'too_long'],
    [{ ...good, follow: true }, 'follow', 'unknown_field'],
    [{ ...good, answers: undefined }, 'answers', 'missing'],
    [{ ...good, method: 'CONNECT' }, 'method', 'value'],
    [{ ...good, answers: [{ status: [200], means: 'perhaps' }] }, 'answers.0.means', 'value'],
    [{ ...good, headers: { A: 'a\r\nb: c' } }, 'headers.A', 'value'],
    [{ ...good, headers: { A: '{secret.no}' } }, 'headers.A {secret.no}', 'placeholder'],
    [
      { ...good, body: { json: [{ a: ['{to} {text} {x}'] }] } },
      'body.json.0.a.0 {x}',
      'placeholder',
    ],
    [{ ...good, url: 'http://sms.example/' }, 'url', 'address'],
    [{ ...good, url: 'https://10.0.0.1@sms.example/' }, 'url', 'address'],
    [{ ...good, headers: { A: '{text}' } }, 'headers.A', 'text_in_header'],
    [{ ...good, body: { form: { n: '{to}' } } }, '', 'no_text'],
    [{ ...good, body: { form: { t: '{text}' } } }, '', 'no_recipient'],
    [{ ...good, repeats: true }, 'repeats', 'key'],
    [{ ...good, answers: [{ status: [200], is: ['x'], means: 'sent' }] }, 'answers.0', 'rule'],
  ])('say which part is wrong, and why: %j', (template, part, why) => {
    const typed = typeof template === 'string' ? template : JSON.stringify(template);
    const read = smsAdapter.read({ template: typed, prefixes: '+2126' });
    expect('parts' in read && read.parts).toEqual([{ part, why }]);
  });

  it.each([
    ['secrets', { secrets: 'no line' }],
    ['secrets', { secrets: 'a = 1\na = 2' }],
    ['secrets', { secrets: 'a = two words' }],
    ['prefixes', { prefixes: '' }],
    ['prefixes', { prefixes: '0612' }],
    ['prefixes', { prefixes: '+' }],
    ['price', { price: 'cheap' }],
    ['sender', { sender: 'a name too long' }],
    ['sender', { sender: 'بوابة' }],
  ])('with wrong %s are refused: %j', (field, typed) => {
    expect(faultsOf(good, typed)).toEqual([field]);
  });
});
