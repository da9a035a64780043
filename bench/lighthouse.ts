import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { build } from '../scripts/build.mjs';
import { chromium } from '../scripts/chromium.mjs';
import { root, toolEnv } from '../scripts/files.mjs';
import { freshState, startServer } from '../test/browser/server.ts';

// Lighthouse brings 114 packages and 176 MB, for a look that few take: npm fetches it when asked.
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const LEAST = 99;
/** One run of a busy machine says little: the middle one counts. */
const RUNS = 3;
const FIRST_VISIT_MAX = 40_000;
/** While Lighthouse looks, this process asks nothing: a connection that was kept would be closed by then. */
const ALONE = { headers: { Connection: 'close' } };
/** A ticket is found by nobody but who has its address, and Lighthouse takes off for that. */
const KEPT_OUT = ['is-crawlable'];

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly runtimeError?: { readonly message: string };
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const before = load();
await build();
const { stateDir, remove } = freshState();
const server = await startServer(stateDir);
let isGood = true;
try {
  say('| page   | performance | accessibility | best practices | SEO | first visit, KB |');
  say('| ------ | ----------: | ------------: | -------------: | --: | --------------: |');
  await measure('event', `${server.url}/ar/demo`);
  await measure('form', `${server.url}/ar/demo/days/2`);
  await measure('ticket', await newTicket(server.url), KEPT_OUT);
  say(
    `\n${LIGHTHOUSE}, the middle of ${RUNS} runs, a phone as it simulates one, Arabic; the first visit packed by gzip.`,
  );
  say(`Of the ticket without ${KEPT_OUT.join(', ')}: it is kept out of search engines.`);
  say(`Load of the machine: ${before} before, ${load()} after.`);
} finally {
  await server.stop();
  remove();
}
process.exitCode = isGood ? 0 : 1;

/** Looks at a page, prints its row, and notes whether it keeps what is wanted. */
async function measure(page: string, url: string, skipped: readonly string[] = []): Promise<void> {
  const reports = Array.from({ length: RUNS }, () => reportOf(url, skipped));
  const scores = CATEGORIES.map((name) =>
    Math.round(100 * middle(reports.map((one) => one.categories[name]?.score ?? 0))),
  );
  const bytes = await firstVisit(url);
  if (scores.some((score) => score < LEAST) || !(bytes <= FIRST_VISIT_MAX)) isGood = false;
  say(`| ${[page, ...scores, (bytes / 1_000).toFixed(1)].join(' | ')} |`);
}

function reportOf(url: string, skipped: readonly string[]): Report {
  const flags = ['--headless=new', '--no-sandbox'].join(' ');
  const asked = [
    ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url],
    ...['--quiet', '--output=json', '--output-path=stdout', `--chrome-flags=${flags}`],
    `--only-categories=${CATEGORIES.join()}`,
    ...(skipped.length > 0 ? [`--skip-audits=${skipped.join()}`] : []),
  ];
  const { status, stdout, stderr } = spawnSync('npm', asked, {
    cwd: root,
    env: { ...process.env, ...toolEnv, CHROME_PATH: chromium() },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${LIGHTHOUSE} could not be fetched or run:\n${stderr}`);
  const report: Report = JSON.parse(stdout);
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
  return report;
}

/** Bytes of a page and of all that it names, packed as what stands in front of the service packs them. */
async function firstVisit(url: string): Promise<number> {
  const html = await (await fetch(url, ALONE)).text();
  const [head = ''] = html.split('<body');
  const named = [...head.matchAll(/(?:href|src)="(\/(?:assets|icons\/icon\.svg)[^"]*)"/g)];
  const sizes = await Promise.all(
    [...new Set(named.map(([, path]) => new URL(path ?? '', url).href))].map(async (address) => {
      const content = Buffer.from(await (await fetch(address, ALONE)).arrayBuffer());
      return address.endsWith('.woff2') ? content.length : gzipSync(content).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, gzipSync(html).length);
}

/** The address of a ticket that a family has just been given. */
async function newTicket(base: string): Promise<string> {
  const api = `${base}/api/v1/events/demo`;
  const event: { days: { slots: { id: string }[] }[] } = await (await fetch(api, ALONE)).json();
  const answer = await fetch(`${api}/registrations`, {
    method: 'POST',
    headers: {
      ...ALONE.headers,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      ...{ slot: event.days[1]?.slots[0]?.id, kind: 'family', party: { adults: 2, children: 3 } },
      ...{ contact: { name: 'فاطمة', phone: '0612345678', email: null } },
      ...{ locale: 'ar', consent: true },
    }),
  });
  const { tickets }: { tickets: { url: string }[] } = await answer.json();
  return tickets[0]?.url ?? base;
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
