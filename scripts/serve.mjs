import { parseArgs } from 'node:util';
import { BACKUP_DAYS_FAULT, isBackupDays } from '../src/domain/erasure.ts';
import { addressSettings } from '../src/http/address-settings.ts';
import { CONTACT_FAULT, contactOf } from '../src/http/security-contact.ts';
import { demandFreePort, listenAddress } from './server/address.mjs';
import { endAside } from './server/aside.mjs';
import { demandBuilt } from './server/build.mjs';
import { holdState } from './server/lock.mjs';
import { migrate, takeOver } from './server/migrate.mjs';
import { fewOpenFiles } from './server/open-files.mjs';
import { publicOrigin } from './server/origin.mjs';
import { endsWithParent } from './server/parent.mjs';
import { passkeysElsewhere } from './server/passkeys.mjs';
import { relaysOf } from './server/relays.mjs';
import { watchNights } from './server/scrub.mjs';
import { demandKeyOfState, ensureSecrets, readSecrets } from './server/secrets.mjs';
import { Server } from './server/server.mjs';
import { rememberAddress, stateDir } from './state.mjs';

const USAGE = `npm run serve -- --url https://HOST [--listen 127.0.0.1:8080] [--relay HOST:PORT]

Serves Abwab on this machine: builds it, brings the database of STATE_DIR (default .state) up to
date, and listens. --url is the address that visitors see and that every ticket carries; a proxy
of your own takes it, with its certificate, and passes requests on to --listen. --relay, once for each,
names what carries messages, such as your mail server: nothing else is asked from here.

Settings come from the environment: CLIENT_ADDRESS (none, or the name of the header in which your
proxy says where a request comes from), PROXY_ADDRESSES (of that proxy), SECURITY_CONTACT,
RELAYS (as --relay), RELAY_CA (a file with the certificate that your relays show), BACKUP_DAYS (for how
many days you keep backups, 30 without it: receipts of erasure say it). Secrets, SECRET_KEY and OPERATOR_KEY, come from the environment or from secrets.env in STATE_DIR, which is
made at the first start: keep a copy of it, elsewhere than the backups.

Log: JSON lines. Ends with SIGTERM, when it has finished what it took.
`;
/**
 * What was taken is finished within this time: longer than any answer takes. An open console or phone
 * keeps its socket until then, and nobody is answered meanwhile.
 */
const GRACE_MS = 5_000;
/** Settings of the service that are taken over from the environment as they are. */
const SETTINGS = ['CLIENT_ADDRESS', 'PROXY_ADDRESSES', 'SECURITY_CONTACT', 'BACKUP_DAYS'];

/** @type {Server | undefined} */
let server;
let stopping = false;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void stop(0));
}
endsWithParent(() => void stop(0));
// A reader of the log that is gone must not end the service.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stop(1);
}

async function start() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      listen: { type: 'string', default: '127.0.0.1:8080' },
      relay: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.url) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const url = publicOrigin(values.url);
  const listen = listenAddress(values.listen);
  const given = settings(url);
  const named = [...values.relay, process.env.RELAYS ?? ''].join(' ');
  const relays = await relaysOf(named, process.env.RELAY_CA);
  await demandFreePort(listen);
  holdState(stateDir);
  const taken = takeOver(stateDir);
  if (taken) say(taken);
  const { schema, applied } = migrate(stateDir);
  if (applied.length > 0) say(`The database has schema ${schema} now: ${applied.join(', ')}.`);
  for (const deleted of endAside(stateDir)) say(deleted);
  ensureSecrets(stateDir);
  const secrets = readSecrets(stateDir);
  await demandKeyOfState(stateDir, secrets);
  const elsewhere = passkeysElsewhere(stateDir, url);
  if (elsewhere) say(elsewhere);
  await demandBuilt();
  const few = fewOpenFiles();
  if (few) say(few);
  server = new Server({
    stateDir,
    url,
    listen,
    settings: given,
    secrets,
    ...(relays && { relays }),
    graceMs: GRACE_MS,
    say,
    log: print,
    ended: () => void stop(1),
  });
  if (stopping) return;
  if (!(await server.start())) return;
  rememberAddress(url, server.via);
  say(`Abwab is ready at ${url}`);
  watchNights(() => (stopping ? undefined : server), stateDir, say);
}

/**
 * @param {string} url
 * @returns {Record<string, string>}
 * @throws with a sentence when they cannot be meant
 */
function settings(url) {
  const given = SETTINGS.map((name) => [name, process.env[name] ?? '']);
  const written = Object.fromEntries(given.filter(([, value]) => value));
  // It speaks no TLS itself: somebody does, in front of it.
  if (url.startsWith('https:') && !written.CLIENT_ADDRESS) {
    throw new Error(
      'Set CLIENT_ADDRESS to the name of the header in which your proxy says where a request comes from, such as ' +
        'X-Forwarded-For: otherwise all visitors count as one, and the limits on calls shut them out. If that is what ' +
        'you want, set it to none.',
    );
  }
  const all = { RATE_LIMITS: 'memory', CLIENT_ADDRESS: 'none', ...written };
  const read = addressSettings(all);
  if (typeof read === 'string') throw new Error(`${read}.`);
  const contact = written.SECURITY_CONTACT?.trim();
  if (contact && contactOf(contact) === null) throw new Error(`${CONTACT_FAULT}.`);
  if (!isBackupDays(written.BACKUP_DAYS)) throw new Error(`${BACKUP_DAYS_FAULT}.`);
  return { PUBLIC_URL: url, ...all };
}

/**
 * As a line of the log, which programs read.
 * @param {string} text
 */
function say(text) {
  print(JSON.stringify({ line: 'server', at: new Date().toISOString(), text }));
}

/**
 * A log that takes no line, such as a file on a full disk, must not end the service.
 * @param {string} line
 */
function print(line) {
  try {
    process.stdout.write(`${line}\n`);
  } catch {}
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  await server?.stop();
  if (server) say('Abwab has ended.');
  process.exit();
}
