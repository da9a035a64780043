import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { formatCalendarDate } from '../../src/i18n/format.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { answered, fieldOf, open, send } from './forms.ts';
import { daysWith, newWorld, request, type World } from './world.ts';

const words = visitorWords.fr.form;
const HOUR = 3_600_000;

describe('windows that are over', () => {
  it('are folded away below those that can be chosen, also where a script asks anew', async () => {
    const world = await newWorld({ days: daysWith() });
    await endWindows(world, 1, 2);
    const path = `/fr/${world.slug}/days/1`;
    for (const { html } of [await open(path), await open(`${path}/windows`)]) {
      const [shown = '', folded = ''] = html.split('<details class="more ended"');
      expect(slotsIn(shown)).toEqual([3, 4, 5, 6]);
      expect(slotsIn(folded)).toEqual([1, 2]);
      expect(folded).toContain(words.ended(2));
      expect(folded.match(/disabled/g)).toHaveLength(2);
    }
  });

  it('are answered with those to come, with everything kept', async () => {
    const world = await newWorld({ days: daysWith() });
    const path = `/fr/${world.slug}/days/1`;
    const form = answered((await open(path)).html, { slot: '2', name: 'Salma' });
    await endWindows(world, 1, 2);
    const late = await send(path, form);
    expect(late.status).toBe(403);
    expect(late.html).toContain(words.over);
    expect(late.html).toMatch(/<title>Erreur\u00a0: /);
    expect(offers(late.html)).toEqual([3, 4, 5]);
    expect(fieldOf(late.html, 'name')).toBe('Salma');
    expect(fieldOf(late.html, 'key')).toBe(form.get('key'));
    form.set('instead', '3');
    expect((await send(path, form)).status).toBe(303);
  });

  it('leave a day of theirs to the nearest of other days', async () => {
    const world = await newWorld({ days: daysWith() });
    // Before it opens in the morning it cannot have closed.
    const over = 'UPDATE day SET opens_at = ?2 - 1, closes_at = ?2 WHERE event = ?1 AND number = 1';
    await env.DB.prepare(over)
      .bind(world.number, Date.now() - 1)
      .run();
    await anew(world);
    const { html } = await open(`/fr/${world.slug}/days/1`);
    expect(html).toContain(words.dayOver);
    expect(slotsIn(html)).toEqual([7, 8, 9]);
  });
});

describe('a day that is full', () => {
  it('shows the nearest windows of other days, by their dates, and they can be had', async () => {
    const world = await newWorld({ days: daysWith(0, 0, 0, 0, 0, 0) });
    const path = `/fr/${world.slug}/days/1`;
    const { html } = await open(path);
    expect(html).toContain(words.dayFull);
    expect(slotsIn(html)).toEqual([7, 8, 9]);
    expect(html).not.toContain('disabled');
    const [date = ''] = (await datesOf(world)).slice(1);
    expect(html).toContain(formatCalendarDate(date, 'fr', 'without_year'));
    expect((await send(path, answered(html, { slot: '8' }))).status).toBe(303);
  });

  it('offers windows that have room for the whole party, once it is known', async () => {
    const [first, second, ...days] = daysWith(4, 0, 0, 0, 0, 0);
    if (!first || !second) throw new Error('no days');
    const slots = second.slots.map((slot) => ({ ...slot, capacity: slot.number === 9 ? 50 : 3 }));
    const world = await newWorld({ days: [first, { ...second, slots }, ...days] });
    const path = `/fr/${world.slug}/days/1`;
    const party = { slot: '1', adults: '6', children: '2' };
    const full = await send(path, answered((await open(path)).html, party));
    expect(full.status).toBe(409);
    expect(full.html).toContain(words.few(4, '8 personnes'));
    expect(full.html).not.toContain(words.full);
    expect(offers(full.html)[0]).toBe(9);
    expect(offers(full.html).some((slot) => slot !== 9 && slot < 13)).toBe(false);
  });

  it('says that it has just filled up when nothing is left', async () => {
    const world = await newWorld({ days: daysWith(5) });
    const path = `/fr/${world.slug}/days/1`;
    const forms = [answered((await open(path)).html), answered((await open(path)).html)];
    const sent = [];
    for (const form of forms) sent.push(await send(path, form));
    expect(sent.map(({ status }) => status)).toEqual([303, 409]);
    expect(sent[1]?.html).toContain(words.full);
    expect(sent[1]?.html).toContain(words.alternatives);
  });

  it('has no form at all where no window of any day is open', async () => {
    const days = daysWith().map((day) => ({
      ...day,
      slots: day.slots.map((slot) => ({ ...slot, capacity: 0 })),
    }));
    const world = await newWorld({ days });
    const { html } = await open(`/fr/${world.slug}/days/2`);
    expect(html).toContain(words.allFull);
    expect(html).not.toContain('<form');
  });
});

describe('the share that groups have of a window', () => {
  it('is what a school sees of it, and what is left to families is not', async () => {
    const world = await newWorld({ days: daysWith(1_000), group_share: 50 });
    await env.DB.prepare('UPDATE slot SET group_capacity = 0 WHERE event = ?1 AND day = 1')
      .bind(world.number)
      .run();
    const path = `/fr/${world.slug}/days/1`;
    const { event } = visitorWords.fr;
    expect((await open(path)).html).toContain(event.places(1_000));
    expect((await open(`${path}/windows`)).html).toContain(event.places(1_000));
    const school = await open(`${path}?kind=school`);
    expect(school.html).toContain(words.dayFull);
    expect(slotsIn(school.html)).toEqual([7, 8, 9]);
    const asked = /data-windows="([^"]+)"/;
    const second = await open(`/fr/${world.slug}/days/2?kind=school`);
    const [, fragment = ''] = asked.exec(second.html) ?? [];
    expect(fragment).toBe(`/fr/${world.slug}/days/2/windows?kind=school`);
    expect((await open(fragment)).html).toContain(event.places(23_000));
  });
});

describe('the kinds that a form leads to', () => {
  it('are those that the public pages offer, and no guests: they are invited', async () => {
    const world = await newWorld({ days: daysWith() });
    for (const kind of ['', '?kind=school', '?kind=guest']) {
      const { html } = await open(`/fr/${world.slug}/days/2${kind}`);
      const links = html.slice(html.indexOf('class="more other-kinds"'));
      expect(links.slice(0, links.indexOf('</details>'))).not.toContain('kind=guest');
    }
  });
});

describe('what the law asks for', () => {
  it('is one sentence above the button, and six lines folded away', async () => {
    const world = await newWorld({ days: daysWith() });
    const { html } = await open(`/en/${world.slug}/days/1`);
    const consent = html.slice(html.indexOf('id="consent"'), html.indexOf('data-send-bar'));
    expect(consent).toMatch(
      /By confirming, you state that you are 18 or over and know how your answers are used: for the visit only, never for a police file, erased on \w+ \d+ \w+ \d{4}\./,
    );
    const folded = /<details [^>]*><summary>How your answers are used<\/summary>(.*)<\/details>/s;
    const [, lines = ''] = folded.exec(consent) ?? [];
    expect(lines.match(/<li>/g)).toHaveLength(6);
    expect(lines).toContain('Purpose: to organise the visit. Nothing else.');
    expect(lines).toContain('Hosted by: the computer that runs this demonstration.');
    expect(lines).toContain('CNDP receipt: being issued.');
    expect(html).not.toContain(visitorWords.en.form.phoneHint);
  });

  it('names who carries messages, and says that they tell of changes, once some do', async () => {
    const carrier = { ar: 'أ', zgh: 'ⴰ', fr: 'A', en: 'Maroc Poste' };
    const name = { ar: 'أ', zgh: 'ⴰ', fr: 'A', en: 'Team' };
    const controller = { name, receipt: 'D-1/2026', contact: 'x@example.org', keep_days: 0 };
    const world = await newWorld({
      days: daysWith(),
      controller: { ...controller, carriers: carrier },
    });
    const { html } = await open(`/en/${world.slug}/days/1`);
    expect(html).toContain('Purpose: to organise the visit and tell you of changes. Nothing else.');
    expect(html).toContain('welcome team. Messages carried by: Maroc Poste.');
    expect(html).not.toContain('Hosted by');
    expect(html).toContain('CNDP receipt: D-1/2026.');
    expect(html).toContain(visitorWords.en.form.phoneHint);
  });
});

function slotsIn(html: string): number[] {
  return [...html.matchAll(/name="slot" value="(\d+)"/g)].map(([, slot]) => Number(slot));
}

function offers(html: string): number[] {
  return [...html.matchAll(/name="instead" value="(\d+)"/g)].map(([, slot]) => Number(slot));
}

async function datesOf(world: World): Promise<string[]> {
  const event = await request(`/api/v1/events/${world.slug}`);
  const { days } = await event.json<{ days: { date: string }[] }>();
  return days.map(({ date }) => date);
}

/** What windows become by the passing of time. */
async function endWindows(world: World, ...slots: number[]): Promise<void> {
  const sql = `UPDATE slot SET starts_at = ?3 + number * 60000 - 60000, ends_at = ?3 + number * 60000
    WHERE event = ?1 AND number IN (SELECT value FROM json_each(?2))`;
  await env.DB.prepare(sql)
    .bind(world.number, JSON.stringify(slots), Date.now() - HOUR)
    .run();
  await anew(world);
}

async function anew(world: World): Promise<void> {
  forgetEditions();
  await env.REGISTRAR.getByName(String(world.number)).reload();
}
