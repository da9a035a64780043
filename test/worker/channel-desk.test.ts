import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openChannel } from '../../src/store/messages/channels.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { deskOf, openMail, setState, standings } from './sending.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';

const SETTINGS = {
  host: 'relay.police.example',
  port: '587',
  security: 'starttls',
  user: 'abwab',
  password: 'never shown again',
  from: 'billets@police.example',
  from_name: 'Portes ouvertes',
  per_minute: '60',
  per_day: '5000',
  quiet_from: '21:00',
  quiet_until: '09:00',
};

let world: World;
let cookie: string;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
  base = `/console/${world.slug}/messages`;
});

const open = (path: string) => openDesk(`${path}${path.includes('?') ? '&' : '?'}lang=en`, cookie);
const send = (path: string, fields: Record<string, string> = {}, by = cookie) =>
  submit(path, { key: crypto.randomUUID(), ...fields }, by);

/** What the page says to which the answer to a trial leads. */
const said = (answer: Response) => open(answer.headers.get('Location') ?? '');

async function channel() {
  const sql = 'SELECT * FROM channel WHERE event = ?1';
  return env.DB.prepare(sql).bind(world.number).first<Record<string, unknown>>();
}

async function verbs(): Promise<string[]> {
  const sql =
    "SELECT verb FROM audit WHERE event = ?1 AND (subject GLOB 'channel *' OR verb IN ('send_kept', 'resolve_message')) ORDER BY id";
  const { results } = await env.DB.prepare(sql).bind(world.number).all<{ verb: string }>();
  return results.map(({ verb }) => verb);
}

/** Says who keeps the data and who carries messages, or that nobody does. */
function name(carriers: Record<string, string> | null) {
  const sql = `UPDATE event SET controller = json_set(controller, '$.carriers', json(?2)),
    version = version + 1 WHERE number = ?1`;
  return env.DB.prepare(sql).bind(world.number, JSON.stringify(carriers)).run();
}

/** A message of the world that stands so. */
async function message(state: string, dropped: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'Léa', phone: null, email: 'lea@example.org' };
  await register(world, family({ contact }), id);
  await env.DB.prepare(
    `INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, state,
      dropped_for, written_at, by_email, by_phone, due_at)
     VALUES (?1, ?2, 'moved', 2, 'fr', '', ?3, ?4, ?5, 1, 1, 0, 0)`,
  )
    .bind(world.number, id, Date.now() + 3_600_000, state, dropped)
    .run();
  return id;
}

describe('a channel', () => {
  it('that tells browsers keeps the key that was drawn for it, and is tried by nobody', async () => {
    const asked = { ...SETTINGS, contact: 'tickets@police.example', key: 'typed' };
    const keyOf = async () => {
      const { keys } = await deskOf(world, Date.now);
      const row = (await channel()) as { channel: 'push'; box: string };
      return (await openChannel(keys, world.number, row)).key;
    };
    await send(`${base}/channels/push`, asked);
    const key = await keyOf();
    expect(key).toMatch(/^B[\w-]{86}\.[\w-]{43}$/);
    await send(`${base}/channels/push`, { ...asked, contact: 'others@police.example' });
    expect(await keyOf()).toBe(key);
    const html = await open(`${base}/channels/push`);
    expect(html).toContain('value="others@police.example"');
    expect(html).not.toContain('channels/push/try');
    expect(html).not.toContain(key ?? '');
    expect((await send(`${base}/channels/push/try`, { to: 'ali@example.org' })).status).toBe(422);
  });

  it('of SMS says what those that wait would cost', async () => {
    const template = JSON.stringify({
      ...{
        method: 'POST',
        url: 'https://sms.example/',
        body: { form: { n: '{to}', t: '{text}' } },
      },
      answers: [{ status: [200], means: 'sent' }],
    });
    const asked = { ...SETTINGS, template, prefixes: '+2126', price: '0,35 mad' };
    expect((await send(`${base}/channels/sms`, { ...asked, price: 'cheap' })).status).toBe(422);
    expect((await send(`${base}/channels/sms`, asked)).status).toBe(303);
    await setState(world, 'stopped');
    await message('dropped', 'no_channel');
    await message('dropped', 'no_channel');
    await env.DB.prepare('UPDATE message SET by_phone = 1').run();
    expect(await open(base)).toContain('If all of them go by SMS: 2 parts, 0.70 MAD.');
  });

  it('is set up once, its secrets sealed and never shown again', async () => {
    expect(await open(base)).toContain('Not set up');
    const response = await send(`${base}/channels/email`, SETTINGS);
    expect(response.headers.get('Location')).toBe(`${base}/channels/email?saved=1`);
    const row = await channel();
    expect(row).toMatchObject({ state: 'off', per_minute: 60, quiet_from: 1260, quiet_until: 540 });
    expect(JSON.stringify(row)).not.toMatch(/relay|never shown|billets/);
    expect(await open(base)).toContain('A channel is set up, but not started.');
    const html = await open(`${base}/channels/email`);
    expect(html).toMatch(/<input id="password" name="password" type="password" value=""/);
    expect(html).toContain('value="relay.police.example"');
    expect(html).not.toContain('never shown again');
    expect(await verbs()).toEqual(['set_up_channel']);
  });

  it('is not set back by a form that was read before another one was saved', async () => {
    await send(`${base}/channels/email`, SETTINGS);
    const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const seen = seenIn(await open(`${base}/channels/email`));
    await send(`${base}/channels/email`, { ...SETTINGS, seen, port: '465', security: 'tls' });
    const late = { ...SETTINGS, seen, per_day: '77' };
    expect((await send(`${base}/channels/email`, { ...late, per_minute: 'x' })).status).toBe(422);
    const refused = await send(`${base}/channels/email`, late);
    expect(refused.status).toBe(409);
    expect(await channel()).not.toMatchObject({ per_day: 77 });
    const html = await refused.text();
    expect(html).toContain('value="77"');
    // Whoever has read that saves theirs.
    const again = { ...late, seen: seenIn(html) };
    expect((await send(`${base}/channels/email`, again)).status).toBe(303);
    expect(await channel()).toMatchObject({ per_day: 77 });
  });

  it('tells its password to no other relay, and gives it up with its login', async () => {
    await send(`${base}/channels/email`, SETTINGS);
    const before = await channel();
    for (const other of [{ host: 'relay.other.example' }, { user: 'other' }]) {
      const asked = { ...SETTINGS, password: '', ...other };
      expect((await send(`${base}/channels/email`, asked)).status).toBe(422);
    }
    expect(await channel()).toEqual(before);
    const bare = { ...SETTINGS, user: '', password: '' };
    expect((await send(`${base}/channels/email`, bare)).status).toBe(303);
  });

  it('of SMS tells its secrets to no other host, and keeps them at its own', async () => {
    const template = (url: string, token?: string) =>
      JSON.stringify({
        ...{ method: 'POST', url, body: { form: { n: '{to}', t: '{text}', k: '{secret.key}' } } },
        ...(token && { token: { url: token, value: 'access', form: { k: '{secret.key}' } } }),
        answers: [{ status: [200], means: 'sent' }],
      });
    const own = template('https://sms.example/send');
    const asked = { ...SETTINGS, prefixes: '+2126', template: own, secrets: '' };
    await send(`${base}/channels/sms`, { ...asked, secrets: 'key = of-one-carrier' });
    const before = await channel();
    for (const other of [
      template('https://sms.example.net/send'),
      template('https://sms.example:8443/send'),
      template('https://sms.example/send', 'https://other.example/token'),
    ]) {
      const answer = await send(`${base}/channels/sms?lang=en`, { ...asked, template: other });
      expect(answer.status).toBe(422);
      // It says what is to be typed, and not alone what has no value.
      expect(await answer.text()).toContain('href="#secrets"');
    }
    expect(await channel()).toEqual(before);
    const moved = template('https://sms.example/v2/send');
    expect((await send(`${base}/channels/sms`, { ...asked, template: moved })).status).toBe(303);
    const { keys } = await deskOf(world, Date.now);
    const stored = { channel: 'sms', box: String((await channel())?.box) } as const;
    expect(await openChannel(keys, world.number, stored)).toMatchObject({
      ...{ secrets: 'key = of-one-carrier', template: moved },
    });
  });

  it('keeps its secret when the field is left empty, and is to be tried anew', async () => {
    await send(`${base}/channels/email`, SETTINGS);
    await env.DB.prepare('UPDATE channel SET tried_at = 1').run();
    await send(`${base}/channels/email`, { ...SETTINGS, password: '', port: '465' });
    const { keys } = await deskOf(world, Date.now);
    const { openChannel } = await import('../../src/store/messages/channels.ts');
    const row = await channel();
    const stored = { channel: 'email', box: String(row?.box) } as const;
    expect(await openChannel(keys, world.number, stored)).toMatchObject({
      password: SETTINGS.password,
      port: '465',
    });
    expect(row?.tried_at).toBeNull();
  });

  it('keeps the secret of one person and the host of another, who set it up at once', async () => {
    await send(`${base}/channels/email`, SETTINGS);
    const other = await signIn(world, 'owner');
    for (let round = 0; round < 5; round++) {
      const password = `another ${round}`;
      const answers = await Promise.all([
        send(`${base}/channels/email`, { ...SETTINGS, password }),
        send(`${base}/channels/email`, { ...SETTINGS, password: '', port: '465' }, other),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      const { keys } = await deskOf(world, Date.now);
      const stored = { channel: 'email', box: String((await channel())?.box) } as const;
      expect(await openChannel(keys, world.number, stored)).toMatchObject({ password });
    }
  });

  it.each(['en', 'fr', 'ar', 'zgh'])('says which part of a template is wrong: %s', async (lang) => {
    const template = JSON.stringify({ method: 'CONNECT', url: 'https://sms.example/<b>' });
    const fields = { ...SETTINGS, template, secrets: '', prefixes: '+212' };
    const response = await send(`${base}/channels/sms?lang=${lang}`, fields);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('\u2068method\u2069');
    expect(html).toContain('\u2068answers\u2069');
    expect(html).not.toContain('<b>"');
    expect(await channel()).toBeNull();
  });

  it('draws one key where two people set it up at once', async () => {
    const fields = { ...SETTINGS, contact: 'a@police.example' };
    await Promise.all([1, 2, 3].map(() => send(`${base}/channels/push`, fields)));
    const { keys } = await deskOf(world, Date.now);
    const read = async () => {
      const stored = { channel: 'push', box: String((await channel())?.box) } as const;
      return (await openChannel(keys, world.number, stored)).key;
    };
    const drawn = await read();
    await send(`${base}/channels/push`, fields);
    expect(await read()).toBe(drawn);
    expect(await verbs()).toHaveLength(4);
  });

  it.each([
    ['host', 'a b'],
    ['port', '0'],
    ['security', 'none'],
    ['from', 'nobody'],
    ['from_name', ''],
    ['per_minute', '0'],
    ['per_minute', '6001'],
    ['per_day', '-1'],
    ['per_day', '1e3'],
    ['quiet_from', '25:00'],
    ['quiet_until', ''],
  ])('is not set up with %s %j, and says which', async (field, value) => {
    const response = await send(`${base}/channels/email?lang=en`, { ...SETTINGS, [field]: value });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain('never shown again');
    expect(await channel()).toBeNull();
  });

  it('starts only when the notice names who carries, and stops', async () => {
    await send(`${base}/channels/email`, SETTINGS);
    await name(null);
    expect((await send(`${base}/channels/email/start`)).status).toBe(422);
    expect((await channel())?.state).toBe('off');
    // Where they are named there is a field for it; who may not fill it is not sent there.
    const [, place = ''] = /<a href="([^"]+)">Name them/.exec(await open(base)) ?? [];
    expect(await open(place)).toContain('name="controller.carriers.fr"');
    const officer = await openDesk(`${base}?lang=en`, await signIn(world, 'communication'));
    expect(officer).toContain('Before it can start, name the hosting');
    expect(officer).not.toContain('Name them');
    await name({ ar: 'البريد', fr: 'La poste' });
    await send(`${base}/channels/email/stop`);
    expect((await channel())?.state).toBe('off');
    await send(`${base}/channels/email/start`);
    expect((await channel())?.state).toBe('on');
    await send(`${base}/channels/email/start`);
    await send(`${base}/channels/email/stop`);
    expect((await channel())?.state).toBe('stopped');
    expect(await verbs()).toEqual(['set_up_channel', 'start_channel', 'stop_channel']);
    expect(await open(base)).toContain('Sending is stopped. What is ready waits.');
  });

  it('is tried within its budget; a carrier that is not there is said by a word', async () => {
    await openMail(world, { perMinute: 1, perDay: 1 });
    const tried = () => send(`${base}/channels/email/try`, { to: 'me@example.org' });
    expect(await said(await tried())).toContain('The message was not taken (greeting).');
    expect(await said(await tried())).toContain('The limit of this minute or day is reached.');
    expect((await send(`${base}/channels/email/try`, { to: 'nobody' })).status).toBe(422);
    expect(await channel()).toMatchObject({ in_minute: 1, in_date: 1, tried_at: null });
    const sql = "SELECT count(*) AS n FROM audit WHERE detail GLOB '*example.org*'";
    expect(await env.DB.prepare(sql).first<number>('n')).toBe(0);
  });

  it('is tried once, however often and at once its form is sent', async () => {
    await openMail(world, { perMinute: 10 });
    const form = { key: crypto.randomUUID(), to: 'me@example.org' };
    const tried = () => send(`${base}/channels/email/try`, form);
    const both = await Promise.all([tried(), tried()]);
    const third = await tried();
    expect([...both, third].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await channel()).toMatchObject({ in_minute: 1 });
    expect(await said(third)).toContain('The message was not taken (greeting).');
  });

  it.each([
    ['begun', 'The message is on its way.'],
    ['unknown', 'The carrier did not answer'],
    ['not-smtp_550', 'The message was not taken (smtp_550).'],
  ])('says of a trial that ended so: %s', async (how, text) => {
    await openMail(world);
    expect(await open(`${base}/channels/email?tried=${how}`)).toContain(text);
  });

  it.each(['not-<b>', 'not-', 'NOT', 'not-a%20b', 'constructor'])(
    'says nothing that an address alone says: %s',
    async (how) => {
      await openMail(world);
      const html = await open(`${base}/channels/email?tried=${how}`);
      expect(html).not.toContain('was not taken');
      expect(html).not.toContain('role="status"');
    },
  );

  it.each(['fax', 'pigeon'])('that is none here is not found: %s', async (other) => {
    const headers = { Cookie: cookie };
    expect((await request(`${base}/channels/${other}`, { headers })).status).toBe(404);
  });

  it.each([
    ['organizer', 200, 303],
    ['communication', 403, 303],
    ['desk', 403, 403],
    ['viewer', 403, 403],
  ] as const)('opens to %s: settings %d, stop %d', async (role, settings, stop) => {
    await openMail(world);
    const own = await signIn(world, role);
    const page = await request(`${base}/channels/email`, { headers: { Cookie: own } });
    expect(page.status).toBe(settings);
    expect((await send(`${base}/channels/email/stop`, {}, own)).status).toBe(stop);
  });
});

describe('messages that waited for a channel', () => {
  it('are offered with their number, and sent when that is asked for', async () => {
    await message('dropped', 'no_channel');
    await message('dropped', 'no_channel');
    expect(await open(base)).not.toContain('can be sent');
    await openMail(world, { state: 'stopped' });
    const html = await open(base);
    expect(html).toContain('2 prepared messages are still of use and can be sent.');
    const key = hiddenFields(html, `${base}/kept`);
    await submit(`${base}/kept`, key, cookie);
    await submit(`${base}/kept`, key, cookie);
    expect((await standings(world)).map(({ standing }) => standing)).toEqual(['ready', 'ready']);
    expect(await verbs()).toEqual(['send_kept']);
  });
});

describe('a message of which nobody knows', () => {
  it.each([
    ['sent', 'sent'],
    ['not', 'bounced'],
  ])('is said by a person to be %s, once, and is never sent again', async (said, standing) => {
    const registration = await message('unknown');
    await openMail(world);
    expect(await open(base)).toContain('Messages whose outcome is unknown');
    const fields = { registration, kind: 'moved', revision: '2', said };
    await send(`${base}/unknown`, fields);
    await send(`${base}/unknown`, { ...fields, said: 'sent' });
    expect(await standings(world)).toMatchObject([{ standing, outcome: 'said' }]);
    expect(await verbs()).toEqual(['resolve_message']);
  });

  it('leads to the record of a registration, and of a party that only waits to none', async () => {
    const registration = await message('unknown');
    await openMail(world);
    const owner = await signIn(world, 'owner');
    const path = `href="/console/${world.slug}/visitors/`;
    expect(await openDesk(`${base}?lang=en`, owner)).toContain(`${path}${registration}"`);
    const waits = crypto.randomUUID();
    await env.DB.prepare('UPDATE message SET registration = ?2 WHERE event = ?1')
      .bind(world.number, waits)
      .run();
    const html = await openDesk(`${base}?lang=en`, owner);
    expect(html).toContain(`value="${waits}"`);
    expect(html).not.toContain(`${path}${waits}"`);
  });

  it('alone can be said of', async () => {
    await setState(world, 'on');
    const registration = await message('ready');
    const fields = { registration, kind: 'moved', revision: '2', said: 'sent' };
    await send(`${base}/unknown`, fields);
    expect(await standings(world)).toMatchObject([{ standing: 'ready' }]);
    expect((await send(`${base}/unknown`, { ...fields, kind: 'x' })).status).toBe(404);
    expect((await send(`${base}/unknown`, { ...fields, revision: '-1' })).status).toBe(404);
  });
});
