import { beforeAll, describe, expect, it } from 'vitest';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { localParts } from '../../src/domain/calendar.ts';
import type { Locale } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { open } from './forms.ts';
import { ago } from './gate-day.ts';
import {
  enrol,
  newWorld,
  type Phone,
  policyWith,
  scanOne,
  ticketFor,
  type World,
  ZONE,
} from './world.ts';

let world: World;
let first: Phone;
let second: Phone;
beforeAll(async () => {
  world = await newWorld();
  first = await enrol(world, 1);
  second = await enrol(world, 2);
});

/** What stands at the head of a ticket's page, as it is read aloud. */
async function standing(token: string, locale: Locale = 'en'): Promise<string> {
  const { html } = await open(`/t/${token}?lang=${locale}`);
  const [, line = ''] = /<p class="standing">(.*?)<\/p>/s.exec(html) ?? [];
  return line
    .replace(/<svg.*?<\/svg>/s, '')
    .replace(/<[^>]*>/g, '')
    .trim();
}

/** A scan that happened some minutes ago, and its hour at the gate. */
function happened(minutes: number, scan: Partial<WireScan>): [Partial<WireScan>, string] {
  const at = ago(minutes * 60_000);
  const { time } = localParts(Date.parse(at), ZONE);
  return [{ decided: 'offline', verdict: 'admitted', at, ...scan }, time];
}

describe('the head of a ticket of five', () => {
  it('says how many of them are in, by which gate and when the last of them came', async () => {
    const { token } = await ticketFor(world);
    expect(await standing(token)).toBe(visitorWords.en.ticket.states.valid);
    const [three, at] = happened(12, { ticket: token, people: 3, children: 1 });
    await scanOne(second, three);
    expect(await standing(token)).toBe(`3 of your 5 are in, Gate 2, ${at}`);
    const [two, later] = happened(4, { ticket: token, people: 2 });
    await scanOne(first, two);
    expect(await standing(token)).toBe(`Everyone is in, Gate 1, ${later}`);
  });

  it('counts who has left, and says nothing once nobody is in', async () => {
    const { token } = await ticketFor(world);
    const [four, at] = happened(12, { ticket: token, people: 4 });
    await scanOne(first, four);
    const out = {
      ticket: token,
      direction: 'exit',
      decided: 'offline',
      verdict: 'admitted',
    } as const;
    await scanOne(second, { ...out, at: ago(60_000), people: 3 });
    expect(await standing(token)).toBe(`1 of your 5 is in, Gate 1, ${at}`);
    await scanOne(second, { ...out, at: ago(30_000), people: 1 });
    expect(await standing(token)).toBe(visitorWords.en.ticket.states.valid);
  });

  it('goes back to what was before a scan that was taken back', async () => {
    const { token } = await ticketFor(world);
    const [one, at] = happened(9, { ticket: token, people: 1 });
    await scanOne(first, one);
    const [slip] = happened(3, { ticket: token, people: 2, id: crypto.randomUUID() });
    await scanOne(first, slip);
    expect(await standing(token)).toMatch(/^3 of your 5 are in, Gate 1/);
    await scanOne(first, { type: 'undo', scan: slip.id });
    expect(await standing(token)).toBe(`1 of your 5 is in, Gate 1, ${at}`);
  });

  it('names the last by the hour at the gate, whichever phone reported first', async () => {
    const { token } = await ticketFor(world);
    const [early] = happened(14, { ticket: token, people: 2 });
    const [late, at] = happened(5, { ticket: token, people: 1 });
    await scanOne(second, late);
    await scanOne(first, early);
    expect(await standing(token)).toBe(`3 of your 5 are in, Gate 2, ${at}`);
  });

  it.each([
    ['ar', 'شخص واحد منكم من أصل 5 في الداخل، الباب 1، '],
    ['zgh', '1 ⴳ 5 ⵉⴽⵛⵎ, ⵜⴰⵡⵡⵓⵔⵜ 1, '],
    ['fr', '1 des 5 personnes de votre groupe est à l’intérieur, Porte 1, '],
    ['en', '1 of your 5 is in, Gate 1, '],
  ] as const)('has its forms in %s', async (locale, said) => {
    const { token } = await ticketFor(world);
    const [one, at] = happened(2, { ticket: token, people: 1 });
    await scanOne(first, one);
    expect(await standing(token, locale)).toBe(`${said}${at}`);
    const forms = [2, 3, 4].map((n) => visitorWords[locale].ticket.states.partIn(n, 5));
    expect(new Set(forms).size).toBe(3);
  });

  it.each([
    [true, 'valid'],
    [false, 'allOut'],
  ] as const)(
    'says of a party that left what a gate would: re-entry %s',
    async (reentry, state) => {
      const policied = await newWorld({ policy: policyWith({ reentry }) });
      const gate = await enrol(policied, 1);
      const { token } = await ticketFor(policied);
      const [all] = happened(9, { ticket: token, people: 5 });
      await scanOne(gate, all);
      const [out] = happened(3, { ticket: token, people: 5, direction: 'exit' });
      await scanOne(gate, out);
      expect(await standing(token)).toBe(visitorWords.en.ticket.states[state]);
      const again = await scanOne(gate, { ticket: token, people: 1 });
      expect(again.verdict).toBe(reentry ? 'admitted' : 'refused');
    },
  );
});
