import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { changeParty } from '../../src/operations/change-registration.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { asMember, asVisitor } from './acting.ts';
import { openDesk } from './desk.ts';
import { stored } from './outbox.ts';
import { newWorld, registered, type World } from './world.ts';

let world: World;
let window: number;
beforeEach(async () => {
  world = await newWorld();
  // Of the third day: in the small hours the date of the second has begun.
  window = (await stored(world)).days[2]?.slots[0]?.number ?? 0;
});

const edit = (change: EditionEdit) =>
  editEdition(asMember({ event: world.number, id: 'anna' }), {
    ...{ event: world.number, edits: [change], key: crypto.randomUUID() },
  });

const moveTo = (from: string) => edit({ verb: 'window', window, mine: { from } });

/** The pages of somebody who registered: their ticket, and their private page. */
async function holder() {
  const { tickets, registration } = await registered(world, { slot: String(window) });
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const ticket = `/t/${tickets[0]?.token}`;
  return { secret, ticket, manage: `/r/${secret}` };
}

const noteIn = (html: string) => /<div class="notice" data-moved="[\s\S]*?<\/div>/.exec(html)?.[0];

describe('a holder whose window was moved', () => {
  it.each([
    ['ar', 'من 10:30 إلى 12:00', 'من 10:00 إلى 12:00', 'lang="ar"'],
    ['zgh', 'من 10:30 إلى 12:00', 'من 10:00 إلى 12:00', 'lang="ar"'],
    ['fr', 'de 10:30 à 12:00', 'de 10:00 à 12:00', 'lang="fr"'],
    ['en', '10:30', '10:00', 'lang="en"'],
  ])('reads both hours on the ticket and on the private page: %s', async (lang, now, was, said) => {
    const { ticket, manage } = await holder();
    expect(noteIn(await openDesk(`${ticket}?lang=${lang}`))).toBeUndefined();
    await moveTo('10:30');
    for (const page of [ticket, manage]) {
      const note = noteIn(await openDesk(`${page}?lang=${lang}`));
      for (const part of [now, was, said]) expect(note).toContain(part);
    }
  });

  it('reads the day too where that is another one', async () => {
    const { ticket } = await holder();
    const { days } = await stored(world);
    const last = days.at(-1);
    const day = days[2];
    if (!last || !day) throw new Error('no day');
    const date = new Date(Date.parse(`${last.date}T00:00:00Z`) + 86_400_000);
    const mine = { date: date.toISOString().slice(0, 10) };
    await edit({ verb: 'day', day: day.number, mine });
    const note = noteIn(await openDesk(`${ticket}?lang=fr`));
    expect(note).toMatch(
      /: (?:\S+ ){3}de 10:00 à 12:00\. Avant\u00a0: (?:\S+ ){3}de 10:00 à 12:00\./,
    );
  });

  it('reads of a ticket only where they have one', async () => {
    const { manage } = await holder();
    const group = { kind: 'media', party: { adults: 2, children: 0 }, slot: String(window) };
    const { registration } = await registered(world, group);
    await moveTo('10:30');
    const waits = `/r/${registration.manage_url.split('/r/')[1]}`;
    const [mine, theirs] = await Promise.all(
      [manage, waits].map(async (page) => noteIn(await openDesk(`${page}?lang=en`))),
    );
    expect(mine).toContain('Your ticket is still valid');
    expect(theirs).toContain('It was from 10:00');
    expect(theirs).not.toContain('Your ticket');
  });

  it('reads it no more once they were given it anew', async () => {
    const { secret, manage } = await holder();
    await moveTo('10:30');
    const input = { edition: await stored(world), secret, slot: window, step_free: false };
    await changeParty(asVisitor(), { ...input, adults: 1, children: 0 });
    expect(noteIn(await openDesk(manage))).toBeUndefined();
  });

  it('is nobody who registers afterwards', async () => {
    await holder();
    await moveTo('10:30');
    const { ticket } = await holder();
    expect(noteIn(await openDesk(ticket))).toBeUndefined();
  });

  it('is nobody where nobody held it', async () => {
    await moveTo('10:30');
    const sql = 'SELECT count(*) AS moved FROM slot WHERE event = ?1 AND moved IS NOT NULL';
    expect(await env.DB.prepare(sql).bind(world.number).first()).toEqual({ moved: 0 });
  });
});
