import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { eventPageWords } from '../../src/i18n/event-page.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { submit } from './desk.ts';
import { open } from './forms.ts';
import { newWorld, policyWith, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
});

const stored = async () => await loadEdition(env.DB, world.number);
const pageOf = (name: string) => `/console/${world.slug}/edition/${name}`;
const shown = async (locale: string) => (await open(`/${locale}/${world.slug}`)).html;

describe('the questions of an edition', () => {
  const asked = async () => (await stored())?.questions ?? [];
  const typed = {
    'question.ar': 'هل الدراجات مسموحة؟',
    'question.fr': 'Et les vélos ?',
    'answer.ar': 'لا.',
    'answer.fr': 'Non.\nIls restent à la porte 1.',
  };
  const post = async (fields: Record<string, string>) => {
    const base = fields.base ?? JSON.stringify(await asked());
    const sent = { verb: 'save', question: 'new', ...typed, ...fields, base };
    return submit(pageOf('questions'), sent, cookie);
  };

  it('are added, changed and taken out, and are read on its page before the usual ones', async () => {
    expect((await post({})).status).toBe(303);
    expect((await post({ 'question.fr': 'Et les chiens ?' })).status).toBe(303);
    await post({ question: '0', 'question.fr': 'Et les trottinettes ?' });
    await post({ question: '1', verb: 'remove' });
    expect((await asked()).map(({ question }) => question.fr)).toEqual(['Et les trottinettes ?']);
    const html = await shown('fr');
    const own = html.indexOf('Et les trottinettes ?');
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(html.indexOf(eventPageWords.fr.answers.offline.question));
    expect(html).toContain('Ils restent à la porte 1.');
    // In English the nearest language stands in, marked as such.
    expect(await shown('en')).toContain('<span lang="fr" dir="ltr"><bdi>Et les trottinettes ?');
  });

  it.each([
    [{ 'question.fr': ' ' }, 'question-new.question.fr'],
    [{ 'answer.ar': '' }, 'question-new.answer.ar'],
    [{ 'question.ar': 'س'.repeat(200) }, 'question-new.question.ar'],
    [{ 'answer.fr': 'x'.repeat(5_000) }, 'question-new.answer.fr'],
    [{ 'answer.fr': 'x\n'.repeat(100) }, 'question-new.answer.fr'],
  ])('are refused with the field: %.40j', async (wrong, field) => {
    const answer = await post(wrong as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await asked()).toEqual([]);
  });

  it('are not more than a page bears, and no form that was cut empties them', async () => {
    const one = { question: text('Q'), answer: text('A') };
    const base = JSON.stringify(Array.from({ length: 30 }, () => one));
    await env.DB.prepare('UPDATE event SET questions = ?2, version = version + 1 WHERE number = ?1')
      .bind(world.number, base)
      .run();
    expect((await post({ base })).status).toBe(422);
    for (const cut of ['', '{}', '[']) expect((await post({ base: cut })).status).toBe(409);
    expect(await asked()).toHaveLength(30);
  });

  it('stay text, whatever is written in them', async () => {
    const hostile = '</summary><script>alert(1)</script>';
    await post({ 'question.fr': hostile, 'answer.fr': hostile });
    expect(await shown('fr')).not.toContain('<script>alert');
  });

  it.each(LOCALES)(
    'that hold for every edition are answered by its rules, in %s',
    async (locale) => {
      const { answers } = eventPageWords[locale];
      const html = await shown(locale);
      for (const name of ['offline', 'late', 'returns', 'change', 'data'] as const) {
        expect(html).toContain(answers[name].question);
      }
      const strict = await newWorld({ policy: policyWith({ reentry: false, walk_ins: false }) });
      const other = (await open(`/${locale}/${strict.slug}`)).html;
      expect(other).not.toContain(answers.late.question);
      expect(other).not.toContain(answers.returns.question);
    },
  );
});

describe('the plan of the site', () => {
  const marks = async () => (await stored())?.plan ?? [];
  const typed = { kind: 'gate', gate: '1', column: '3', row: '12' };
  const post = async (fields: Record<string, string>) => {
    const base = fields.base ?? JSON.stringify(await marks());
    const names = Object.fromEntries(LOCALES.map((one) => [`name.${one}`, '']));
    return submit(
      pageOf('plan'),
      { verb: 'save', mark: 'new', ...names, ...typed, ...fields, base },
      cookie,
    );
  };

  it('is drawn from what was set, and explained below', async () => {
    expect((await post({})).status).toBe(303);
    const none = { gate: '', row: '4' };
    for (const kind of ['parking', 'water']) await post({ ...none, kind });
    await post({ ...none, kind: 'arena', 'name.ar': 'الحلبة', 'name.fr': 'Piste' });
    for (const column of ['1', '9']) await post({ ...none, kind: 'way', column });
    expect(await marks()).toHaveLength(6);
    const html = await shown('fr');
    const [plan = ''] = /<svg class="site-plan".*?<\/svg>/s.exec(html) ?? [];
    expect(plan.match(/class="plan-sign (\w+)"/g)).toHaveLength(4);
    expect(plan).toMatch(/<polyline class="plan-way"[^>]* points="12,84 204,84"/);
    const { kinds } = eventPageWords.fr.way;
    for (const word of [kinds.parking, kinds.water, kinds.way]) expect(html).toContain(word);
    expect(html).toContain(`${kinds.arena} · `);
    expect(html).toContain('<bdi>Piste</bdi>');
  });

  it.each([
    [{ column: '0' }, 'mark-new.column'],
    [{ column: '17' }, 'mark-new.column'],
    [{ row: '13' }, 'mark-new.row'],
    [{ row: '1e1' }, 'mark-new.row'],
    [{ kind: 'script' }, 'mark-new.kind'],
    [{ gate: '' }, 'mark-new.gate'],
    [{ kind: 'water' }, 'mark-new.gate'],
    [{ gate: '1000' }, 'mark-new.gate'],
  ])('takes no mark that is none: %.40j', async (wrong, field) => {
    const answer = await post(wrong as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await marks()).toEqual([]);
  });

  it('leaves out a gate that was taken away, and is not there without marks', async () => {
    expect(await shown('fr')).not.toContain('site-plan');
    await post({ gate: '99' });
    expect(await marks()).toHaveLength(1);
    expect(await shown('fr')).not.toContain('site-plan');
  });

  it('writes no name as anything but text', async () => {
    await post({
      kind: 'arena',
      gate: '',
      'name.fr': '"/><script>alert(1)</script>',
      'name.ar': 'x',
    });
    expect(await shown('fr')).not.toContain('<script>alert');
  });
});

describe('the way to an edition', () => {
  it('is a section only where something is said of it', async () => {
    expect(await shown('en')).not.toContain('id="way"');
    await env.DB.prepare(
      "UPDATE event SET texts = json_object('parking', json(?2)), version = version + 1 WHERE number = ?1",
    )
      .bind(world.number, JSON.stringify(text('By the river')))
      .run();
    const other = await newWorld();
    await env.DB.prepare(
      'UPDATE gate SET latitude = 34.06, longitude = -4.98 WHERE event = ?1 AND number = 1',
    )
      .bind(other.number)
      .run();
    const placed = (await open(`/en/${other.slug}`)).html;
    expect(placed).toContain('href="geo:34.06,-4.98?q=34.06,-4.98(Gate%201)"');
    expect(placed).toContain('id="way"');
  });
});

function text(said: string) {
  return { ar: said, zgh: said, fr: said, en: said };
}
