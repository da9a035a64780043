import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCode, parseCode } from '../../src/domain/code.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { importPublicKey, parseToken, verifyTicket } from '../../src/domain/token.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { editionKeys, openText } from '../../src/store/keys/keys.ts';
import {
  family,
  newWorld,
  register,
  registered,
  request,
  vouchedFor,
  type World,
  ZONE,
} from './world.ts';
import { seated } from './writers.ts';

let world: World;
let edition: StoredEdition;
beforeAll(async () => {
  world = await newWorld();
  const loaded = await loadEdition(env.DB, world.number);
  if (!loaded) throw new Error('no edition');
  edition = loaded;
});

describe('registering a family', () => {
  it('gives a reference, a private link and one ticket for all of them', async () => {
    const response = await register(world, family());
    expect(response.status).toBe(201);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const { registration, tickets } = await response.json<RegistrationReceipt>();
    expect(registration).toMatchObject({ status: 'confirmed' });
    const day = edition.days[0];
    expect(tickets).toEqual([
      expect.objectContaining({
        kind: 'family',
        admits: 5,
        adults: 2,
        children: 3,
        date: day?.date,
        code: registration.reference,
      }),
    ]);
    const [ticket] = tickets;
    expect(Date.parse(ticket?.starts_at ?? '')).toBe(day?.slots[0]?.starts_at);
    expect(Date.parse(ticket?.ends_at ?? '')).toBe(day?.slots[0]?.ends_at);
    expect(ticket?.starts_at).toMatch(/T10:00:00[+-]\d\d:\d\d$/);
  });

  it('gives a ticket that the key of the edition signed, and no other', async () => {
    const [ticket] = (await registered(world)).tickets;
    const parsed = parseToken(ticket?.token ?? '');
    const [key] = edition.keys;
    if (!parsed || !key || !ticket) throw new Error('no ticket');
    expect(parsed.payload).toEqual({
      keyId: key.id,
      event: world.number,
      serial: ticket.serial,
      revision: 0,
      kind: 'family',
      locale: 'ar',
      adults: 2,
      children: 3,
      day: 1,
      slot: 1,
    });
    expect(await verifyTicket(parsed, await importPublicKey(key.jwk))).toBe(true);
    expect(ticket.url).toBe(`${env.PUBLIC_URL}/t/${ticket.token}`);
    expect(ticket.qr_url).toBe(`${ticket.url}.svg`);
    expect(parseCode(ticket.code, edition.code_key)?.serial).toBe(ticket.serial);
  });

  it('gives a private link that nobody can guess', async () => {
    const receipts = await Promise.all([registered(world), registered(world)]);
    const [one = '', other = ''] = receipts.map(
      ({ registration }) => registration.manage_url.split('/r/')[1],
    );
    // Five bits a character; 48 of them say which registration it is.
    expect(one.length * 5 - 48).toBeGreaterThanOrEqual(80);
    expect(one.slice(-16)).not.toBe(other.slice(-16));
  });

  it('gives the same answer for the same key and content, once', async () => {
    const key = crypto.randomUUID();
    const body = family();
    const first = await register(world, body, key);
    const second = await register(world, body, key);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('gives the same answer for the same content spelled otherwise', async () => {
    const key = crypto.randomUUID();
    const spelled = (name: string, phone: string) => family({ contact: { name, phone } });
    const first = await register(world, spelled('Zo\u00eb', '0612000099'), key);
    const second = await register(world, spelled(' Zoe\u0308 ', '+212 6 12 00 00 99'), key);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('shows no ticket of what was cancelled meanwhile', async () => {
    const [key, body] = [crypto.randomUUID(), family()];
    const first = await (await register(world, body, key)).json<RegistrationReceipt>();
    const page = new URL(first.registration.manage_url).pathname;
    await request(`${page}/cancel`, { method: 'POST', body: new URLSearchParams() });
    const second = await register(world, body, key);
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({
      registration: { ...first.registration, status: 'cancelled' },
      tickets: [],
    });
  });

  it('tells nothing of the first when the key comes back with other content', async () => {
    const key = crypto.randomUUID();
    await register(world, family(), key);
    const other = await register(world, family({ slot: '2' }), key);
    expect(other.status).toBe(422);
    const problem = await other.json<Record<string, unknown>>();
    expect(problem).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
    expect(JSON.stringify(problem)).not.toContain('manage_url');
  });

  it('seals what it knows of people', async () => {
    const name = 'خديجة بنت خويلد';
    await registered(world, { contact: { name, phone: '0612345678', email: 'k@example.org' } });
    const rows = await env.DB.prepare('SELECT * FROM registration').all();
    const stored = JSON.stringify(rows.results);
    for (const secret of [name, '612345678', 'k@example.org']) expect(stored).not.toContain(secret);
  });
});

describe('what a visitor typed', () => {
  it('is kept without controls and marks of direction, in one box', async () => {
    const contact = {
      name: ' \u202eفاطمة\u0000  الزهراء\u200f ',
      phone: '٠٦ ١٢ ٣٤ ٥٦ ٧٨',
      email: '\u200eF@Example.ORG',
    };
    const { registration } = await registered(world, { contact, kind: 'guest' });
    const serial = parseCode(registration.reference, edition.code_key)?.serial;
    const row = await env.DB.prepare(
      'SELECT id, contact FROM registration WHERE event = ?1 AND first_serial = ?2',
    )
      .bind(world.number, serial)
      .first<{ id: string; contact: string }>();
    const keys = await editionKeys(env.SECRET_KEY, edition, Date.now());
    if (!row || !keys) throw new Error('no registration');
    const opened = await openText(keys.seal, `${world.number} ${row.id}`, row.contact);
    expect(JSON.parse(opened)).toEqual({
      name: 'فاطمة الزهراء',
      phone: '+212612345678',
      email: 'f@example.org',
      organisation: null,
    });
    // A box that was moved to another row does not open.
    await expect(openText(keys.seal, `${world.number} other`, row.contact)).rejects.toThrow();
  });

  it.each(['ⵎⴰⵙⵙⵉⵏⵉⵙⵙⴰ', 'Zoë O’Hara', '王小明', "Robert'); DROP TABLE ticket; --", '{{7*7}}'])(
    'may be in any script: %s',
    async (name) => {
      const { registration } = await registered(world, {
        contact: { name, phone: '+33612345678' },
        kind: 'guest',
      });
      expect(registration.status).toBe('pending');
    },
  );
});

describe('a school', () => {
  const school = {
    kind: 'school',
    party: { girls: 61, boys: 50, adults: 10, coaches: 3 },
    organisation: 'مدرسة الأمل',
  };

  it('gets one ticket for each coach, its people shared as evenly as possible', async () => {
    const before = (await seated(world.number)).taken;
    const { registration, tickets } = await registered(world, await vouchedFor(world, school));
    expect(tickets.map(({ admits }) => admits).sort()).toEqual([40, 40, 41]);
    expect(tickets.map(({ adults }) => adults).sort()).toEqual([3, 3, 4]);
    expect(tickets.map(({ children }) => children)).toEqual([37, 37, 37]);
    const serials = tickets.map(({ serial }) => serial);
    expect(serials).toEqual([serials[0], Number(serials[0]) + 1, Number(serials[0]) + 2]);
    expect(new Set(tickets.map(({ kind }) => kind))).toEqual(new Set(['school']));
    expect(registration.reference).toBe(tickets[0]?.code);
    expect((await seated(world.number)).taken).toBe(before + 121);
  });

  it('needs its name', async () => {
    const response = await register(world, family({ ...school, organisation: null }));
    expect(await response.json()).toMatchObject({
      errors: [{ path: 'organisation', code: 'required' }],
    });
  });
});

describe('media and guests', () => {
  it.each(['media', 'guest'])('wait for a person: %s', async (kind) => {
    const before = (await seated(world.number)).taken;
    const { registration, tickets } = await registered(world, { kind });
    expect(registration.status).toBe('pending');
    expect(tickets).toEqual([]);
    // Their places are held meanwhile, and their reference is the code of the ticket to come.
    expect((await seated(world.number)).taken).toBe(before + 5);
    const ticket = await env.DB.prepare(
      'SELECT serial, secret, state FROM ticket WHERE event = ?1 ORDER BY serial DESC LIMIT 1',
    )
      .bind(world.number)
      .first<{ serial: number; secret: number; state: string }>();
    if (!ticket) throw new Error('no ticket');
    expect(ticket.state).toBe('pending');
    expect(registration.reference).toBe(formatCode(ticket, edition.code_key));
  });
});

describe('every kind', () => {
  it.each(['individual', 'family', 'association'])('has its ticket at once: %s', async (kind) => {
    const { tickets } = await registered(world, { kind, party: { adults: 1 } });
    expect(tickets).toMatchObject([{ kind, admits: 1, adults: 1, children: 0 }]);
  });

  it('is numbered without gaps, in the order it was taken', async () => {
    const fresh = await newWorld();
    const receipts = await Promise.all(Array.from({ length: 20 }, () => registered(fresh)));
    const serials = receipts.flatMap(({ tickets }) => tickets.map(({ serial }) => serial));
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});

describe('an event as JSON', () => {
  it('says what there is and what is left', async () => {
    const response = await request(`/api/v1/events/${world.slug}`);
    const body = await response.json<{ name: Record<string, string> }>();
    expect(body).toMatchObject({ slug: world.slug, timezone: ZONE, party_max: 10 });
    expect(Object.keys(body.name)).toEqual([...LOCALES]);
  });

  it('counts down what is left as people register', async () => {
    const fresh = await newWorld();
    await registered(fresh);
    const event = await (await request(`/api/v1/events/${fresh.slug}`)).json<{
      days: { slots: { id: string; capacity: number; remaining: number }[] }[];
    }>();
    const [first, second] = event.days[0]?.slots ?? [];
    expect(first).toMatchObject({ id: '1', capacity: 46_000, remaining: 45_995 });
    expect(second?.remaining).toBe(second?.capacity);
  });

  it('is not there for an unknown slug', async () => {
    const response = await request('/api/v1/events/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('X-Request-Id')).toBeTruthy();
  });
});
