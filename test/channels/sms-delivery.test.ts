import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDelivery } from '../../src/channels/sms/delivery.ts';
import { readSmsSettings } from '../../src/channels/sms/settings.ts';

const ADDRESS = 'https://abwab.example/api/v1/messages/callbacks/x?message=k1';
const [INFOBIP = '', TWILIO = ''] = [
  ...readFileSync('docs/sms.md', 'utf8').matchAll(/```json\n(.+?)```/gs),
].map(([, text]) => text);

/** The same with the carrier's own names. */
const NAMED = INFOBIP.replace('"by": "address"', '"by": "reference", "at": "messageId"');

function called(template: string, body: string, headers: Record<string, string> = {}, mark = 'k1') {
  const secrets = 'key = x\naccount = x\ntoken = t0ken';
  const read = readSmsSettings({ template, secrets, prefixes: '+2126' });
  if ('faulty' in read) throw new Error(read.faulty.join());
  return readDelivery(read.settings, {
    address: ADDRESS,
    mark,
    body,
    header: (name) => headers[name],
  });
}

const infobip = (reports: unknown) => JSON.stringify({ results: reports });
const report = (messageId: unknown, groupName: unknown) => ({ messageId, status: { groupName } });

describe('reports of what became of messages', () => {
  it('come several at once, in any order, and only what ends something counts', async () => {
    const reports = await called(
      NAMED,
      infobip([
        report('a', 'DELIVERED'),
        report('b', 'UNDELIVERABLE'),
        report('c', 'PENDING'),
        report('a', 'DELIVERED'),
        report('', 'DELIVERED'),
        report({ id: 1 }, 'DELIVERED'),
        report('x'.repeat(401), 'DELIVERED'),
        null,
        7,
      ]),
    );
    expect(reports).toEqual([
      { by: 'reference', message: 'a', state: 'delivered' },
      { by: 'reference', message: 'b', state: 'bounced' },
      { by: 'reference', message: 'a', state: 'delivered' },
    ]);
  });

  it('are two hundred at most', async () => {
    const all = Array.from({ length: 500 }, (_, n) => report(`m${n}`, 'DELIVERED'));
    expect(await called(NAMED, infobip(all))).toHaveLength(200);
  });

  it.each(['', '{', 'null', '[]', '{"results":{}}', '{"results":[[[]]]}', '"DELIVERED"'])(
    'are none in %j',
    async (body) => {
      expect(await called(NAMED, body)).toEqual([]);
    },
  );

  const fields = { To: '+212612345678', MessageStatus: 'delivered', MessageSid: 'SM1' };
  const sign = (key: string, said: Record<string, string>) =>
    createHmac('sha1', key)
      .update(
        ADDRESS +
          Object.keys(said)
            .sort()
            .map((name) => `${name}${said[name]}`)
            .join(''),
      )
      .digest('base64');

  it('are believed where they are signed', async () => {
    const body = new URLSearchParams(fields).toString();
    const header = 'X-Twilio-Signature';
    expect(await called(TWILIO, body, { [header]: sign('t0ken', fields) })).toEqual([
      { by: 'address', message: 'k1', state: 'delivered' },
    ]);
    for (const wrong of [sign('other', fields), sign('t0ken', { ...fields, x: '1' }), '', 'x']) {
      expect(await called(TWILIO, body, { [header]: wrong })).toBeNull();
    }
    expect(await called(TWILIO, body)).toBeNull();
  });

  it('of an address without a key are none', async () => {
    const body = new URLSearchParams(fields).toString();
    const headers = { 'X-Twilio-Signature': sign('t0ken', fields) };
    expect(await called(TWILIO, body, headers, '')).toEqual([]);
  });
});
