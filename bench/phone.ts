import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { launchWithCamera } from '../test/browser/people.ts';
import { writeQrVideo } from '../test/browser/qr-video.ts';
import { freshState, type Server, startServer } from '../test/browser/server.ts';
import { fill, loaded, readTime, reopen, watchStore } from './phone/ledger.ts';
import { spans, times, watchCamera } from './phone/probe.ts';
import { start, wake } from './phone/screen.ts';
import { hold } from './phone/share.ts';
import { sizes } from './phone/sizes.ts';
import { forged, openPhone, slow, tickets } from './phone/stage.ts';
import { bareAnswer, emptyTransaction, type Verdicts, verdicts } from './phone/verdicts.ts';
import { type Budget, type Row, table } from './table.ts';

const SAMPLES = 30;
/** Of verdicts so many that a 95th percentile is not the second worst. */
const VERDICTS = 120;
/** Loads of a whole ledger: each takes seconds. */
const LOADS = 3;
const SLOWER = 4;
const CORE = 0.25;
/** So long a code is held up, and so long is the pause after it, s. */
const SHOT_S = 1.6;
/** A machine that is busy otherwise gives fewer samples at the camera after so long, ms. */
const CAMERA_MS = 90_000;
/** An answer older than this makes the phone decide alone, ms. */
const OFFLINE_AFTER = 11_000;
/** What an admission may wait for the server, ms. */
const PATIENCE = 250;

const { stateDir, remove } = freshState();
const rows: Row[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);
const add = (what: string, measured: readonly number[], budget: Budget = null) =>
  rows.push({ what: `${what} (${measured.length})`, measured, floor: [], budget });
const load = () => (loadavg()[0] ?? 0).toFixed(1);
const before = load();

await build();
let server = await startServer(stateDir);
try {
  const texts = await tickets(server, 2 * VERDICTS + 4);
  await atTheScreen(server, texts.slice(0, 2 * VERDICTS + 1));
  say(`${table(rows)}\n`);
  for (const pictures of [5, 15]) await atTheCamera(server, texts.slice(-3), pictures);
  rows.push(...(await sizes(server.url)));
  say(`${table(rows)}\n`);
  await server.stop();
  fill(stateDir);
  server = await startServer(stateDir);
  await withTheLedger(server);
  say(table(rows));
  say(`\nLoad of the machine: ${before} before, ${load()} after.`);
} finally {
  await server.stop();
  remove();
}

/** Verdicts of codes as a scanner types them, starts without network, and waking; the page slowed. */
async function atTheScreen(at: Server, texts: readonly string[]): Promise<void> {
  const browser = await launchWithCamera(video('blank.y4m', [null]));
  const { context, page } = await openPhone(browser, at, stateDir);
  await slow(page, SLOWER);
  const online = texts.slice(0, VERDICTS);
  addVerdicts('online, admitted', await verdicts(page, online, bareAnswer), 20 + PATIENCE);
  const forgeries = online.map((text, i) => forged(text, texts[i + 1] ?? ''));
  addVerdicts('online, refused', await verdicts(page, forgeries, emptyTransaction), 20);
  await context.setOffline(true);
  await page.waitForTimeout(OFFLINE_AFTER);
  const offline = texts.slice(VERDICTS, 2 * VERDICTS);
  addVerdicts('offline, admitted', await verdicts(page, offline, emptyTransaction), 20);
  const waking: number[] = [];
  while (waking.length < SAMPLES) waking.push(await wake(page));
  add('tap → camera awake, ms', waking, { most: 500 });
  await page.close();
  const starts: number[] = [];
  while (starts.length < SAMPLES) starts.push(await start(context, at.url, SLOWER));
  add('start without network → camera, ms', starts);
  await browser.close();
}

/**
 * From the picture with a code in it to the painted verdict, the whole browser on a part of a core.
 * The stand-in camera takes its pictures on that same part of a core, and the browser draws them
 * there too, which a phone's camera and graphics do beside: the more pictures a second, the less is
 * left of the core.
 */
async function atTheCamera(at: Server, texts: readonly string[], pictures: number): Promise<void> {
  const shots = texts.flatMap((text) => [null, text]);
  const browser = await launchWithCamera(video(`codes-${pictures}.y4m`, shots, pictures));
  const { context, page } = await openPhone(browser, at, stateDir);
  await context.setOffline(true);
  await page.waitForTimeout(OFFLINE_AFTER);
  const held = await hold(browser, CORE);
  await watchCamera(page);
  const took = async () => spans(await times(page, 'appeared'), await times(page, 'painted'));
  const last = Date.now() + CAMERA_MS;
  while ((await took()).length < SAMPLES && Date.now() < last) await page.waitForTimeout(2_000);
  const measured = await took();
  held.release();
  const what = `camera of ${pictures} pictures/s → verdict painted, ${CORE} core by ${held.by}, ms`;
  add(`${what}, p50`, measured, { most: 300 });
  rows.push({ what: `${what}, p95`, measured, floor: [], budget: { most: 300 }, share: 0.95 });
  await browser.close();
}

/** A day's ledger among all tickets of an edition: from the service, and from the disk at start. */
async function withTheLedger(at: Server): Promise<void> {
  const browser = await launchWithCamera(join(stateDir, 'blank.y4m'));
  const { context, page } = await openPhone(browser, at, stateDir);
  await watchStore(context);
  const loads: Awaited<ReturnType<typeof loaded>>[] = [];
  while (loads.length < LOADS) {
    await reopen(page, true);
    loads.push(await loaded(page));
  }
  add(
    'ledger from the service to the disk, ms',
    loads.map(({ ms }) => ms),
  );
  add(
    'ledger over the wire, KB',
    loads.map(({ wire }) => wire / 1_000),
  );
  add(
    'ledger on the disk, KB',
    loads.map(({ bytes }) => bytes / 1_000),
  );
  const reads: number[] = [];
  while (reads.length < SAMPLES) {
    await reopen(page, false);
    reads.push(await readTime(page));
  }
  add('ledger from the disk at start, ms', reads);
  await browser.close();
}

function addVerdicts(what: string, { shown, painted, floor }: Verdicts, most: number): void {
  const p95 = { floor, share: 0.95 };
  rows.push(
    { what: `${what}: verdict, ms, p50`, measured: shown, floor, budget: { most }, share: 0.5 },
    { what: `${what}: verdict, ms, p95`, measured: shown, ...p95, budget: { most } },
    { what: `${what}: painted, ms, p95`, measured: painted, ...p95, budget: null },
  );
}

function video(name: string, texts: readonly (string | null)[], pictures = 15): string {
  const path = join(stateDir, name);
  writeQrVideo(
    path,
    texts.map((text) => ({ text, seconds: SHOT_S })),
    { fps: pictures },
  );
  return path;
}
