import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { openDesk } from './desk.ts';
import { daysWith, newWorld, ORIGIN, randomPhone, registered, request, signIn } from './world.ts';

// An edition can ask its organizers to approve kinds that are confirmed at once elsewhere.

const SCHOOL = {
  kind: 'school',
  party: { girls: 3, boys: 3, adults: 2, coaches: 1 },
  organisation: 'مدرسة الأمل',
  contact: { name: 'زينب', phone: randomPhone(), email: null },
};
const ASSOCIATION = {
  kind: 'association',
  party: { adults: 5, children: 0 },
  organisation: 'جمعية الأفق',
};
const world = (approved_kinds: readonly ('individual' | 'family' | 'school' | 'association')[]) =>
  newWorld({ days: daysWith(1_000, 200), approved_kinds });

async function viewOf({ registration }: RegistrationReceipt) {
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return view;
}

describe('a kind that the edition marks', () => {
  it.each([
    ['school', SCHOOL, 8],
    ['association', ASSOCIATION, 5],
    ['family', { kind: 'family', party: { adults: 2, children: 1 } }, 3],
    ['individual', { kind: 'individual', party: { adults: 1, children: 0 } }, 1],
  ] as const)('waits, holds its places and has no ticket: %s', async (kind, asked, people) => {
    const receipt = await registered(await world([kind]), asked);
    const view = await viewOf(receipt);
    expect([receipt.registration.status, receipt.tickets]).toEqual(['pending', []]);
    expect([view.held, view.tickets]).toEqual([people, []]);
  });

  it('leaves the other kinds as they are', async () => {
    const receipt = await registered(await world(['school']), ASSOCIATION);
    expect(receipt.registration.status).toBe('confirmed');
  });

  it('is in the queue of its kind, and has its tickets once it is approved', async () => {
    const marked = await world(['family']);
    const cookie = await signIn(marked, 'owner');
    const receipt = await registered(marked, { party: { adults: 2, children: 1 } });
    const { id } = await viewOf(receipt);
    const queue = await openDesk(`/console/${marked.slug}/requests?lang=en`, cookie);
    expect(queue).toContain(id);
    const body = new URLSearchParams({ what: 'approve', kind: 'family', id });
    await request(`/console/${marked.slug}/requests/decide`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: ORIGIN,
        Cookie: cookie,
      },
      body,
    });
    const view = await viewOf(receipt);
    expect([view.status, view.held, view.tickets.length]).toEqual(['confirmed', 3, 1]);
    expect(view.tickets[0]?.state).toBe('valid');
  });

  it('has a queue only where it is marked', async () => {
    const plain = await world([]);
    const queue = await openDesk(
      `/console/${plain.slug}/requests?lang=en`,
      await signIn(plain, 'owner'),
    );
    expect(queue).toContain('kind=school');
    expect(queue).not.toContain('kind=family');
  });

  it('is stored with the edition', async () => {
    const { number } = await world(['school', 'family']);
    expect((await loadEdition(env.DB, number))?.approved_kinds).toEqual(['school', 'family']);
  });
});
