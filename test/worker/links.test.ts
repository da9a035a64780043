import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { inviteMember } from '../../src/store/members/invite.ts';
import { open, registerByForm, send } from './forms.ts';
import { newWorld, request, signIn, ticketFor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const words = visitorWords.ar;

/** As they come from messages: what a phone takes for a part of the link. */
const TAILS = [
  '.',
  ',',
  ')',
  '/',
  '//',
  '/.',
  '،',
  '؟',
  '»',
  '”.',
  ']',
  '>',
  '"',
  "'",
  '*',
  '\u200f',
  '\u200b',
  '\u2069،',
  '%E2%80%8F',
  '%D8%8C',
  '%29',
  '%20',
  '%0A',
  '%22',
  '_',
  '-',
  '–',
  '%',
  '%E2%80',
  '%3Futm_source=chat',
  '?utm_source=chat',
  '?utm_source=chat.',
  '#top',
  '&utm=a',
];

describe('a link with something behind it', () => {
  it.each(TAILS)('opens the ticket: %j', async (tail) => {
    const { token } = await ticketFor(world, { slot: '7' });
    for (const path of [`/t/${token.toLowerCase()}${tail}`, `/T/${token}${tail}`]) {
      const first = await open(path);
      const { status, html } = first.status === 302 ? await open(at(first)) : first;
      expect(status, path).toBe(200);
      expect(html).toContain('class="qr"');
    }
  });

  it('opens the private page, whose forms lead to the link alone', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    for (const tail of TAILS) {
      const { status, html, headers } = await open(page + tail);
      expect(status, tail).toBe(200);
      expect(html).toContain(`${page}/cancel`);
      expect(headers.get('Cache-Control')).toBe('private, no-store');
    }
    expect((await open(`${page.toUpperCase().replace('/R/', '/r/')}.`)).status).toBe(200);
  });

  it('opens neither when more than a tail follows', async () => {
    const { token } = await ticketFor(world, { slot: '7' });
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    for (const path of [
      `/t/${token}a`,
      `/t/${token}/a`,
      `/t/a/${token}`,
      `${page}a`,
      `${page}/a`,
    ]) {
      expect((await open(path)).status, path).toBe(404);
    }
    expect((await open(`${page}/a`)).html).toContain(words.manage.lostTitle);
    const nothing = new URLSearchParams();
    expect((await send(`${page}./cancel`, nothing)).status).not.toBe(404);
  });

  it('opens the pages below a private page by the same rule', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    for (const tail of TAILS) {
      const first = await open(`${page}/cancel${tail}`);
      const landed = first.status === 301 ? await open(at(first)) : first;
      expect(landed.status, tail).toBe(200);
      expect(landed.html, tail).toContain(words.manage.cancelTitle);
    }
    // Where a refused form was sent to, opened by itself.
    for (const form of ['change', 'split', 'change.', 'split/']) {
      const first = await open(`${page}/${form}?lang=fr`);
      const next = first.status === 301 ? await open(at(first)) : first;
      expect(next.status, form).toBe(303);
      expect(at(next), form).toBe(`${page}?lang=fr`);
    }
    expect((await open(`${page}/nothing.`)).status).toBe(301);
    expect((await open(`${page}/nothing`)).status).toBe(404);
  });

  it('is read by the word, not by what stands behind it', async () => {
    const { token } = await ticketFor(world, { slot: '7' });
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    const code = 'abcdefghjkmnpqrstuvwxyz2';
    for (const tail of ['.', ')', '،', '\u200f', '%20', '%D8%8C', '/']) {
      for (const path of [`/t/${token}`, page, `${page}/cancel`, '/t/none', '/nowhere']) {
        expect((await open(`${path}?lang=fr${tail}`)).html, path + tail).toContain('lang="fr"');
      }
      const day = `/en/${world.slug}/days/1`;
      const form = await open(`${day}?group_code=${code}${tail}&kind=school${tail}`);
      expect(form.html, tail).toContain('name="girls"');
      expect(form.html, tail).toContain(`value="${code}"`);
      const cards = await open(`${day}/windows?kind=school${tail}`);
      expect(cards.html, tail).toBe((await open(`${day}/windows?kind=school`)).html);
    }
  });
});

/** Where an answer leads. */
const at = ({ headers }: Awaited<ReturnType<typeof open>>) => headers.get('Location') ?? '';

describe('an address with a slash or more at its end', () => {
  it.each([
    ['/fr/SLUG/', '/fr/SLUG'],
    ['/ar/SLUG/days/1/?kind=school', '/ar/SLUG/days/1?kind=school'],
    ['/en/SLUG/privacy//', '/en/SLUG/privacy'],
    ['/fr/SLUG،', '/fr/SLUG'],
    ['/fr/SLUG.', '/fr/SLUG'],
    ['/ar/SLUG).?lang=fr', '/ar/SLUG?lang=fr'],
    ['/ar/SLUG/days/2%E2%80%8F', '/ar/SLUG/days/2'],
    ['/ar/SLUG%3Futm_source=chat', '/ar/SLUG'],
    ['/ar/SLUG%23top', '/ar/SLUG'],
    ['/ar/SLUG&utm_source=chat', '/ar/SLUG'],
    ['/ar/SLUG_', '/ar/SLUG'],
    ['/ar/SLUG/days/2*_', '/ar/SLUG/days/2'],
    ['/ar/SLUG-', '/ar/SLUG'],
    ['/ar/SLUG%', '/ar/SLUG'],
    ['/ar/SLUG%D8%8C%E2%80%A', '/ar/SLUG'],
    ['/gate/', '/gate'],
    ['/gate.', '/gate'],
    ['/healthz/', '/healthz'],
    ['//other.example/', '/other.example'],
    ['/\\other.example/', '/other.example'],
  ])('%s leads to the page', async (asked, page) => {
    const response = await request(asked.replace('SLUG', world.slug));
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(page.replace('SLUG', world.slug));
  });

  it('leads nowhere but to the page itself, once', async () => {
    for (const path of ['/ar/nowhere.', '/%2e%2e%2f', '/nowhere/%20', '/a%ff%', '/..//']) {
      const first = await request(path);
      const location = first.headers.get('Location');
      if (location === null) expect(first.status).toBe(404);
      else expect((await request(location)).headers.get('Location')).toBeNull();
    }
  });

  it('is no way to change anything', async () => {
    const response = await request(`/ar/${world.slug}/days/1/`, { method: 'POST' });
    expect(response.status).toBe(404);
  });
});

describe('an invitation to the console', () => {
  it('stands with something behind its code', async () => {
    const by = { event: world.number, id: 'test' };
    const { code } = await inviteMember(env, by, 'organizer', Date.now());
    const path = `/console/join/${code}`;
    for (const tail of ['', '.', '،', '%E2%80%8F', '%20', '/']) {
      const answer = await request(path + tail);
      const landed = answer.status === 301 ? await request(path) : answer;
      expect(landed.status, tail).toBe(200);
    }
    expect((await request(`${path}x`)).status).toBe(403);
  });

  it('leads to a console whose pages open by the same rule', async () => {
    const headers = { Cookie: await signIn(world, 'owner') };
    for (const path of ['', '/gates', '/gates/practice', '/people', '/days/1/close']) {
      const page = `/console/${world.slug}${path}`;
      expect((await request(page, { headers })).status, path).toBe(200);
      for (const tail of ['.', '،', '%E2%80%8F', '/']) {
        const answer = await request(page + tail, { headers });
        expect(answer.status, path + tail).toBe(301);
        expect(answer.headers.get('Location'), path + tail).toBe(page);
      }
    }
  });
});

describe('the icon that browsers ask for by themselves', () => {
  it('is there, and may be kept', async () => {
    const { status, headers } = await request('/favicon.ico');
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toMatch(/^image\//);
    expect(headers.get('Cache-Control')).toContain('max-age');
  });
});

describe('a language by itself', () => {
  it('leads to the current edition', async () => {
    for (const locale of LOCALES) {
      const response = await request(`/${locale}`);
      expect(response.status).toBe(302);
      expect(response.headers.get('Location')).toMatch(new RegExp(`^/${locale}/[a-z0-9-]+$`));
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect((await request(`/${locale}/`)).headers.get('Location')).toBe(`/${locale}`);
    }
    expect((await request('/de')).status).toBe(404);
  });
});
