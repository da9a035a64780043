import { describe, expect, it } from 'vitest';
import { readSubscription } from '../../src/domain/push-subscription.ts';

const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) };
const FCM = 'https://fcm.googleapis.com/fcm/send/abc:def';

describe('a subscription of a browser', () => {
  it.each([
    FCM,
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/QABC',
    'https://wns2-by3p.notify.windows.com/w/?token=x%2by',
  ])('of %s is one', (endpoint) => {
    expect(readSubscription({ endpoint, expirationTime: null, keys })).toEqual({ endpoint, keys });
  });

  it('is kept without what its keys are filled up with', () => {
    const padded = { p256dh: `${keys.p256dh}=`, auth: `${keys.auth}==` };
    expect(readSubscription({ endpoint: FCM, keys: padded })).toEqual({ endpoint: FCM, keys });
  });

  it.each([
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://evil.example/fcm.googleapis.com',
    'https://fcm.googleapis.com@evil.example/x',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com/x#y',
    'https://127.0.0.1/x',
    'https://10.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://push.apple.com.\u0000evil/x',
    'https://x\\.push.apple.com/x',
    `https://fcm.googleapis.com/${'x'.repeat(1_000)}`,
    '',
    'fcm.googleapis.com',
  ])('of %j is none', (endpoint) => {
    expect(readSubscription({ endpoint, keys })).toBeNull();
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { endpoint: FCM },
    { endpoint: FCM, keys: null },
    { endpoint: FCM, keys: { p256dh: keys.p256dh } },
    { endpoint: FCM, keys: { ...keys, auth: 'short' } },
    { endpoint: FCM, keys: { ...keys, p256dh: `A${'a'.repeat(86)}` } },
    { endpoint: { href: FCM }, keys },
  ])('%j is none', (data) => {
    expect(readSubscription(data)).toBeNull();
  });
});
