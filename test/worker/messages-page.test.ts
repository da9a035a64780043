import { beforeEach, describe, expect, it } from 'vitest';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { messagesOf, stored } from './outbox.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let base: string;
let window: { number: number; from: string; to: string; capacity: number };
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
  base = `/console/${world.slug}`;
  const slot = (await stored(world)).days[1]?.slots[0];
  if (!slot) throw new Error('no window');
  window = slot;
});

/** Somebody who holds the window; their id is the key that they registered with. */
async function holder(locale = 'ar'): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'خديجة', phone: null, email: 'khadija.b@example.org' };
  await register(world, family({ slot: String(window.number), locale, contact }), id);
  return id;
}

function move(from: string): Promise<Response> {
  const { number, to, capacity } = window;
  const fields = { number: String(number), from, to, capacity: String(capacity) };
  const path = `${base}/edition/days`;
  return submit(path, { verb: 'window', base: '{}', moved: 'yes', ...fields }, cookie);
}

const open = (path: string) => openDesk(`${path}${path.includes('?') ? '&' : '?'}lang=en`, cookie);

describe('whoever moves a window', () => {
  it('reads how many messages are prepared, that none is sent, and where they are', async () => {
    await holder();
    await holder('fr');
    const location = (await move('10:30')).headers.get('Location') ?? '';
    expect(location).toBe(`${base}/edition/days?saved=0&told=2&day=2`);
    const html = await open(location);
    expect(html).toContain('Messages prepared: 2. Not sent: no channel is set up.');
    expect(html).toContain(`href="${base}/messages"`);
  });

  it('reads nothing of it where nobody held the window', async () => {
    const location = (await move('10:30')).headers.get('Location') ?? '';
    expect(location).toBe(`${base}/edition/days?saved=0&day=2#day-2`);
    expect(await open(location.replace(/#.*/, ''))).not.toContain('data-told');
  });

  it.each(['1', '9999999999', 'x', '-2', ''])('is not told of a version %s', async (told) => {
    await holder();
    await move('10:30');
    expect(await open(`${base}/edition/days?saved=0&told=${told}`)).not.toContain('data-told');
  });

  it('reads the same of a gate that is called otherwise', async () => {
    await holder();
    const [gate] = (await stored(world)).gates;
    const edits = [{ verb: 'gate', gate: gate?.number, mine: { sign: 'Z9' } }];
    const by = asMember({ event: world.number, id: 'anna' });
    await editEdition(by, { event: world.number, edits, key: 'k' });
    expect(await open(`${base}/edition/gates?saved=0&told=2`)).toContain('data-told');
    expect(await open(`${base}/messages`)).toContain('Another gate');
  });
});

describe('the page of messages', () => {
  it('says what would have been sent, and of nobody in particular', async () => {
    await holder();
    await holder('fr');
    await move('10:30');
    const html = await open(`${base}/messages`);
    expect(html).toContain('No channel is set up. Messages are ready and are not sent.');
    expect(html).toMatch(/<b>2<\/b> <span>prepared, not sent<\/span>/);
    expect(html).toMatch(/Hour of the window moved.*10:00 to 12:00, then .*10:30 to 12:00/s);
    expect(html).not.toMatch(/khadija|خديجة/);
    const texts = (await messagesOf(world)).map(({ text }) => /\d{12}/.exec(text)?.[0] ?? '');
    expect(texts.filter((code) => html.includes(code))).toEqual([]);
  });

  it('says so while there is none', async () => {
    expect(await open(`${base}/messages`)).toContain('No messages yet.');
  });

  it.each([
    ['owner', 200],
    ['communication', 200],
    ['desk', 403],
    ['viewer', 403],
  ] as const)('opens to %s: %d', async (role, status) => {
    const headers = { Cookie: await signIn(world, role) };
    expect((await request(`${base}/messages`, { headers })).status).toBe(status);
  });
});

describe('the record of a registration', () => {
  it('names the message and the move, not the contact', async () => {
    const id = await holder();
    await move('10:30');
    const html = await open(`${base}/visitors/${id}`);
    expect(html).toMatch(/<b>Hour of the window moved<\/b> <span class="hint">Prepared, not sent/);
    expect(html).toMatch(/<b>Hour of the window moved<\/b> <bdi>by مريم<\/bdi>/);
    expect(html).toMatch(/window: .*10:00 to 12:00, then .*10:30 to 12:00/);
    expect(html).not.toContain('khadija.b@');
  });

  it('has no line of a move that was before it', async () => {
    await holder();
    await move('10:30');
    const id = await holder();
    const html = await open(`${base}/visitors/${id}`);
    expect(html).not.toContain('Hour of the window moved');
    expect(html).toContain('No message for this registration.');
  });
});
