import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import build from './build.mjs';
import { root, toolEnv } from './files.mjs';
import { migrate } from './migrate.mjs';
import { ask, invite } from './operator.mjs';
import { readyText } from './ready.mjs';
import { makeWayForSchema } from './schema.mjs';
import {
  demandSecretKey,
  ensureSecrets,
  lastAddress,
  operatorKey,
  rememberAddress,
  secretsFile,
  stateDir,
  trustOwnCertificate,
} from './state.mjs';

const READY_MS = 60_000;
const CRON_MS = 60_000;
/** How often the server is asked whether it is well, and after how many silences it is ended. */
const WATCH_MS = 2_000;
const ANSWER_MS = 5_000;
const SILENT_MAX = 3;
/** Ends within so long, ms, after which it is not started once more. */
const ENDS_MS = 60_000;
const ENDS_MAX = 3;

const port = Number(process.env.PORT || 8787);
// A real phone gives a page its camera only over HTTPS: then the local network is served too.
const https = process.env.HTTPS === '1';
const url = https ? `https://${lanAddress()}:${port}` : `http://localhost:${port}`;
if (https) trustOwnCertificate();
const persistTo = join(stateDir, 'local');

const env = {
  ...toolEnv,
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(stateDir, 'log'),
  WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
  // No request to Cloudflare for a sample of `request.cf`.
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  // Otherwise every request's address, private links included, goes to a trace file on disk, and
  // a page under /cdn-cgi shows the whole database.
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
};

/** @type {import('node:child_process').ChildProcess | undefined} */
let watchdog;
let stopping = false;
let isReady = false;
/** When the server ended without being asked to. @type {number[]} */
const ends = [];
/** @type {Promise<void>} */
let again = Promise.resolve();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => stop(0));
}
watchParent();

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  stop(1);
}

async function start() {
  await demandFreePort();
  await demandFreeState();
  const moved = makeWayForSchema(stateDir);
  if (moved) process.stdout.write(`${moved}\n`);
  ensureSecrets();
  demandSecretKey();
  await build();
  migrate(persistTo, env);
  launch();
  rememberAddress(url);
  await healthy();
  const key = operatorKey();
  if (!key) throw new Error(`${secretsFile} holds no OPERATOR_KEY.`);
  const { knows_moroccan_law } = await ask(url, key, 'demo', {});
  const [gate, organizer] = [await invite(url, key, 'gate'), await invite(url, key, 'organizer')];
  const links = { visitors: `${url}/`, gate: gate.url, console: organizer.url };
  process.stdout.write(readyText(links, { https, knowsLaw: Boolean(knows_moroccan_law) }));
  setInterval(tick, CRON_MS).unref();
  isReady = true;
  void watch();
}

/** Runs wrangler under the watchdog, in a process group of their own. */
function launch() {
  const args = [
    ['wrangler', 'dev', '--port', String(port), '--log-level', 'error'],
    // Wrangler's own local server loses a connection whose body the Worker did not read, unless it
    // may put around the Worker what reads the rest.
    ['--bundle'],
    ['--ip', https ? '0.0.0.0' : '127.0.0.1', '--local-protocol', https ? 'https' : 'http'],
    ['--inspector-port', '0', '--persist-to', persistTo, '--env-file', secretsFile],
    ['--var', `PUBLIC_URL:${url}`, '--var', `RATE_LIMITS:${https ? 'on' : 'off'}`],
    // Nothing stands in front that could say where a request comes from.
    ['--var', 'CLIENT_ADDRESS:none'],
  ].flat();
  watchdog = spawn(process.execPath, [join(root, 'scripts/watchdog.mjs'), ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  watchdog.on('exit', () => {
    if (stopping) process.exit(process.exitCode);
    ends.push(Date.now());
    // One that ends again and again has a reason that no new start takes away.
    const lately = ends.filter((at) => at > Date.now() - ENDS_MS).length;
    if (!isReady || lately > ENDS_MAX) {
      process.stderr.write('The server stopped.\n');
      process.exit(1);
    }
    void startAgain('The server stopped: it is started again.');
  });
}

/** Asks now and then whether the server answers, and starts it again when it does not. */
async function watch() {
  for (let silent = 0; !stopping; ) {
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    silent = (await answers()) ? 0 : silent + 1;
    if (silent < SILENT_MAX || stopping) continue;
    silent = 0;
    process.stderr.write('The server does not answer: it is ended.\n');
    watchdog?.stdin?.end();
    await once(/** @type {import('node:child_process').ChildProcess} */ (watchdog), 'exit');
    await again;
  }
}

/** @param {string} sentence */
async function startAgain(sentence) {
  process.stderr.write(`${sentence}\n`);
  launch();
  again = healthy();
  await again.catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    stop(1);
  });
  if (!stopping) process.stdout.write('Abwab is ready again.\n');
}

/** Whether the server says that it is well. */
async function answers() {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}

/**
 * Closes the pipe; the watchdog ends the rest.
 * @param {number} code
 */
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  if (watchdog) watchdog.stdin?.end();
  else process.exit();
}

/** npm, or an older Node that handed over to this one, may be killed: then this has no purpose. */
function watchParent() {
  if (!process.env.npm_lifecycle_event && !process.env.ABWAB_PARENT) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(0), 500).unref();
}

/** Cloudflare runs the Worker's cron each minute; locally nobody else does. */
function tick() {
  fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => {});
}

async function healthy() {
  const deadline = Date.now() + READY_MS;
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (stopping) return;
    try {
      const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch {
      last = 'no answer';
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready within ${READY_MS / 1000} s: ${last}`);
}

/** This machine's address in its own network, as a phone there can open it. */
function lanAddress() {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return (
    addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
  );
}

/** @returns {Promise<void>} */
function demandFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is in use. Stop what runs there, or choose: PORT=8788 npm start`,
            )
          : new Error(`Port ${process.env.PORT}: ${error.message}`),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Two servers on one state would be two writers where there must be one. */
async function demandFreeState() {
  const [address, key] = [lastAddress(), operatorKey()];
  if (!address || !key) return;
  const answers = await ask(address, key, 'demo', {}).then(
    () => true,
    () => false,
  );
  if (answers) throw new Error(`This state is being served already, at ${address}.`);
}
