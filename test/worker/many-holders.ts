import { env } from 'cloudflare:workers';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { Locale, PartyKind } from '../../src/domain/kinds.ts';
import { run } from '../../src/store/d1/batch.ts';
import { editionKeys } from '../../src/store/keys/keys.ts';
import { sealContact } from '../../src/store/registrations/contact-box.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { stored } from './outbox.ts';
import type { World } from './world.ts';
import { row } from './writers.ts';

/** Of the right length: nobody checks it here. */
const SIGNATURE = btoa('s'.repeat(64));

/** Holders as `fillWindow` makes them. */
interface Asked {
  readonly window: number;
  readonly many: number;
  readonly by?: 'phone' | 'email';
  readonly locale?: Locale;
  readonly kind?: PartyKind;
  /** Serials from then on. */
  readonly from?: number;
}

/** So many registrations of two people in a window, without the time of so many requests. */
export async function fillWindow(world: World, asked: Asked): Promise<void> {
  const { window, many, by = 'phone', locale = 'ar', kind = 'family', from = 1 } = asked;
  const edition = await stored(world);
  const keys = await editionKeys(env.SECRET_KEY, edition, Date.now());
  const day = edition.days.find(({ slots }) => slots.some(({ number }) => number === window));
  if (!keys || !day) throw new Error('no keys, or no such window');
  const items = await Promise.all(
    Array.from({ length: many }, async (_, n) => {
      const change = { slot: window, created_at: Date.now() - 1, locale, kind };
      const one = row(from + n, change);
      const contact = {
        phone: by === 'phone' ? `+2126${10_000_000 + from + n}` : null,
        email: by === 'email' ? `n${from + n}@example.org` : null,
      };
      const box = { name: 'س', organisation: null, ...contact };
      const sealed = await sealContact(keys, edition, one.registration.id, box);
      return {
        ...one,
        registration: { ...one.registration, ...sealed, day: day.number },
        tickets: one.tickets.map((ticket) => ({
          ...ticket,
          day: day.number,
          signature: SIGNATURE,
        })),
      };
    }),
  );
  for (let at = 0; at < many; at += 500) {
    const part = items.slice(at, at + 500);
    await run(env.DB, registerRows(env.DB, world.number, part, Date.now()));
  }
  await registrarOf(env, world.number).reload(world.number);
}
