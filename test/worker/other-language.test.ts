import { beforeEach, describe, expect, it } from 'vitest';
import { submit } from './desk.ts';
import { newWorld, signIn, type World } from './world.ts';

// A form half filled goes along when its reader asks for another language.

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
});

const at = (page: string) => `/console/${world.slug}/edition/${page}`;

/** Asks for the page in French with a form of it, as the script does. */
async function inFrench(page: string, fields: readonly (readonly [string, string])[]) {
  const action = page.replace(/\?.*/, '');
  const form = JSON.stringify({ action, page, fields });
  const answer = await submit('/console/language?lang=fr', { form }, cookie);
  return { status: answer.status, html: await answer.text(), answer };
}

describe('another language', () => {
  it('keeps what is typed, and says that it is not saved', async () => {
    const { status, html } = await inFrench(at('words'), [
      ['name.fr', 'Portes "ouvertes"'],
      ['texts.bring.ar', 'ماء'],
    ]);
    expect(status).toBe(200);
    expect(html).toContain('lang="fr"');
    expect(html).toContain('value="Portes &quot;ouvertes&quot;"');
    expect(html).toContain('>ماء</textarea>');
    expect(html).toContain('n’est pas encore enregistré');
    expect(html).toContain('data-filled');
  });

  it('fills the form that was typed in, and no other of the same page', async () => {
    const { html } = await inFrench(at('gates'), [
      ['verb', 'gate'],
      ['number', '2'],
      ['name.fr', 'Porte du fleuve'],
    ]);
    expect(html.split('value="Porte du fleuve"')).toHaveLength(2);
    const filled = html.slice(html.indexOf('data-filled'));
    expect(filled.slice(0, filled.indexOf('</form>'))).toContain('value="Porte du fleuve"');
    expect(filled.slice(0, 900)).toContain('name="number" value="2"');
  });

  it('fills each row of a table with its own', async () => {
    const { html } = await inFrench(at('days/table?day=1'), [
      ['day', '1'],
      ['capacity', '111'],
      ['capacity', '222'],
    ]);
    const [first, second] = [html.indexOf('value="111"'), html.indexOf('value="222"')];
    expect([first > 0, second > first]).toEqual([true, true]);
    expect(html.split('value="111"')).toHaveLength(2);
  });

  it.each([
    ['nothing', ''],
    ['what is no form', '[]'],
    [
      'a page elsewhere',
      JSON.stringify({ action: '/x', page: 'https://evil.example', fields: [] }),
    ],
    ['a script', JSON.stringify({ action: '/console/x"><script>', page: null, fields: [] })],
    ['ten megabytes', 'x'.repeat(100_000)],
  ])('leads to the console with %s', async (_, form) => {
    const answer = await submit('/console/language?lang=fr', { form }, cookie);
    expect([303, 413]).toContain(answer.status);
    if (answer.status === 303) expect(answer.headers.get('Location')).toBe('/console');
  });

  it('is for whoever is signed in', async () => {
    const form = JSON.stringify({ action: at('words'), page: at('words'), fields: [] });
    const answer = await submit('/console/language?lang=fr', { form }, 'session=none');
    expect(answer.status).toBe(401);
  });
});
