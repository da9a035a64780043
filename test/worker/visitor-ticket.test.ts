import { beforeAll, describe, expect, it } from 'vitest';
import { groupCode } from '../../src/domain/code.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { open, registerByForm, send } from './forms.ts';
import { newWorld, registered, ticketFor, vouchedFor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const words = visitorWords.ar;

describe('the page of a ticket', () => {
  it('shows the ticket in the order in which a gate needs it', async () => {
    const ticket = await ticketFor(world, { slot: '7' });
    const { status, html } = await open(`/t/${ticket.token.toLowerCase()}`);
    expect(status).toBe(200);
    const order = [
      words.ticket.states.valid,
      'class="ticket-day"',
      'class="qr"',
      groupCode(ticket.code),
      words.ticket.people(2, 3),
      `<dt>${words.ticket.gate}</dt>`,
      words.ticket.enough,
      words.ticket.bring,
      words.ticket.reach,
      words.ticket.safety,
      words.ticket.keep,
    ].map((piece) => html.indexOf(piece));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('has no name, no phone and no private link: it is what gets photographed', async () => {
    const receipt = await registered(world, { slot: '7' });
    const { html } = await open(`/t/${receipt.tickets[0]?.token}`);
    expect(html).not.toContain('فاطمة');
    expect(html).not.toContain('/r/');
    expect(html).not.toContain(receipt.registration.manage_url.split('/r/')[1]);
  });

  it('is for its holder alone', async () => {
    const ticket = await ticketFor(world);
    const { headers } = await open(`/t/${ticket.token}`);
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('opens in either case, in any language, as an image and as an appointment', async () => {
    const { token } = await ticketFor(world, { locale: 'fr' });
    expect((await open(`/t/${token.toUpperCase()}`)).html).toContain('<html lang="fr"');
    expect((await open(`/t/${token}?lang=en`)).html).toContain('<html lang="en"');
    for (const path of [`/t/${token}.svg`, `/T/${token.toUpperCase()}.SVG`]) {
      const image = await open(path);
      expect(image.headers.get('Content-Type')).toContain('image/svg+xml');
      expect(image.html).toMatch(/^<svg [^>]*xmlns=/);
    }
    const appointment = await open(`/t/${token}.ics`);
    expect(appointment.headers.get('Content-Type')).toContain('text/calendar');
    expect(appointment.html).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  it('has one address, to which that of its code leads: what a phone keeps lies under it', async () => {
    const { token } = await ticketFor(world);
    const page = `/t/${token.toLowerCase()}`;
    for (const [asked, leads] of [
      [`/T/${token.toUpperCase()}`, page],
      [`/T/${token}?lang=fr`, `${page}?lang=fr`],
      [`/T/${token}?lang=fr.`, `${page}?lang=fr`],
      [`/T/${token}?lang=//other.example`, page],
      [`/T//${token}.`, page],
    ] as const) {
      const { status, headers } = await open(asked);
      expect([status, headers.get('Location')], asked).toEqual([302, leads]);
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Cache-Control')).toBe('private, no-cache');
      expect(headers.get('X-Robots-Tag')).toContain('noindex');
    }
  });

  it.each(LOCALES)(
    'writes its digits in the appointment so that %s keeps their order',
    async (locale) => {
      const { token, code } = await ticketFor(world, { locale });
      const { html } = await open(`/t/${token}.ics`);
      const text = html.replaceAll('\r\n ', '');
      const colon = locale === 'fr' ? '\u00a0: ' : '[^\u00a0]: ';
      expect(text).toMatch(new RegExp(`^DESCRIPTION:.*${colon}${groupCode(code)}\r$`, 'm'));
      // Only U+00A0, whose class is that of a number's separator, stands between the groups.
      expect(text).not.toMatch(/\d{4} \d{4}/);
    },
  );

  it('is not taken for another page by the letters of a language in its token', async () => {
    for (const path of ['/t/xfrx', '/t/arx', '/t/xzghx', '/t/xen', '/T/XFRX', '/t/fr']) {
      expect((await open(path)).html, path).toContain(words.ticket.lostAnyway);
    }
  });

  it('for a token that is cut, mirrored, forged or nothing is kind and closed', async () => {
    const { token } = await ticketFor(world);
    const mirrored = [...token].reverse().join('');
    const forged = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    for (const bad of [token.slice(1), mirrored, forged, 'x', 'a'.repeat(4_000), '%3Cb%3E', 'x.']) {
      const { status, html } = await open(`/t/${bad}`);
      expect(status).toBe(404);
      expect(html).toContain(words.ticket.lostAnyway);
      expect(html).not.toContain('class="qr"');
    }
  });
});

describe('what a visitor sees after registering', () => {
  it('is the ticket at once, and one way to the private page, written nowhere', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const secret = /\/r\/([a-z2-7]+)/.exec(location)?.[1] ?? '-';
    const { html, headers } = await open(location);
    expect(html).toContain(words.manage.confirmed);
    expect(html.indexOf('class="qr"')).toBeLessThan(html.indexOf('class="private"'));
    expect(html.replace(/<[^>]*>/g, '')).not.toContain(secret);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
  });

  it('is a list of tickets for a school of several coaches', async () => {
    const school = { girls: '60', boys: '50', adults: '10', coaches: '2', slot: '7' };
    const path = `/ar/${world.slug}/days/2?kind=school`;
    const { group_code } = await vouchedFor(world, {});
    const location = await registerByForm(path, {
      ...school,
      organisation: 'مدرسة ابن خلدون',
      group_code: String(group_code),
    });
    const { html } = await open(location);
    expect(new Set(html.match(/\/t\/[a-z2-7]{127}/g)).size).toBe(2);
    expect(html).not.toContain('class="qr"');
  });

  it('is a number to wait with, and no ticket, where a person decides first', async () => {
    const path = `/ar/${world.slug}/days/2?kind=media`;
    const location = await registerByForm(path, {
      ...{ slot: '7', organisation: 'جريدة', work: 'press', crew: '2' },
    });
    const { html } = await open(location);
    expect(html).toContain(words.manage.pendingTitle);
    expect(html).toMatch(/\d{4}\u00a0\d{4}\u00a0\d{4}/);
    expect(html).not.toMatch(/\/t\/[a-z2-7]{127}/);
  });
});

describe('the private page', () => {
  it('changes, splits and cancels with plain forms', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    const change = new URLSearchParams({ slot: '8', adults: '3', children: '1' });
    const changed = await send(`${page}/change`, change);
    expect(changed.status).toBe(303);
    const after = await open(changed.headers.get('Location') ?? '');
    expect(after.html).toContain(words.manage.changed);
    expect(after.html).toContain(words.ticket.people(3, 1));
    const serial = /name="serial" value="(\d+)"/.exec(after.html)?.[1] ?? '';
    const part = new URLSearchParams({ serial, adults: '1', children: '1' });
    const divided = await send(`${page}/split`, part);
    expect((await open(divided.headers.get('Location') ?? '')).html).toContain(
      words.manage.divided,
    );
    expect((await open(`${page}/cancel`)).html).toContain(words.manage.cancelYes);
    const cancelled = await send(`${page}/cancel`, new URLSearchParams());
    const last = await open(cancelled.headers.get('Location') ?? '');
    expect(last.html).toContain(words.manage.cancelled);
    expect(last.html).not.toContain(`${page}/change`);
  });

  it('says what was wrong with a change, and changes nothing', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const page = location.split('?')[0] ?? '';
    for (const change of [
      { slot: '8', adults: '0', children: '1' },
      { slot: '8', adults: '999', children: '1' },
      { slot: '9999', adults: '1', children: '1' },
      { slot: '', adults: 'x', children: '' },
    ]) {
      const { status, html } = await send(`${page}/change`, new URLSearchParams(change));
      expect(status).toBe(422);
      expect(html).toContain('class="notice error"');
    }
    expect((await open(page)).html).toContain(words.ticket.people(2, 3));
  });

  it('is closed to a link that is cut or guessed', async () => {
    for (const secret of ['x', 'a'.repeat(29), 'a'.repeat(4_000)]) {
      expect((await open(`/r/${secret}`)).status).toBe(404);
      expect((await send(`/r/${secret}/cancel`, new URLSearchParams())).status).toBe(404);
    }
  });
});
