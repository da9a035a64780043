import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { fieldOf, open, registerByForm, send } from './forms.ts';
import { enrol, newWorld, scanOne, vouchedFor, type World } from './world.ts';

const words = visitorWords.fr;
let world: World;
let days: string;
beforeAll(async () => {
  world = await newWorld();
  days = `/fr/${world.slug}/days`;
});

describe('a refused split', () => {
  it.each([
    ['nobody grown up', { adults: '0', children: '2' }, words.form.faults.too_small],
    ['every adult', { adults: '2', children: '1' }, words.manage.splitAdults],
    ['children who are not there', { adults: '1', children: '4' }, words.manage.splitChildren],
    ['no number', { adults: 'deux', children: '1' }, words.form.faults.invalid],
    ['nothing', { adults: '', children: '1' }, words.form.faults.required],
  ])('of %s keeps its numbers, open, with what is wrong beside them', async (_, part, fault) => {
    const { page, serial } = await held();
    const refused = await send(`${page}/split`, form({ serial, ...part }));
    expect(refused.status).toBe(422);
    const fold = refused.html.slice(refused.html.indexOf(`split-${serial}-adults`) - 1_500);
    expect(fold).toContain('<details class="more" open="">');
    expect(typedIn(refused.html, `split-${serial}-adults`)).toBe(part.adults);
    expect(typedIn(refused.html, `split-${serial}-children`)).toBe(part.children);
    expect(refused.html.split(fault).length - 1).toBe(2);
    expect(refused.html).toMatch(/<title>Erreur\u00a0: /);
    expect((await open(page)).html).not.toContain('<title>Erreur');
  });

  it('is none when it was done before, and only its answer was lost', async () => {
    const { page, serial } = await held();
    const part = form({ key: crypto.randomUUID(), serial, adults: '1', children: '3' });
    const [first, again] = [await send(`${page}/split`, part), await send(`${page}/split`, part)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(new Set(await linksOf(page)).size).toBe(2);
  });

  it('is not offered where one adult stands alone with children', async () => {
    const { page } = await held({ adults: '1', children: '3' });
    expect((await open(page)).html).not.toContain('/split');
  });
});

describe('a form that was opened before somebody else changed the same', () => {
  const shownIn = async (page: string) => fieldOf((await open(page)).html, 'shown');

  it('changes what was typed, and nothing that was only shown', async () => {
    const { page } = await held();
    const shown = await shownIn(page);
    await send(`${page}/change`, form({ slot: '9', adults: '2', children: '1' }));
    const old = form({ shown, slot: '7', adults: '3', children: '3' });
    expect((await send(`${page}/change`, old)).status).toBe(303);
    const after = await shownIn(page);
    expect(after).toBe('slot.9 adults.3 children.1 step_free.');
  });

  it('says so before it undoes the other', async () => {
    const { page } = await held();
    const shown = await shownIn(page);
    await send(`${page}/change`, form({ slot: '9', adults: '2', children: '1' }));
    const old = form({ shown, slot: '7', adults: '2', children: '0' });
    const sent = await send(`${page}/change`, old);
    expect(sent.status).toBe(409);
    expect(sent.html).toContain(words.manage.meanwhile);
    expect(typedIn(sent.html, 'change-children')).toBe('0');
    const anew = form({ shown: await shownIn(page), slot: '9', adults: '2', children: '0' });
    expect((await send(`${page}/change`, anew)).status).toBe(303);
  });
});

describe('a form that somebody goes back to', () => {
  it('asks for what it says now, under the key that it had', async () => {
    const { page } = await held();
    const typed = { key: crypto.randomUUID(), slot: '7', children: '1' };
    for (const adults of ['3', '4', '4', '3', '3', '4', '3']) {
      expect((await send(`${page}/change`, form({ ...typed, adults }))).status).toBe(303);
      expect(typedIn((await open(page)).html, 'change-adults')).toBe(adults);
    }
  });

  it('asks for a window and an entrance once more, and changes nothing by what was done', async () => {
    const { page } = await held();
    const typed = { key: crypto.randomUUID(), adults: '2', children: '1' };
    const revisions = async () => {
      const sql = 'SELECT count(*) AS n FROM registration_change WHERE event = ?1';
      return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? 0;
    };
    const wanted = ['7', '8', '7'].map((slot) => ({ ...typed, slot }));
    for (const one of wanted) {
      const before = await revisions();
      const sent = [1, 2].map(() => send(`${page}/change`, form(one)));
      expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303]);
      expect(await revisions()).toBe(before + 1);
      expect((await open(page)).html).toMatch(
        new RegExp(`name="slot" value="${one.slot}"[^>]*checked|value="${one.slot}"[^>]*selected`),
      );
    }
  });

  it('is another one where it divides, and divides what it says once', async () => {
    const { page, serial } = await held({ adults: '4', children: '3' });
    const typed = { key: crypto.randomUUID(), serial, adults: '1' };
    for (const children of ['0', '1', '1']) {
      expect((await send(`${page}/split`, form({ ...typed, children }))).status).toBe(303);
    }
    expect(new Set(await linksOf(page)).size).toBe(3);
  });
});

describe('a refused change', () => {
  it('keeps what was typed, and offers windows with room for all, in one tap', async () => {
    const four = 'UPDATE slot SET capacity = 4, group_capacity = 0 WHERE event = ?1 AND number = 8';
    await env.DB.prepare(four).bind(world.number).run();
    const { page } = await held();
    const typed = { slot: '8', adults: '6', children: '2' };
    const full = await send(`${page}/change`, form(typed));
    expect(full.status).toBe(409);
    expect(full.html).toContain(words.form.few(4, '8 personnes'));
    expect(typedIn(full.html, 'change-adults')).toBe('6');
    expect(full.html).toMatch(/<title>Erreur\u00a0: /);
    const [offered = ''] = /(?<=name="instead" value=")\d+/.exec(full.html) ?? [];
    expect((await send(`${page}/change`, form({ ...typed, instead: offered }))).status).toBe(303);
    expect((await open(page)).html).toContain(words.ticket.people(6, 2));
  });

  it('of more people than a party may have says how many those are', async () => {
    const { page } = await held();
    const { status, html } = await send(
      `${page}/change`,
      form({ slot: '7', adults: '9', children: '9' }),
    );
    expect(status).toBe(422);
    expect(html).toContain(words.form.partyTooLarge('10 personnes'));
    expect(typedIn(html, 'change-children')).toBe('9');
  });
});

describe('a cancelled registration', () => {
  it('says so, whatever is asked of it once more', async () => {
    const { page, serial } = await held();
    const first = await send(`${page}/cancel`, form({}));
    const again = await send(`${page}/cancel`, form({}));
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
    expect((await open(`${page}/cancel`)).status).toBe(303);
    for (const [what, body] of [
      ['change', { slot: '9', adults: '1', children: '0' }],
      ['split', { serial, adults: '1', children: '0' }],
    ] as const) {
      const refused = await send(`${page}/${what}`, form(body));
      expect(refused.html).toContain(words.manage.alreadyCancelled);
      expect(refused.html).toContain(words.manage.status.cancelled);
    }
  });

  it('says so to a form that was sent before it was cancelled, and not that it is saved', async () => {
    const { page, serial } = await held({ adults: '4', children: '2' });
    const key = crypto.randomUUID();
    const sent = [
      ['split', form({ key, serial, adults: '1', children: '1' })],
      ['change', form({ key, slot: '9', adults: '4', children: '1' })],
    ] as const;
    for (const [what, body] of sent) {
      expect((await send(`${page}/${what}`, body)).status).toBe(303);
    }
    const end = form({ key });
    await send(`${page}/cancel`, end);
    for (const [what, body] of sent) {
      const refused = await send(`${page}/${what}`, body);
      expect(refused.status).toBe(404);
      expect(refused.html).toContain(words.manage.alreadyCancelled);
    }
    expect((await send(`${page}/cancel`, end)).status).toBe(303);
  });

  it.each([
    'cancelled',
    'split and cancelled',
    'changed, split and cancelled',
    'moved to another day and cancelled',
  ])('has tickets whose links say that they are cancelled: %s', async (story) => {
    const { page, serial, links } = await held();
    const changed = story.startsWith('changed') || story.startsWith('moved');
    if (changed) {
      const slot = story.startsWith('moved') ? '13' : '9';
      await send(`${page}/change`, form({ slot, adults: '3', children: '1' }));
      links.push(...(await linksOf(page)));
    }
    if (story.includes('split')) {
      await send(`${page}/split`, form({ serial, adults: '1', children: '0' }));
      links.push(...(await linksOf(page)));
    }
    await send(`${page}/cancel`, form({}));
    for (const link of new Set(links)) {
      const { status, html } = await open(`${link}?lang=fr`);
      expect(status).toBe(200);
      expect(html).toContain(words.ticket.states.cancelled);
      expect(html).not.toContain('class="qr"');
    }
  });
});

describe('a registration of which some have come in', () => {
  it('is not said to be cancelled: the others give their places back, the ticket stays', async () => {
    const location = await registerByForm(`${days}/1`, { slot: '6', adults: '2', children: '3' });
    const page = location.split('?')[0] ?? '';
    const [link = ''] = await linksOf(page);
    await scanOne(await enrol(world), { ticket: link.slice('/t/'.length), people: 2 });
    expect((await open(`${page}/cancel?lang=fr`)).html).toContain(words.manage.cancelRest);
    const { headers } = await send(`${page}/cancel`, form({}));
    const after = await open(`${headers.get('Location')}&lang=fr`);
    expect(after.html).toContain(words.manage.returned);
    expect(after.html).not.toContain(words.manage.cancelled);
    expect(after.html).toContain(words.manage.status.confirmed);
  });
});

describe('a ticket that another took the place of', () => {
  it('says so after a move to another day', async () => {
    const { page, links } = await held();
    await send(`${page}/change`, form({ slot: '13', adults: '2', children: '3' }));
    const { status, html } = await open(`${links[0]}?lang=fr`);
    expect(status).toBe(200);
    expect(html).toContain(words.ticket.states.superseded);
    const [now] = await linksOf(page);
    expect((await open(`${now}?lang=fr`)).html).toContain(words.ticket.states.valid);
  });

  it('says so after a split', async () => {
    const { page, serial, links } = await held();
    await send(`${page}/split`, form({ serial, adults: '1', children: '0' }));
    expect((await open(`${links[0]}?lang=fr`)).html).toContain(words.ticket.states.superseded);
  });
});

describe('a ticket of a revision that there is not', () => {
  it('is none, though its key has signed it: of a change that a restore took back', async () => {
    const { page, serial } = await held();
    await send(`${page}/change`, form({ slot: '7', adults: '3', children: '1' }));
    const [link = ''] = await linksOf(page);
    expect((await open(link)).status).toBe(200);
    const before = 'UPDATE ticket SET revision = 0, oldest = 0 WHERE event = ?1 AND serial = ?2';
    await env.DB.prepare(before).bind(world.number, serial).run();
    expect((await open(link)).status).toBe(404);
  });
});

describe('the tickets of a school', () => {
  it('keep their links when another of them is divided, and all say so when it is cancelled', async () => {
    const school = { girls: '60', boys: '50', adults: '12', coaches: '3', slot: '7' };
    const { group_code } = await vouchedFor(world, {});
    const location = await registerByForm(`${days}/2?kind=school`, {
      ...school,
      organisation: 'École Ibn Khaldoun',
      group_code: String(group_code),
    });
    const page = location.split('?')[0] ?? '';
    const [first = '', ...others] = [...new Set(await linksOf(page))];
    const serial = /name="serial" value="(\d+)"/.exec((await open(page)).html)?.[1] ?? '';
    const part = await send(`${page}/split`, form({ serial, adults: '1', children: '9' }));
    expect(part.status).toBe(303);
    const states = await Promise.all([first, ...others].map(stateOf));
    const { superseded, valid, cancelled } = words.ticket.states;
    expect(states.sort()).toEqual([superseded, valid, valid].sort());
    await send(`${page}/cancel`, form({}));
    const after = await Promise.all([first, ...others].map(stateOf));
    expect(after).toEqual([cancelled, cancelled, cancelled]);
  });
});

describe('a form that comes back after its registration was cancelled', () => {
  it('has a key of its own, and sent once more it registers anew', async () => {
    const path = `${days}/2`;
    const page = await open(path);
    const body = form({
      ...{ key: fieldOf(page.html, 'key'), proof: fieldOf(page.html, 'proof'), consent: 'read' },
      ...{ slot: '7', adults: '2', children: '1', name: 'Salma', phone: '0655667788' },
    });
    const first = (await send(path, body)).headers.get('Location')?.split('?')[0] ?? '';
    await send(`${first}/cancel`, form({}));
    const back = await send(path, body);
    expect(back.status).toBe(422);
    expect(back.html).toContain(words.form.cancelledBefore);
    expect(fieldOf(back.html, 'name')).toBe('Salma');
    expect(fieldOf(back.html, 'key')).not.toBe(body.get('key'));
    for (const name of ['key', 'proof']) body.set(name, fieldOf(back.html, name));
    const anew = (await send(path, body)).headers.get('Location')?.split('?')[0] ?? '';
    expect(anew).not.toBe(first);
    expect((await open(anew)).html).toContain(words.manage.status.confirmed);
  });
});

describe('a link that opens nothing', () => {
  it.each(['/t/xyz', `/r/${'a'.repeat(29)}`])('keeps language and footer: %s', async (path) => {
    await env.DB.prepare("UPDATE event SET status = 'draft' WHERE number <> ?1")
      .bind(world.number)
      .run();
    forgetEditions();
    for (const locale of LOCALES) {
      const { status, html } = await open(`${path}?lang=${locale}`);
      expect(status).toBe(404);
      expect(html).toContain(`<html lang="${locale}"`);
      for (const one of LOCALES) expect(html).toContain(`href="${path}?lang=${one}"`);
      expect(html).toContain('<footer');
      expect(html).toContain(`href="/${locale}/${world.slug}"`);
      expect(html).toContain(`href="/${locale}/${world.slug}/privacy"`);
    }
  });
});

describe('a page that is not there', () => {
  it.each([
    ['an address of nothing', '/fr/nowhere', '/{locale}/nowhere'],
    ['a day of no edition', '/fr/{slug}/days/77', '/{locale}/{slug}/days/77'],
    ['an address without a language', '/nowhere?lang=fr', '/nowhere?lang={locale}'],
  ])('keeps language and footer: %s', async (_, path, inLocale) => {
    const of = (text: string, locale = 'fr') =>
      text.replace('{slug}', world.slug).replace('{locale}', locale);
    const { status, html } = await open(of(path), { headers: { 'Accept-Language': 'en' } });
    expect(status).toBe(404);
    expect(html).toContain('<html lang="fr"');
    for (const one of LOCALES) expect(html).toContain(`href="${of(inLocale, one)}"`);
    expect(html).toContain(`<a class="button" href="/fr/${world.slug}">`);
    expect(html).toContain(`href="/fr/${world.slug}/privacy"`);
  });

  it('leads to no visitor from a page of staff', async () => {
    const { html } = await open('/console/nowhere');
    expect(html).not.toContain(world.slug);
  });
});

async function held(party: Record<string, string> = { adults: '2', children: '3' }) {
  const location = await registerByForm(`${days}/2`, { slot: '7', ...party });
  const page = location.split('?')[0] ?? '';
  const { html } = await open(page);
  const serial = /name="serial" value="(\d+)"/.exec(html)?.[1] ?? '';
  return { page, serial, links: await linksOf(page) };
}

/** Where the page's tickets are shown. */
async function linksOf(page: string): Promise<string[]> {
  const { html } = await open(page);
  return [...html.matchAll(/\/t\/[a-z2-7]+/g)].map(([link]) => link);
}

/** What the page behind a ticket's link says of it. */
async function stateOf(link: string): Promise<string> {
  const { html } = await open(`${link}?lang=fr`);
  const { superseded, valid, cancelled } = words.ticket.states;
  return [superseded, cancelled, valid].find((word) => html.includes(word)) ?? 'lost';
}

function form(fields: Record<string, string>): URLSearchParams {
  return new URLSearchParams(fields);
}

function typedIn(html: string, id: string): string | undefined {
  const [input = ''] = new RegExp(`<input[^>]*id="${id}"[^>]*>`).exec(html) ?? [];
  return /value="([^"]*)"/.exec(input)?.[1];
}
