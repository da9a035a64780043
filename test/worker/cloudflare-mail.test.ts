import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { waysOut } from '../../src/actors/sender/ways-out.ts';
import { mailAdapter } from '../../src/channels/mail/smtp.ts';

describe('the binding that a Worker has', () => {
  it('takes a letter as it is given to it', async () => {
    const read = mailAdapter.read({
      security: 'cloudflare',
      from: 'billets@police.example',
      from_name: 'Portes ouvertes',
    });
    if ('faulty' in read) throw new Error('faulty');
    const message = {
      to: 'salma@example.ma',
      text: 'x',
      locale: 'fr',
      mail: { subject: 'Votre billet', body: 'x\n', html: '<p>x</p>' },
      key: '0'.repeat(32),
      worthUntil: Date.now() + 60_000,
    } as const;
    const carrier = mailAdapter.carrier(read.settings, waysOut(env));
    expect(await carrier.send(message, async () => true)).toEqual({
      result: 'sent',
      reference: expect.stringContaining('police.example'),
    });
  });
});
