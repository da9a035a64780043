import { afterEach, describe, expect, it } from 'vitest';
import { ownCertificate } from '../../scripts/server/certificate.mjs';
import type { Outgoing } from '../../src/channels/carrier.ts';
import { mailAdapter } from '../../src/channels/mail/smtp.ts';
import { smsAdapter } from '../../src/channels/sms/sms.ts';
import type { Locale } from '../../src/domain/kinds.ts';
import { mailText } from '../../src/i18n/mail-text.ts';
import { messageText, writtenIn } from '../../src/i18n/message-text.ts';
import { newFolder } from '../scripts/state-folder.ts';
import { startGateway } from './http-sink.ts';
import { startSink } from './mail-sink.ts';
import { nodeWays } from './node-connection.ts';

const DIGITS = '012345';
const freely = async () => true;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A code as the Sender hands it over. */
function coded(to: string, locale: Locale): Outgoing {
  const text = messageText({ kind: 'code', digits: DIGITS }, locale);
  const mail = mailText({ kind: 'code', text, date: null, ticket: null, manage: null }, locale);
  const worthUntil = Date.now() + 600_000;
  return { to, text, locale: writtenIn(locale), mail, key: '0'.repeat(32), worthUntil };
}

describe('a code on its way', () => {
  it('reaches a phone in one text, without a link', async () => {
    const gateway = await startGateway(() => ({}));
    open.push(gateway);
    const read = smsAdapter.read({
      ...{ secrets: '', sender: 'ABWAB', prefixes: '+2126' },
      template: JSON.stringify({
        ...{
          method: 'POST',
          url: `${gateway.url}/send`,
          body: { form: { t: '{text}', n: '{to}' } },
        },
        answers: [{ status: ['2xx'], means: 'sent' }],
      }),
    });
    if ('faulty' in read) throw new Error(read.faulty.join());
    const message = coded('+212612345678', 'zgh');
    const carrier = smsAdapter.carrier(read.settings, nodeWays(''));
    expect(await carrier.send(message, freely)).toMatchObject({ result: 'sent' });
    const sent = new URLSearchParams(gateway.asked[0]?.body);
    expect([sent.get('n'), sent.get('t')]).toEqual([
      '+212612345678',
      `رمزكم ${DIGITS} لفتح تذكرتكم، صالح 10 دقائق. لا تعطوه لأي أحد.`,
    ]);
  });

  it('reaches a mailbox, and is not in the subject', async () => {
    const pair = await ownCertificate(newFolder(), '127.0.0.1');
    const sink = await startSink(pair);
    open.push(sink);
    const read = mailAdapter.read({
      ...{ host: '127.0.0.1', port: String(sink.port), security: 'starttls' },
      ...{ user: 'abwab', password: 'secret', from: 'billets@police.example', from_name: 'Abwab' },
    });
    if ('faulty' in read) throw new Error(read.faulty.join());
    const message = coded('leila@example.ma', 'en');
    const carrier = mailAdapter.carrier(read.settings, nodeWays(pair.certificate));
    expect(await carrier.send(message, freely)).toMatchObject({ result: 'sent' });
    const [letter] = sink.letters;
    expect(letter?.to).toBe('leila@example.ma');
    const [head = '', ...rest] = letter?.content.split('\r\n\r\n') ?? [];
    expect(message.mail?.subject).toBe('Code to open your ticket');
    expect(head).toContain(btoa('Code to open your ticket'));
    const parts = rest.map((part) =>
      Buffer.from(part.split('\r\n--')[0] ?? '', 'base64').toString(),
    );
    expect(parts.join()).toContain(`Code ${DIGITS} to open your ticket, valid for 10 minutes.`);
    expect(parts.join()).not.toMatch(/https?:/);
  });
});
