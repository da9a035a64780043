import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { keptWords } from '../../src/i18n/kept.ts';
import { open, registerByForm, send } from './forms.ts';
import { newWorld, registered, ticketFor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('the page of a ticket', () => {
  it.each(LOCALES)(
    'offers in %s to remember it, and to nobody without a script',
    async (locale) => {
      const { token } = await ticketFor(world, { slot: '7' });
      const { html } = await open(`/t/${token}?lang=${locale}`);
      const [offer = ''] = /<section class="keeping advice" hidden=""[^>]*>/.exec(html) ?? [];
      expect(offer).toContain(`data-keeping="/t/${token.toLowerCase()}"`);
      expect(offer).toMatch(
        /data-day="2" data-from="\d\d:\d\d" data-to="\d\d:\d\d" data-ends="\d+"/,
      );
      expect(html).toContain(keptWords[locale].remember);
      expect(html).toMatch(/<p id="kept-note" class="notice" hidden=""/);
    },
  );

  it('offers nothing of a ticket that is not valid any more', async () => {
    const receipt = await registered(world, { slot: '7' });
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    await send(`/r/${secret}/cancel`, new URLSearchParams());
    const { status, html } = await open(`/t/${receipt.tickets[0]?.token}`);
    expect(status).toBe(200);
    expect(html).not.toContain('data-keeping');
  });
});

describe('the page after registering', () => {
  it('offers to remember the ticket, never the private link', async () => {
    const location = await registerByForm(`/ar/${world.slug}/days/2`, { slot: '7' });
    const { html } = await open(location);
    const secret = /\/r\/([a-z2-7]+)/.exec(location)?.[1] ?? '-';
    const [offer = '-'] = /<section class="keeping.*?<\/section>/s.exec(html) ?? [];
    expect(offer).toMatch(/data-keeping="\/t\/[a-z2-7]{127}"/);
    expect(offer).not.toContain(secret);
  });
});

describe('the page of the edition', () => {
  it('has the words of each day, and is the same for everybody: no ticket and no cookie', async () => {
    for (const locale of LOCALES) {
      const { html, headers } = await open(`/${locale}/${world.slug}`);
      expect(html.match(/<template data-day="\d"/g)).toHaveLength(5);
      expect(html).toMatch(/<section class="own-tickets" hidden=""/);
      expect(html).not.toMatch(/\/t\/[a-z2-7]/);
      expect(headers.get('Set-Cookie')).toBeNull();
      expect(headers.get('Cache-Control')).toContain('public');
    }
  });
});
