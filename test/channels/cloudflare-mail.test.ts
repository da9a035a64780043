import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Letter, MayHandOver, Outgoing } from '../../src/channels/carrier.ts';
import { mailAdapter } from '../../src/channels/mail/smtp.ts';
import { nodeWays } from './node-connection.ts';

afterEach(() => {
  vi.useRealTimers();
});

const MESSAGE: Outgoing = {
  to: 'salma@bücher.example',
  text: 'تذكرتكم 123456789012',
  locale: 'ar',
  mail: { subject: 'تذكرتكم', body: 'تذكرتكم\n', html: '<p dir="rtl">تذكرتكم</p>' },
  key: '0123456789abcdef0123456789abcdef',
  worthUntil: Date.now() + 3_600_000,
};
const TYPED = {
  security: 'cloudflare',
  from: 'billets@police.example',
  from_name: 'Portes ouvertes',
};

/** A binding as it is documented: it answers, or throws an error with a code. */
function bound(answer: (letter: Letter) => Promise<{ messageId?: string }>, typed = TYPED) {
  const read = mailAdapter.read(typed);
  if ('faulty' in read) throw new Error(read.faulty.join());
  const sendEmail = vi.fn(answer);
  const carrier = mailAdapter.carrier(read.settings, { ...nodeWays(''), sendEmail });
  const send = (mayHandOver: MayHandOver = async () => true, message = MESSAGE) =>
    carrier.send(message, mayHandOver);
  return { sendEmail, send };
}

const failing = (code?: string) =>
  bound(async () => {
    throw Object.assign(new Error('no: salma@example.ma'), code === undefined ? {} : { code });
  });

describe('an e-mail by a binding of Cloudflare', () => {
  it('is given whole, and answered with its name there', async () => {
    const { sendEmail, send } = bound(async () => ({ messageId: '<a@police.example>' }));
    expect(await send()).toEqual({ result: 'sent', reference: '<a@police.example>' });
    expect(sendEmail.mock.calls).toEqual([
      [
        {
          from: { name: 'Portes ouvertes', email: 'billets@police.example' },
          to: 'salma@xn--bcher-kva.example',
          subject: 'تذكرتكم',
          text: 'تذكرتكم\n',
          html: '<p dir="rtl">تذكرتكم</p>',
        },
      ],
    ]);
  });

  it('is not given where it may not leave', async () => {
    const { sendEmail, send } = bound(async () => ({}));
    expect(await send(async () => false)).toEqual({ result: 'again', why: 'withheld' });
    expect(sendEmail).not.toHaveBeenCalled();
  });

  it.each([
    ['E_RATE_LIMIT_EXCEEDED', 'again'],
    ['E_DAILY_LIMIT_EXCEEDED', 'again'],
    ['E_SENDER_NOT_VERIFIED', 'again'],
    ['E_RECIPIENT_SUPPRESSED', 'bounced'],
    ['E_VALIDATION_ERROR', 'bounced'],
    ['E_DELIVERY_FAILED', 'unknown'],
    ['E_INTERNAL_SERVER_ERROR', 'unknown'],
    ['E_OF_ANOTHER_YEAR', 'unknown'],
  ])('that ends with %s is %s', async (code, result) => {
    expect(await failing(code).send()).toEqual({ result, why: code.toLowerCase() });
  });

  it.each([undefined, '', 'salma@example.ma', `E_${'X'.repeat(200)}`, 'constructor'])(
    'keeps nothing of what it does not know: %s',
    async (code) => {
      expect(await failing(code).send()).toEqual({ result: 'unknown', why: 'no_answer' });
    },
  );

  it('that is never answered is unknown', async () => {
    vi.useFakeTimers();
    const outcome = bound(() => new Promise<never>(() => undefined)).send();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await outcome).toEqual({ result: 'unknown', why: 'no_answer' });
  });

  it.each(['salma', '@example.ma', 'salma @example.ma', 'a@b\r\nc'])(
    'goes not to %s',
    async (to) => {
      const { sendEmail, send } = bound(async () => ({}));
      expect(await send(async () => true, { ...MESSAGE, to })).toMatchObject({ result: 'bounced' });
      expect(sendEmail).not.toHaveBeenCalled();
    },
  );

  it('waits where the service has no such binding', async () => {
    const read = mailAdapter.read(TYPED);
    if ('faulty' in read) throw new Error('faulty');
    const outcome = mailAdapter
      .carrier(read.settings, nodeWays(''))
      .send(MESSAGE, async () => true);
    expect(await outcome).toEqual({ result: 'again', why: 'no_binding' });
  });

  it.each([
    [{ from: '' }, ['from']],
    [{ from: 'ünïcode@police.example' }, ['from']],
    [{ from_name: '' }, ['from_name']],
    [{ security: 'other' }, ['host', 'port', 'security']],
  ])('is not set up with %o', (change, faulty) => {
    expect(mailAdapter.read({ ...TYPED, ...change })).toEqual({ faulty });
  });
});
