import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { problemWords } from '../../src/i18n/problems.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { issueFormToken } from '../../src/visitor/register/form-token.ts';
import { answered, fieldOf, open, registerByForm, send } from './forms.ts';
import { daysWith, newWorld, registered, type World } from './world.ts';

const DAY_MS = 86_400_000;
const LEAVE = Date.now();
const NO = { success: false };

let world: World;
let path: string;
beforeAll(async () => {
  // The first day is tomorrow: no window of it has ended, at whatever hour the tests run.
  const days = daysWith(1_000, 5, 1_000).map((day) => ({
    ...day,
    opens_at: day.opens_at + DAY_MS,
    closes_at: day.closes_at + DAY_MS,
    slots: day.slots.map((slot) => ({
      ...slot,
      starts_at: slot.starts_at + DAY_MS,
      ends_at: slot.ends_at + DAY_MS,
    })),
  }));
  world = await newWorld({ days });
  path = `/ar/${world.slug}/days/1`;
});

describe('the form of a day', () => {
  it('is never kept, and each fetch is a registration of its own', async () => {
    const [one, other] = await Promise.all([open(path), open(path)]);
    expect(one.headers.get('Cache-Control')).toBe('no-store');
    expect(one.headers.get('Set-Cookie')).toBeNull();
    expect(fieldOf(one.html, 'key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(fieldOf(one.html, 'key')).not.toBe(fieldOf(other.html, 'key'));
  });

  it('leads to the ticket; sent twice, it registers once', async () => {
    const before = await taken(1);
    const form = answered((await open(path)).html);
    const [first, again] = [await send(path, form), await send(path, form)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(first.headers.get('Location')).toMatch(/^\/r\/[a-z2-7]+\?new=1$/);
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
    expect(await taken(1)).toBe(before + 5);
  });

  it('sent twice at once, registers once', async () => {
    const before = await taken(1);
    const form = answered((await open(path)).html);
    const sent = await Promise.all([send(path, form), send(path, form), send(path, form)]);
    expect(new Set(sent.map(({ headers }) => headers.get('Location'))).size).toBe(1);
    expect(await taken(1)).toBe(before + 5);
  });

  it('takes Arabic digits', async () => {
    const before = await taken(1);
    await registerByForm(path, { adults: '٢', children: '٠', phone: '٠٦ ١١ ٢٢ ٣٣ ٤٤' });
    expect(await taken(1)).toBe(before + 2);
  });
});

describe('a form with faults', () => {
  it('keeps what was typed, ties each fault to its field, and registers nobody', async () => {
    const before = await taken(1);
    const typed = { adults: '0', name: 'محمد', phone: '12', email: 'a@b', step_free: '1' };
    const { status, html } = await send(path, answered((await open(path)).html, typed));
    expect(status).toBe(422);
    for (const name of ['adults', 'name', 'phone', 'email'] as const) {
      expect(fieldOf(html, name)).toBe(typed[name]);
    }
    expect(html).toMatch(/<input[^>]*name="step_free"[^>]*checked/);
    expect(html).toMatch(/<input[^>]*value="1"[^>]*checked/);
    for (const id of ['adults', 'phone', 'email']) {
      expect(html).toContain(`<a href="#${id}">`);
      expect(html).toMatch(
        new RegExp(`<input[^>]*id="${id}"[^>]*aria-describedby="[^"]*${id}-wrong`),
      );
      expect(html).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*aria-invalid="true"`));
    }
    expect(html).not.toMatch(/<input[^>]*id="name"[^>]*aria-invalid/);
    expect(await taken(1)).toBe(before);
  });

  it('gives hostile text back as text', async () => {
    const hostile = '"><script>alert(1)</script>\u202e<img src=x onerror=alert(1)>';
    const form = answered((await open(path)).html, { name: hostile, phone: 'x', slot: hostile });
    const { status, html } = await send(path, form);
    expect(status).toBe(422);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('stays within bounds when the text has none', async () => {
    const form = answered((await open(path)).html, { name: 'ا'.repeat(20_000) });
    expect((await send(path, form)).status).toBe(413);
    const long = answered((await open(path)).html, { name: 'ا'.repeat(10_000) });
    expect((await send(path, long)).status).toBe(422);
  });

  it('asks for the notice that it cannot have shown', async () => {
    const form = answered((await open(path)).html, { consent: '' });
    const { status, html } = await send(path, form);
    expect(status).toBe(422);
    expect(html).toContain(visitorWords.ar.form.faults.consent_missing);
  });

  it('that is no form at all is refused as what it is', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
    expect((await open(path, json)).status).toBe(415);
  });
});

describe('a form in another language', () => {
  it('brings along what was typed, and registers nobody', async () => {
    const before = await taken(1);
    const { html } = await open(path);
    const french = path.replace('/ar/', '/fr/');
    const buttons = html.match(/<button type="submit" form="answers" formaction="[^"]*"/g);
    expect(buttons?.filter((one) => one.includes(`"${french}"`))).toHaveLength(2);
    // Enter in a field presses the first button of its form: that one sends it.
    const [first = ''] = html.match(/<button[^>]*type="submit"[^>]*>/g) ?? [];
    expect(first).toContain('form="answers"');
    expect(first).not.toContain('formaction');
    const typed = answered(html, { name: 'Karima "K"', adults: '4', phone: '', language: 'fr' });
    const answer = await send(french, typed);
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('<html lang="fr"');
    expect(answer.html).toContain('value="Karima &quot;K&quot;"');
    expect(fieldOf(answer.html, 'adults')).toBe('4');
    expect(fieldOf(answer.html, 'key')).toBe(typed.get('key'));
    expect(answer.html).not.toContain('field-error');
    expect(await taken(1)).toBe(before);
  });
});

describe('a window that filled up meanwhile', () => {
  it('offers the nearest ones in one tap, with everything kept', async () => {
    const form = answered((await open(path)).html, { slot: '2', adults: '5', children: '5' });
    const full = await send(path, form);
    expect(full.status).toBe(409);
    expect(full.html).toContain(visitorWords.ar.form.few(5, '10 أشخاص'));
    expect(full.html).toContain(visitorWords.ar.form.roomForAll);
    expect(full.html).not.toContain(visitorWords.ar.form.full);
    expect(fieldOf(full.html, 'key')).toBe(form.get('key'));
    const [offered = ''] = /(?<=name="instead" value=")\d+/.exec(full.html) ?? [];
    const kept = answered(full.html, { slot: '2', adults: '5', children: '5', instead: offered });
    const sent = await send(path, kept);
    expect(sent.status).toBe(303);
    expect((await open(sent.headers.get('Location') ?? '')).status).toBe(200);
  });

  it('is shown as full, and cannot be chosen', async () => {
    await registered(world, { slot: '2', party: { adults: 5, children: 0 } });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { html } = await open(path);
    expect(html).toMatch(/<input[^>]*name="slot"[^>]*value="2"[^>]*disabled/);
    expect(html).toContain('class="pill full"');
  });
});

describe('a form sent from a crowded address', () => {
  it('comes back with everything kept and says when to try again', async () => {
    const crowded = { ...env, RATE_LIMITS: 'on', LIMIT_ADDRESS: { limit: async () => NO } };
    const body = answered((await open(path)).html, { name: 'سعاد' });
    const response = await app.request(path, { method: 'POST', body }, crowded);
    const html = await response.text();
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect(html).toContain(problemWords.ar.codes.rate_limited.happened);
    expect(fieldOf(html, 'name')).toBe('سعاد');
    expect((await send(path, answered(html, { name: 'سعاد' }))).status).toBe(303);
  });
});

describe('a form that was open too long', () => {
  it('comes back with everything kept and its key renewed', async () => {
    const old = await issueFormToken(env.SECRET_KEY, LEAVE - 2 * DAY_MS);
    const form = answered((await open(path)).html, { ...old, name: 'سعاد' });
    const stale = await send(path, form);
    expect(stale.status).toBe(422);
    expect(stale.html).toContain(visitorWords.ar.form.stale);
    expect(fieldOf(stale.html, 'name')).toBe('سعاد');
    expect(fieldOf(stale.html, 'key')).toBe(old.key);
    expect((await send(path, answered(stale.html))).status).toBe(303);
  });

  it('with a token of nobody gets a key of its own', async () => {
    const key = crypto.randomUUID();
    for (const forged of [
      { key, proof: '' },
      { key, proof: 'a.b' },
      { key: 'x', proof: 'a.b' },
    ]) {
      const { status, html } = await send(path, answered((await open(path)).html, forged));
      expect(status).toBe(422);
      expect(fieldOf(html, 'key')).not.toBe(forged.key);
    }
  });
});

describe('a key that already stands for a registration', () => {
  it('with other answers shows nothing of the first, and offers a new one', async () => {
    const first = answered((await open(path)).html, { name: 'الأولى' });
    const location = (await send(path, first)).headers.get('Location') ?? '-';
    const other = new URLSearchParams(first);
    other.set('name', 'الثانية');
    const { status, html } = await send(path, other);
    expect(status).toBe(422);
    expect(html).toContain(visitorWords.ar.form.spent);
    expect(html).not.toContain(location.split('?')[0]);
    expect(html).not.toContain('الأولى');
    expect(fieldOf(html, 'key')).not.toBe(first.get('key'));
  });
});

async function taken(slot: number): Promise<number> {
  const sql = 'SELECT taken FROM slot WHERE event = ?1 AND number = ?2';
  const row = await env.DB.prepare(sql).bind(world.number, slot).first<{ taken: number }>();
  return row?.taken ?? -1;
}
