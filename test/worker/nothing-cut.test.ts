import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, submit } from './desk.ts';
import { newWorld, signIn, type World } from './world.ts';

// What is typed is taken, or refused with the reason: never a part of it without a word.

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
});

const at = (page: string) => `/console/${world.slug}/edition/${page}`;
const gate = (change: Record<string, string>) => ({
  ...{ verb: 'add_gate', direction: 'both', lanes: '1', latitude: '', longitude: '', sign: '' },
  ...{ 'name.ar': 'باب', 'name.fr': 'Porte', 'name.zgh': '', 'name.en': '' },
  ...change,
});

async function refused(page: string, fields: Record<string, string>) {
  const answer = await submit(at(page), fields, cookie);
  expect(answer.status).toBe(422);
  return answer.text();
}

describe('a text that is too long', () => {
  it.each(['NORD1', 'باب الشمال', 'A B', 'N°1', '\u202eN\u202c-'])(
    'is no sign of a gate, and stays as it was typed: %s',
    async (sign) => {
      const html = await refused('gates?lang=en', gate({ sign }));
      expect(html).toContain('href="#new.sign"');
      expect(html).toContain('Four letters or digits at most');
      expect(html).toContain(`value="${sign}"`);
    },
  );

  it.each([
    ['gates', gate({ 'name.fr': 'x'.repeat(10_000) }), 'at most 120 characters'],
    ['words', { base: '{}', 'texts.bring.fr': 'x'.repeat(3_000) }, 'at most 2,000 characters'],
    ['words', { base: '{}', 'name.ar': 'س'.repeat(121) }, 'at most 120 characters'],
    ['words', { base: '{}', 'texts.bring.fr': 'x\n'.repeat(61) }, 'at most 60'],
  ] as const)('is refused with the most that is taken: %s', async (page, fields, sentence) => {
    expect(await refused(`${page}?lang=en`, fields)).toContain(sentence);
  });

  it('is cut by no field of any page of an edition', async () => {
    for (const page of [
      'words',
      'rules',
      'shares',
      'gates',
      'days',
      'programme',
      'questions',
      'plan',
    ]) {
      expect([page, await openDesk(at(page), cookie)]).not.toEqual([
        page,
        expect.stringContaining('maxlength'),
      ]);
    }
  });
});

describe('thresholds of the site', () => {
  const site = (busy: string, hold: string, alert: string, emergency: string) => ({
    ...{ base: '{}', 'site.capacity': '36000', 'site.busy': busy, 'site.hold': hold },
    ...{ 'site.alert': alert, 'site.emergency': emergency },
  });

  it('say which of them is not greater than the one before', async () => {
    const html = await refused('shares?lang=en', site('18000', '18000', '54000', '72000'));
    expect(html).toContain('“Hold entry from” (18,000) must be greater than “Busy from” (18,000).');
    expect(html).toContain('href="#site.hold"');
  });

  it('say so of each', async () => {
    const html = await refused('shares?lang=en', site('18000', '9000', '54000', '100'));
    expect([html.includes('href="#site.hold"'), html.includes('href="#site.emergency"')]).toEqual([
      true,
      true,
    ]);
  });

  it('are written whole or not at all', async () => {
    const html = await refused('shares?lang=en', site('18000', '', '', ''));
    expect(html).toContain('leave all five empty');
    const zero = await refused('shares?lang=en', {
      ...site('1', '2', '3', '4'),
      'site.capacity': '0',
    });
    expect(zero).toContain('whole numbers above zero');
  });
});
