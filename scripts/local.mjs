import { watch } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { builtStamp } from './built.mjs';
import { root } from './files.mjs';
import { ask, invite } from './operator.mjs';
import { readyText } from './ready.mjs';
import { rebuilding } from './rebuild.mjs';
import { makeWayForSchema } from './schema.mjs';
import { demandFreePort, portNumber } from './server/address.mjs';
import { endAside } from './server/aside.mjs';
import { ownCertificate } from './server/certificate.mjs';
import { holdState } from './server/lock.mjs';
import { migrate, takeOver } from './server/migrate.mjs';
import { endsWithParent } from './server/parent.mjs';
import { watchNights } from './server/scrub.mjs';
import { demandKeyOfState, ensureSecrets, readSecrets } from './server/secrets.mjs';
import { Server } from './server/server.mjs';
import { rememberAddress, stateDir } from './state.mjs';

const USAGE = `npm start

Starts the service on this machine with a demonstration edition. It takes no options and is set by the
environment: PORT (8787), STATE_DIR (.state), where its data and secrets are, and HTTPS=1, which serves the
local network as well.
`;

/** Whoever ends a local server waits for it. */
const GRACE_MS = 2_000;
/** One save of an editor comes as several changes. */
const SAVED_MS = 100;

/** @type {Server | undefined} */
let server;
let stopping = false;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void stop(0));
}
endsWithParent(() => void stop(0));

try {
  await start();
} catch (error) {
  complain(error);
  await stop(1);
}

async function start() {
  // An option that is passed over would start another server than was asked for.
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stderr.write(USAGE);
    process.exit(0);
  }
  const port = portNumber(process.env.PORT || '8787');
  // A real phone gives a page its camera only over HTTPS: then the local network is served too.
  const https = isOn('HTTPS');
  const address = https ? lanAddress() : 'localhost';
  const url = `${https ? 'https' : 'http'}://${address}:${port}`;
  const listen = { host: https ? '0.0.0.0' : '127.0.0.1', port };
  await demandFreePort(listen);
  const state = holdState(stateDir);
  const moved = makeWayForSchema(stateDir);
  if (moved) {
    say(moved);
    state.release();
    holdState(stateDir);
  }
  const taken = takeOver(stateDir);
  if (taken) say(taken);
  migrate(stateDir);
  for (const deleted of endAside(stateDir)) say(deleted);
  ensureSecrets(stateDir);
  const secrets = readSecrets(stateDir);
  await demandKeyOfState(stateDir, secrets);
  await build();
  const stamp = builtStamp();
  server = new Server({
    stateDir,
    url,
    listen,
    settings: {
      PUBLIC_URL: url,
      RATE_LIMITS: https ? 'memory' : 'off',
      // Nothing stands in front that could say where a request comes from.
      CLIENT_ADDRESS: 'none',
    },
    secrets,
    ...(https && { tls: await ownCertificate(stateDir, address) }),
    graceMs: GRACE_MS,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    log: (line) => process.stderr.write(`${line}\n`),
    ended: () => void stop(1),
  });
  if (stopping) return;
  if (!(await server.start())) return;
  const { via } = server;
  rememberAddress(url, via);
  const service = { base: url, via, key: secrets.OPERATOR_KEY };
  const { knows_moroccan_law } = await ask(service, 'demo', {});
  const [gate, organizer] = [await invite(service, 'gate'), await invite(service, 'organizer')];
  const links = { visitors: `${url}/`, gate: gate.url, console: organizer.url };
  watchSources(server, stamp);
  watchNights(() => (stopping ? undefined : server), stateDir, say);
  process.stdout.write(readyText(links, { https, knowsLaw: Boolean(knows_moroccan_law) }));
}

/**
 * Builds anew when a source is saved, and serves what was built.
 * @param {Server} served
 * @param {string} stamp of the build that it serves
 */
function watchSources(served, stamp) {
  /** @type {NodeJS.Timeout | undefined} */
  let saved;
  const rebuild = rebuilding({
    served: stamp,
    build: async () => {
      await build();
      return builtStamp();
    },
    serve: async () => {
      if (!stopping) await served.renew();
    },
    say,
  });
  for (const folder of ['src', 'public']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(saved);
      saved = setTimeout(() => void rebuild(), SAVED_MS);
    }).unref();
  }
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  await server?.stop();
  process.exit();
}

/**
 * @param {string} name of a variable of the environment
 * @throws with a sentence when it is set to what could be meant either way
 */
function isOn(name) {
  const text = process.env[name] || '0';
  if (text !== '0' && text !== '1')
    throw new Error(`${name} is 1, or not set: ${text} is neither.`);
  return text === '1';
}

/** This machine's address in its own network, as a phone there can open it. */
function lanAddress() {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return (
    addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
  );
}

/** @param {string} sentence */
function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** @param {unknown} error */
function complain(error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
}
