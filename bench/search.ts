import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { editionKeys, keyedHash } from '../src/store/keys/keys.ts';
import { nameHashes } from '../src/store/keys/name-hashes.ts';
import { Gates } from './gates.ts';
import { type Service, startService } from './servers.ts';
import { type Row, table } from './table.ts';

// What a desk waits for while an edition grows: a search by each thing that somebody can say of
// their registration, beside scans at the gates.

const SIZES = [1_000, 100_000, 300_000];
const CHUNK = 25_000;
const ROUNDS = 60;
/** Milliseconds, of 95 searches of 100. */
const MOST = 200;
const SHARE = 0.95;
/** Gate phones beside it, each with a scan so often, ms. */
const PHONES = 4;
const PAUSE_MS = 40;

/** First names, of which the most common is one in ten, and family names. */
const FIRST = Array.from({ length: 100 }, (_, i) => `first${i}`);
const FAMILY = Array.from({ length: 2_000 }, (_, i) => `family${i}`);

/** A fraction that looks drawn, of the number of a registration. */
const drawn = (factor: number) => `((n.i * ${factor}) % 1000003) / 1000003.0`;
const skewed = (names: string, factor: number) =>
  `json_extract(${names}, '$[' || CAST(json_array_length(${names}) * ${drawn(factor)} * ${drawn(factor)} AS INTEGER) || ']')`;
const NTH =
  'WITH RECURSIVE nth (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2 - 1)';

// A UUID whose beginning looks drawn, so that keys are spread as those of visitors are.
const ID = `printf('%08x-0000-4000-8000-%012x', (n.i * 2654435761) % 4294967296, n.i)`;

const INSERT_REGISTRATIONS = `${NTH}
INSERT INTO registration (event, id, state, kind, day, slot, adults, children, girls, boys, coaches,
  held, step_free, locale, news, phone_hash, fingerprint, first_serial, first_secret, serials,
  created_at, changed_at)
SELECT s.event, ${ID}, 'confirmed', 'family', s.day, s.number, 2, 0, 0, 0, 1, 2, 0, 'ar', 0,
  iif(n.i = 0, ?3, 'phone ' || n.i), 'none', 1000000 + n.i, 0, '[' || (1000000 + n.i) || ']', 0, 0
FROM nth n JOIN slot s ON s.number = 1 + n.i % 30`;

const INSERT_WORDS = `${NTH}
INSERT INTO name_word (event, hash, registration)
SELECT e.number, ${skewed('?3', 48271)}, ${ID} FROM nth n JOIN event e
UNION ALL SELECT e.number, ${skewed('?4', 69621)}, ${ID} FROM nth n JOIN event e`;

const folder = mkdtempSync(join(tmpdir(), 'abwab-search-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  await build();
  const rows: Row[] = [];
  for (const size of SIZES) rows.push(...(await timesWith(size)));
  say(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of each kind of search, on a site with so many registrations. */
async function timesWith(size: number): Promise<Row[]> {
  const service = await startService(join(folder, String(size)), null, PHONES);
  const phone = '+212612345678';
  await fill(service, size, phone);
  say(`${size} registrations`);
  const gates = new Gates(service, { phones: PHONES, pauseMs: PAUSE_MS });
  const texts: Readonly<Record<string, string>> = {
    phone,
    'ticket number that is none': '482109375516',
    'most common first name': 'first0',
    'two common names': 'first0 family0',
    'common and rare name': 'first0 family1999',
    'name that nobody has': 'first0 nobody',
    'beginnings of two names': 'fir fam',
  };
  const rows: Row[] = [];
  for (const [what, text] of Object.entries(texts)) {
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS; round++) measured.push(await search(service, text));
    const budget = { most: MOST };
    rows.push({ what: `${size}: ${what}, ms`, measured, floor: [], budget, share: SHARE });
  }
  say(`${(await gates.stop()).length} scans beside`);
  await service.stop();
  return rows;
}

async function search({ origin, slug, cookie }: Service, text: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${origin}/console/${slug}/visitors`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: origin },
    body: new URLSearchParams({ text }),
  });
  if (response.status !== 200) throw new Error(`search: ${response.status}`);
  await response.arrayBuffer();
  return performance.now() - start;
}

/** Fills the edition with registrations of one window after the other, each with two names. */
async function fill({ db, secretKey }: Service, size: number, phone: string): Promise<void> {
  const { number, data_key } = await db.first('SELECT number, data_key FROM event');
  const sealed = { number: Number(number), data_key: String(data_key) };
  const keys = await editionKeys(secretKey, sealed, Date.now());
  if (!keys) throw new Error('the edition has no key');
  // As the service hashes them.
  const [first, family, own] = await Promise.all([
    nameHashes(keys, FIRST),
    nameHashes(keys, FAMILY),
    keyedHash(keys.find, `phone ${phone}`),
  ]);
  await db.run('UPDATE slot SET capacity = 1000000');
  for (let from = 0; from < size; from += CHUNK) {
    const to = Math.min(size, from + CHUNK);
    await db.run(INSERT_REGISTRATIONS, from, to, own);
    await db.run(INSERT_WORDS, from, to, JSON.stringify(first), JSON.stringify(family));
  }
}
