import { env } from 'cloudflare:workers';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { submit } from './desk.ts';
import { PasskeyDevice } from './passkey-device.ts';
import { request, signIn, type World } from './world.ts';

/** An owner who is signed in, with a passkey of theirs. */
export interface OwnerWithPasskey {
  readonly cookie: string;
  readonly device: PasskeyDevice;
  readonly person: string;
  /** The hash of the session, and the member's id. */
  readonly session: string;
  readonly member: string;
}

export async function ownerWithPasskey(world: World): Promise<OwnerWithPasskey> {
  const cookie = await signIn(world, 'owner');
  const [, secret = ''] = /session=([^;]+)/.exec(cookie) ?? [];
  const signed = await personBySession(env, secret, Date.now(), false);
  if (!signed) throw new Error('nobody');
  const { person, session, roles } = signed;
  const device = await PasskeyDevice.make(person);
  const page = await request('/console/passkeys/new', { headers: { Cookie: cookie } });
  const answer = JSON.stringify(await device.made(touchOptions(await page.text()).challenge));
  await submit('/console/passkeys', { answer, name: 'مفتاح', to: '/console' }, cookie);
  return { cookie, device, person, session, member: roles[0]?.id ?? '' };
}

interface TouchOptions {
  readonly challenge: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** What a page asks of the browser's passkeys. */
export function touchOptions(html: string): TouchOptions {
  const [, written = '{}'] = /data-options="([^"]*)"/.exec(html) ?? [];
  return JSON.parse(written.replaceAll('&quot;', '"'));
}
